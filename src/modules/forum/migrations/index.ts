import type { Migration } from '#kernel/database.ts'
import { forumMigration } from './0500-forum.ts'

/** Steps of the schema of forums, in order. */
export const migrations: readonly Migration[] = [forumMigration]
