import type { Context } from '#kernel/context.ts'
import { sql } from '#kernel/database.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import { slugOf } from '#kernel/slug.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { membersByIds } from '#modules/members'
import { append, factFrom } from '#record'
import { consultationAnnounced } from '../projectors/consultation.ts'
import { findConsultation } from '../queries/consultations.ts'
import { thresholds } from '../queries/rules.ts'
import { decideAnnounceConsultation } from '../rules/announce-consultation.ts'
import type { AnnounceRefusal, ConsultationAnnounced } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockMemberMandate } from './lock-consultation.ts'

/** A consultation as its organiser words it; the address comes from the title. */
export type AnnounceForm = Omit<ConsultationAnnounced, 'slug' | 'fictional'> & {
  /** The form's own token: the same form sent twice has one effect. */
  readonly submission: string
  /** What it is about, when that is a plan or an action of the platform. */
  readonly planId: string | null
  readonly actionId: string | null
}

/** What announcing gives. */
export interface Announced {
  readonly id: string
  readonly slug: string
}

/** A member announces a consultation. The same form sent again gives the first answer and adds nothing. */
export function announceConsultation(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  form: AnnounceForm,
): Promise<Outcome<Announced, AnnounceRefusal | 'mandate-not-in-force' | 'mandate-for-no-member'>> {
  const { submission, planId, actionId, ...told } = form
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockMemberMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    // Addresses are decided against the whole list, which no row lock covers.
    await sql`select pg_advisory_xact_lock(hashtextextended('parvis/consultation-list', 0))`.execute(trx)
    const id = deriveId(submission, memberId)
    const slug = slugOf(told.title.en ?? told.title[told.title.original] ?? '')
    const standing = await findConsultation(trx, slug)
    if (standing?.id === id) return allow({ id, slug })
    const member = (await membersByIds(trx, [memberId])).get(memberId)
    const state = { member: member ?? { status: 'withdrawn' as const }, slugTaken: standing !== null }
    const decided = decideAnnounceConsultation({ slug, phases: told.phases }, state, thresholds(), ctx.now())
    if (!decided.ok) return decided
    const about = {
      consultation: id,
      member: memberId,
      ...(planId === null ? {} : { plan: planId }),
      ...(actionId === null ? {} : { action: actionId }),
    }
    const data = { ...told, slug, fictional: member?.fictional ?? false }
    await append(trx, consultationAnnounced, factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, data }))
    return allow({ id, slug })
  })
}
