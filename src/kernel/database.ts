import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'

/** Every table of the platform. Each owner merges its own in its `tables.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Database {}

/** A connection that reads. Writing takes a `Trx`. */
export type Db = Kysely<Database>

/** A transaction in progress: what every function that writes takes. */
export type Trx = Transaction<Database>

/** One forward-only step of the schema. Ids sort in the order they run: `0010-record`, `0100-members`… */
export interface Migration {
  readonly id: string
  readonly sql: string
}

export { type RawBuilder, sql }
