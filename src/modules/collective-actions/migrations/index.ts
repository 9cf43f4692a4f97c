import type { Migration } from '#kernel/database.ts'
import { actionsMigration } from './0200-actions.ts'

/** Steps of the schema of collective actions, in order. */
export const migrations: readonly Migration[] = [actionsMigration]
