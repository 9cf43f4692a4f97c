import type { Migration } from '#kernel/database.ts'
import { casesMigration } from './0525-cases.ts'

/** Steps of the schema of moderation, in order. */
export const migrations: readonly Migration[] = [casesMigration]
