import type { Db, Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'

/** A mail to one person. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly lang: Language
}

/** Hands a mail over for sending: with a transaction, only if it is committed. */
export type SendMail = (db: Db | Trx, mail: Mail) => Promise<void>
