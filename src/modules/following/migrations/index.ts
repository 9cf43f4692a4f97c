import type { Migration } from '#kernel/database.ts'
import { followingMigration } from './0540-following.ts'

/** Steps of the schema of following, in order. */
export const migrations: readonly Migration[] = [followingMigration]
