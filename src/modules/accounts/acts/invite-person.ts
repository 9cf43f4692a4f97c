import type { Context } from '#kernel/context.ts'
import type { Db, Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { grantMandateRule } from '../rules/grant-mandate.ts'
import { type InviteRefusal, isMemberMandateKind } from '../vocabulary.ts'
import '../tables.ts'
import { authorityOf, type GrantForm, grantMandateIn, memberState } from './grant-mandate.ts'
import { lockMandates } from './lock-mandate.ts'

/** How long an invitation may be accepted, in days. */
export const invitationDays = 14

export interface InviteForm extends GrantForm {
  readonly email: string
  readonly language: Language
}

/** An invitation to tell by mail. */
export interface SentInvitation extends InviteForm {
  readonly id: string
  readonly expiresAt: Date
}

/** Sends the mail of an invitation, in the transaction that makes it. */
export type TellInvitation = (trx: Trx, invitation: SentInvitation) => Promise<void>

/**
 * Offers a mandate to an address. Nothing enters the record yet: the mandate is granted when the person accepts, under the
 * mandate of whoever invited, if that is still in force. Asking again replaces the earlier invitation.
 */
export function invitePerson(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  form: InviteForm,
  tell: TellInvitation,
): Promise<Outcome<SentInvitation, InviteRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    await lockMandates(trx)
    const now = ctx.now()
    const authority = await authorityOf(trx, mandate, now)
    if (authority === null) return refuse('mandate-not-in-force')
    const email = form.email.trim().toLowerCase()
    const memberId = isMemberMandateKind(form.kind) ? form.memberId : null
    const state = { member: await memberState(trx, memberId), held: await heldByAddress(trx, email, now) }
    const decided = grantMandateRule(authority, { mandate: ctx.newId(), kind: form.kind, until: form.until }, state, now)
    if (!decided.ok) return decided
    await withdrawSame(trx, email, form.kind, memberId, now)
    const invitation = { ...form, email, memberId, id: ctx.newId(), expiresAt: new Date(now.getTime() + invitationDays * 86_400_000) }
    await insertInvitation(trx, mandate.id, invitation, now)
    await tell(trx, invitation)
    return { ok: true, fact: invitation }
  })
}

const heldByAddress = (trx: Trx, email: string, now: Date) =>
  trx
    .selectFrom('account as a')
    .innerJoin('mandate_holder as h', 'h.account_id', 'a.id')
    .innerJoin('mandate as m', 'm.id', 'h.mandate_id')
    .select(['m.kind', 'm.member_id as memberId'])
    .where('a.email', '=', email)
    .where('m.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>', now)]))
    .execute()

async function withdrawSame(trx: Trx, email: string, kind: GrantForm['kind'], memberId: string | null, now: Date): Promise<void> {
  await trx
    .updateTable('mandate_invitation')
    .set({ withdrawn_at: now })
    .where('email', '=', email)
    .where('kind', '=', kind)
    .where('member_id', memberId === null ? 'is' : '=', memberId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

async function insertInvitation(trx: Trx, invitedBy: string, invitation: SentInvitation, now: Date): Promise<void> {
  const { id, email, kind, memberId, until, language, expiresAt } = invitation
  await trx
    .insertInto('mandate_invitation')
    .values({
      id,
      email,
      kind,
      member_id: memberId,
      valid_until: until,
      language,
      invited_by: invitedBy,
      invited_at: now,
      expires_at: expiresAt,
      accepted_at: null,
      withdrawn_at: null,
    })
    .execute()
}

/** Who accepts: signed in with the invited address, which is the proof. */
export interface Invitee {
  readonly accountId: string
  readonly email: string
}

/** Accepts an invitation: grants the mandate by a recorded act of whoever invited. */
export function acceptInvitation(
  ctx: Context,
  invitee: Invitee,
  invitationId: string,
): Promise<Outcome<{ readonly mandate: string }, InviteRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    await lockMandates(trx)
    const invitation = await openInvitation(trx, invitationId)
    if (invitation === undefined) return refuse('invitation-not-found')
    if (invitation.email !== invitee.email) return refuse('invitation-for-another')
    if (invitation.expires_at <= ctx.now()) return refuse('invitation-expired')
    const { kind, member_id: memberId, valid_until: until, invited_by: id } = invitation
    const granted = await grantMandateIn(trx, ctx, { id }, invitee.accountId, { kind, memberId, until })
    if (!granted.ok) return granted
    await trx.updateTable('mandate_invitation').set({ accepted_at: ctx.now() }).where('id', '=', invitationId).execute()
    return granted
  })
}

const openInvitation = (db: Db, id: string) =>
  db
    .selectFrom('mandate_invitation')
    .selectAll()
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()

/** Withdraws an invitation nobody has accepted: its author, a steward, or a point of contact of the same member may. */
export function withdrawInvitation(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  invitationId: string,
): Promise<Outcome<{ readonly invitation: string }, InviteRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    await lockMandates(trx)
    const authority = await authorityOf(trx, mandate, ctx.now())
    if (authority === null) return refuse('mandate-not-in-force')
    const invitation = await openInvitation(trx, invitationId)
    if (invitation === undefined) return refuse('invitation-not-found')
    const own = 'memberId' in authority && authority.kind === 'point-of-contact' && authority.memberId === invitation.member_id
    if (authority.kind !== 'steward' && invitation.invited_by !== mandate.id && !own) return refuse('may-not-grant')
    await trx.updateTable('mandate_invitation').set({ withdrawn_at: ctx.now() }).where('id', '=', invitationId).execute()
    return { ok: true, fact: { invitation: invitationId } }
  })
}
