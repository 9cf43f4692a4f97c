import type { Migration } from '#kernel/database.ts'
import { membersTables } from './members-tables.ts'

/** The steps of this module's schema, in order. */
export const migrations: readonly Migration[] = [membersTables]
