import type { Migration } from '#kernel/database.ts'
import { plansMigration } from './0300-plans.ts'

/** Steps of the schema of action plans, in order. */
export const migrations: readonly Migration[] = [plansMigration]
