import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate, MandateKind } from '#kernel/visitor.ts'
import { type Member, membersByIds } from '#modules/members'
import { type Author, append, factFrom } from '#record'
import { mandateGranted } from '../projectors.ts'
import { type Granter, grantMandateRule } from '../rules/grant-mandate.ts'
import { type GrantRefusal, isMemberMandateKind } from '../vocabulary.ts'
import '../tables.ts'
import { lockMandate, lockMandates } from './lock-mandate.ts'

/** What is granted, to whom. */
export interface GrantForm {
  readonly kind: MandateKind
  readonly memberId: string | null
  readonly until: Date | null
}

/** Grants a mandate to an account that exists, under a mandate in force or, when `granter` is null, by the instance itself. */
export function grantMandate(
  ctx: Context,
  granter: Pick<Mandate, 'id'> | null,
  accountId: string,
  form: GrantForm,
): Promise<Outcome<{ readonly mandate: string }, GrantRefusal>> {
  return ctx.db.transaction().execute((trx) => grantMandateIn(trx, ctx, granter, accountId, form))
}

/** As `grantMandate`, inside a transaction that does more. */
export async function grantMandateIn(
  trx: Trx,
  ctx: Context,
  granter: Pick<Mandate, 'id'> | null,
  accountId: string,
  form: GrantForm,
): Promise<Outcome<{ readonly mandate: string }, GrantRefusal>> {
  await lockMandates(trx)
  const now = ctx.now()
  const authority = await authorityOf(trx, granter, now)
  if (authority === null) return refuse('mandate-not-in-force')
  const account = await trx.selectFrom('account').select('id').where('id', '=', accountId).executeTakeFirst()
  if (account === undefined) return refuse('holder-deleted')
  const memberId = isMemberMandateKind(form.kind) ? form.memberId : null
  const state = { member: await memberState(trx, memberId), held: await heldBy(trx, accountId, now) }
  const decided = grantMandateRule(authority, { mandate: ctx.newId(), kind: form.kind, until: form.until }, state, now)
  if (!decided.ok) return decided
  const { mandate, member } = decided.fact
  const by: Author = granter === null ? { kind: 'instance' } : { kind: 'mandate', mandate: granter.id }
  const about = member === undefined ? { mandate } : { mandate, member }
  await append(trx, mandateGranted, factFrom(ctx, { by, about, data: decided.fact }))
  await trx.insertInto('mandate_holder').values({ mandate_id: mandate, account_id: accountId }).execute()
  return { ok: true, fact: { mandate } }
}

/** What the granter may do now: null when its mandate is no longer in force. */
export async function authorityOf(trx: Trx, granter: Pick<Mandate, 'id'> | null, now: Date): Promise<Granter | null> {
  if (granter === null) return { kind: 'instance' }
  const locked = await lockMandate(trx, granter.id, now)
  return locked.ok ? locked.fact : null
}

/** What the rule needs to know of the member asked for. */
export async function memberState(
  trx: Trx,
  memberId: string | null,
): Promise<{ readonly id: string; readonly active: boolean } | null | undefined> {
  if (memberId === null) return undefined
  const member = (await membersByIds(trx, [memberId])).get(memberId)
  return member === undefined ? null : { id: member.id, active: mayAct(member) }
}

/** A member that is suspended or has withdrawn gets no new mandates. */
const mayAct = (member: Member) => member.status !== 'suspended' && member.status !== 'withdrawn'

const heldBy = (trx: Trx, accountId: string, now: Date) =>
  trx
    .selectFrom('mandate_holder as h')
    .innerJoin('mandate as m', 'm.id', 'h.mandate_id')
    .select(['m.kind', 'm.member_id as memberId'])
    .where('h.account_id', '=', accountId)
    .where('m.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>', now)]))
    .execute()
