import type { Db } from './database.ts'

/** Everything an act or a query may reach, passed explicitly: no globals, no ambient user. */
export interface Context {
  readonly db: Db
  /** The instant the request is answered at. Acts and rules never read a clock. */
  readonly now: () => Date
  /** A fresh uuidv7: sorts by time of creation. */
  readonly newId: () => string
  /** The instance's public address without a final slash, also the record's origin name. */
  readonly origin: string
}
