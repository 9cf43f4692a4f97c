import type { ColumnType } from 'kysely'

/** `jsonb`: written as text, read as a value. Fine here, since what was hashed is the entry, not this copy. */
export type Json<T> = ColumnType<T, string, string>

/** The same, or null. */
export type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>
