import type { ColumnType } from 'kysely'
import { type Db, sql, type Trx } from './database.ts'
import type { Language } from './languages.ts'
import type { Log } from './log.ts'

/** A mail in plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly lang: Language
  /** Further headers by name: how a mail program ends a list by itself. */
  readonly headers?: MailHeaders | undefined
}

/** Headers of a mail beside who, to whom and about what. */
export type MailHeaders = Readonly<Record<string, string>>

export interface MailMessageTable {
  id: number
  recipient: string
  subject: string
  body: string
  lang: string
  written_at: Date
  attempts: number
  next_attempt_at: Date
  last_error: string | null
  sent_at: Date | null
  headers: ColumnType<MailHeaders | null, string | null, string | null>
}

declare module './database.ts' {
  interface Database {
    mail_message: MailMessageTable
  }
}

/** Writes a mail to be sent. With a transaction, it is sent only if that is committed, and then for certain. */
export async function sendMail(db: Db | Trx, mail: Mail): Promise<void> {
  const headers = mail.headers === undefined ? null : JSON.stringify(mail.headers)
  await sql`
    insert into mail_message (recipient, subject, body, lang, headers)
    values (${mail.to}, ${mail.subject}, ${mail.text}, ${mail.lang}, ${headers}::jsonb)
  `.execute(db)
}

/** Hands one mail to the outside world. */
export type Transport = (mail: Pick<Mail, 'to' | 'subject' | 'text' | 'headers'>) => Promise<void>

/** A transport over SMTP; `url` is `smtp://` or `smtps://`. The library is loaded with the first mail: it holds 7 MB. */
export function smtpTransport(url: string, from: string): Transport {
  const load = async () => (await import('nodemailer')).createTransport(url)
  let loading: ReturnType<typeof load> | undefined
  return async ({ to, subject, text, headers = {} }) => {
    loading ??= load()
    const transport = await loading
    await transport.sendMail({ from, to, subject, text, headers })
  }
}

const batch = 20
const longestPauseMinutes = 6 * 60
const keptDays = 30

/**
 * Sends what waits and is due; gives how many were sent. A mail that fails is tried again after 1, 2, 4… minutes, at most
 * six hours apart, and is never lost: it stays with the reason. Two senders at once take different mails.
 */
export async function deliverMail(db: Db, transport: Transport, now: Date, log: Log): Promise<number> {
  let sent = 0
  for (let taken = 0; taken < batch; taken += 1) {
    const found = await db.transaction().execute(async (trx) => {
      const mail = await trx
        .selectFrom('mail_message')
        .selectAll()
        .where('sent_at', 'is', null)
        .where('next_attempt_at', '<=', now)
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (mail === undefined) return false
      try {
        await transport({ to: mail.recipient, subject: mail.subject, text: mail.body, headers: mail.headers ?? {} })
        // Addresses and words of sent mail are not kept: only that a mail was sent.
        await trx
          .updateTable('mail_message')
          .set({ sent_at: now, recipient: '', body: '', subject: '', headers: null, last_error: null })
          .where('id', '=', mail.id)
          .execute()
        sent += 1
      } catch (error) {
        const pauseMinutes = Math.min(longestPauseMinutes, 2 ** Math.min(mail.attempts, 10))
        const reason = error instanceof Error ? error.message : String(error)
        log.warn({ mail: mail.id, attempts: mail.attempts + 1, reason }, 'a mail could not be sent; it will be tried again')
        const next = new Date(now.getTime() + pauseMinutes * 60_000)
        await trx
          .updateTable('mail_message')
          .set({ attempts: mail.attempts + 1, next_attempt_at: next, last_error: reason })
          .where('id', '=', mail.id)
          .execute()
      }
      return true
    })
    if (!found) break
  }
  return sent
}

/** Removes what was sent, or written to the local mailbox, more than thirty days ago. */
export async function forgetOldMail(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await db.deleteFrom('mail_message').where('written_at', '<', before).execute()
}

/** The newest mails of the local mailbox: what would have been sent if SMTP were configured. */
export function localMailbox(db: Db, limit: number) {
  return db
    .selectFrom('mail_message')
    .select(['id', 'recipient', 'subject', 'body', 'lang', 'written_at as writtenAt'])
    .where('sent_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
