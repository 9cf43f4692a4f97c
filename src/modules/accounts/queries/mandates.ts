import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import { memberMandateKinds, type RevocationGround } from '../vocabulary.ts'
import '../tables.ts'

/** A mandate as everybody may see it: what it allows, since when, until when, by which entries. Never whose it is. */
export interface PublicMandate {
  readonly id: string
  readonly kind: MandateKind
  readonly memberId: string | null
  readonly grantedAt: Date
  readonly validUntil: Date | null
  readonly entryId: string
  readonly revokedAt: Date | null
  readonly revokedGround: RevocationGround | null
  readonly revokedEntryId: string | null
}

const selectMandates = (db: Db) =>
  db
    .selectFrom('mandate')
    .select([
      'id',
      'kind',
      'member_id as memberId',
      'granted_at as grantedAt',
      'valid_until as validUntil',
      'entry_id as entryId',
      'revoked_at as revokedAt',
      'revoked_ground as revokedGround',
      'revoked_entry_id as revokedEntryId',
    ])
    .orderBy('granted_at')
    .orderBy('id')

/** Every mandate a member ever had, the oldest first. */
export const mandatesOfMember = (db: Db, memberId: string): Promise<readonly PublicMandate[]> =>
  selectMandates(db).where('member_id', '=', memberId).execute()

/** Every mandate in force. */
export async function mandatesInForce(db: Db, now: Date): Promise<readonly PublicMandate[]> {
  const mandates = await selectMandates(db).where('revoked_at', 'is', null).execute()
  return mandates.filter((mandate) => isInForce(mandate, now))
}

/** A mandate by its id, or undefined. */
export const findMandate = (db: Db, id: string): Promise<PublicMandate | undefined> =>
  selectMandates(db).where('id', '=', id).executeTakeFirst()

/** Tells whether a mandate is in force at an instant. */
export const isInForce = (mandate: Pick<PublicMandate, 'revokedAt' | 'validUntil'>, now: Date): boolean =>
  mandate.revokedAt === null && (mandate.validUntil === null || mandate.validUntil > now)

/** A mandate with the address of who holds it: for whoever may grant and revoke it, never for the public. */
export interface HeldMandate extends PublicMandate {
  /** Null once the account is deleted. */
  readonly email: string | null
}

/** Mandates with their holders, the newest first; of one member when it is named. */
export async function heldMandates(db: Db, memberId?: string): Promise<readonly HeldMandate[]> {
  const base = selectMandates(db).clearOrderBy().orderBy('granted_at', 'desc').orderBy('id', 'desc')
  const mandates = await (memberId === undefined ? base : base.where('member_id', '=', memberId)).execute()
  const holders = await db
    .selectFrom('mandate_holder as h')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .select(['h.mandate_id as mandateId', 'a.email'])
    .execute()
  const emails = new Map(holders.map(({ mandateId, email }) => [mandateId, email]))
  return mandates.map((mandate) => ({ ...mandate, email: emails.get(mandate.id) ?? null }))
}

/** One mandate with its holder, or null. */
export async function findHeldMandate(db: Db, id: string): Promise<HeldMandate | null> {
  const mandate = await findMandate(db, id)
  if (mandate === undefined) return null
  const holder = await db
    .selectFrom('mandate_holder as h')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .select('a.email')
    .where('h.mandate_id', '=', id)
    .executeTakeFirst()
  return { ...mandate, email: holder?.email ?? null }
}

/** The mandates in force of a person. */
export async function mandatesOfAccount(db: Db, accountId: string, now: Date): Promise<readonly PublicMandate[]> {
  const held = await db.selectFrom('mandate_holder').select('mandate_id').where('account_id', '=', accountId).execute()
  if (held.length === 0) return []
  const ids = held.map(({ mandate_id: id }) => id)
  const mandates = await selectMandates(db).where('id', 'in', ids).execute()
  return mandates.filter((mandate) => isInForce(mandate, now))
}

/** The members with which the holder of a mandate holds mandates in force: what R11 asks about an assessor. */
export async function membersOfHolder(db: Db, mandateId: string, now: Date): Promise<readonly string[]> {
  const holder = await db.selectFrom('mandate_holder').select('account_id').where('mandate_id', '=', mandateId).executeTakeFirst()
  if (holder === undefined) return []
  const mandates = await mandatesOfAccount(db, holder.account_id, now)
  return mandates.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
}

/** An invitation not yet accepted, withdrawn or expired. */
export interface OpenInvitation {
  readonly id: string
  readonly email: string
  readonly kind: MandateKind
  readonly memberId: string | null
  readonly validUntil: Date | null
  readonly invitedAt: Date
  readonly expiresAt: Date
}

const selectInvitations = (db: Db, now: Date) =>
  db
    .selectFrom('mandate_invitation')
    .select([
      'id',
      'email',
      'kind',
      'member_id as memberId',
      'valid_until as validUntil',
      'invited_at as invitedAt',
      'expires_at as expiresAt',
    ])
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at')

/** Invitations waiting for an answer; of one member when it is named. */
export const openInvitations = (db: Db, now: Date, memberId?: string): Promise<readonly OpenInvitation[]> =>
  (memberId === undefined ? selectInvitations(db, now) : selectInvitations(db, now).where('member_id', '=', memberId)).execute()

/** Invitations waiting for the answer of one address. */
export const invitationsFor = (db: Db, email: string, now: Date): Promise<readonly OpenInvitation[]> =>
  selectInvitations(db, now).where('email', '=', email).execute()

/** An open invitation by its id. */
export const findInvitation = (db: Db, id: string, now: Date): Promise<OpenInvitation | undefined> =>
  selectInvitations(db, now).where('id', '=', id).executeTakeFirst()

/** Somebody who acts for members, with the address and language of their mail. */
export interface MandateHolder {
  readonly email: string
  /** Null: never chosen. */
  readonly lang: Language | null
  readonly memberIds: readonly string[]
}

/** Everybody who holds a member's mandate in force, once each, with all the members they act for. Private: for writing to them. */
export async function memberMandateHolders(db: Db, now: Date): Promise<readonly MandateHolder[]> {
  const rows = await db
    .selectFrom('mandate_holder as h')
    .innerJoin('mandate as m', 'm.id', 'h.mandate_id')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .select(['a.email', 'a.mail_language as lang', 'm.member_id as memberId'])
    .where('m.kind', 'in', [...memberMandateKinds])
    .where('m.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>', now)]))
    .orderBy('a.email')
    .execute()
  const holders = new Map<string, { email: string; lang: Language | null; memberIds: string[] }>()
  for (const { email, lang, memberId } of rows) {
    if (memberId === null) continue
    const holder = holders.get(email) ?? { email, lang, memberIds: [] }
    holders.set(email, { ...holder, memberIds: [...new Set([...holder.memberIds, memberId])] })
  }
  return [...holders.values()]
}
