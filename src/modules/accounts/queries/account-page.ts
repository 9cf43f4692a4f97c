import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'
import { findMandate, invitationsFor, isInForce, mandatesOfAccount, type OpenInvitation, type PublicMandate } from './mandates.ts'

/** Where a person is signed in. */
export interface SessionRow {
  readonly id: string
  readonly openedAt: Date
  /** To within five minutes. */
  readonly usedAt: Date
  readonly expiresAt: Date
  readonly userAgent: string | null
  /** The one that asks. */
  readonly current: boolean
}

export interface PasskeyRow {
  readonly id: string
  readonly name: string | null
  readonly addedAt: Date | null
}

/** Everything the account page shows. */
export interface AccountPage {
  readonly email: string
  readonly mailLanguage: Language | null
  readonly mandates: readonly PublicMandate[]
  readonly invitations: readonly OpenInvitation[]
  readonly sessions: readonly SessionRow[]
  readonly passkeys: readonly PasskeyRow[]
}

/** What a person sees of their own account. */
export async function accountPage(db: Db, accountId: string, token: string | null, now: Date): Promise<AccountPage> {
  const account = await db
    .selectFrom('account')
    .select(['email', 'mail_language as mailLanguage'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const [mandates, invitations, sessions, passkeys] = await Promise.all([
    mandatesOfAccount(db, accountId, now),
    invitationsFor(db, account.email, now),
    sessionsOf(db, accountId, token, now),
    passkeysOf(db, accountId),
  ])
  return { ...account, mandates, invitations, sessions, passkeys }
}

async function sessionsOf(db: Db, accountId: string, token: string | null, now: Date): Promise<readonly SessionRow[]> {
  const rows = await db
    .selectFrom('account_session')
    .select(['id', 'created_at as openedAt', 'updated_at as usedAt', 'expires_at as expiresAt', 'user_agent as userAgent', 'token'])
    .where('user_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(({ token: own, ...session }) => ({ ...session, current: own === token }))
}

const passkeysOf = (db: Db, accountId: string): Promise<readonly PasskeyRow[]> =>
  db
    .selectFrom('account_passkey')
    .select(['id', 'name', 'created_at as addedAt'])
    .where('user_id', '=', accountId)
    .orderBy('created_at')
    .execute()

/** Everything kept about a person, to take away: dates in ISO 8601, secrets left out. */
export async function accountExport(db: Db, accountId: string, now: Date) {
  const { email, mailLanguage, sessions, passkeys, invitations } = await accountPage(db, accountId, null, now)
  const account = await db
    .selectFrom('account')
    .select(['created_at as createdAt', 'person_id as personId', 'desk_seen_at as deskSeenAt'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const identities = await db
    .selectFrom('account_identity')
    .select(['provider_id as provider', 'account_id as subject', 'created_at as linkedAt'])
    .where('user_id', '=', accountId)
    .execute()
  const held = await db.selectFrom('mandate_holder').select('mandate_id as id').where('account_id', '=', accountId).execute()
  const mandates = await Promise.all(held.map(({ id }) => findMandate(db, id)))
  return {
    exportedAt: now,
    account: { id: accountId, email, mailLanguage, ...account },
    mandates: mandates.flatMap((mandate) => (mandate === undefined ? [] : [{ ...mandate, inForce: isInForce(mandate, now) }])),
    invitations,
    sessions: sessions.map(({ current: _, ...session }) => session),
    passkeys,
    identities,
  }
}
