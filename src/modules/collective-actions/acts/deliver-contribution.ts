import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { contributionDelivered } from '../projectors.ts'
import { mayDeliverContribution } from '../rules/contribution.ts'
import { type DeliverRefusal, type MandateRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockMemberMandate, lockMembersInAction } from './lock-action.ts'
import { readContribution } from './read-contribution.ts'

/** What shows that a contribution was delivered, and where to see it. */
export interface DeliverForm {
  readonly submission: string
  readonly contribution: string
  readonly evidence: string
  readonly link: string | null
}

/** A member declares its contribution delivered. The same form sent again adds nothing. */
export function deliverContribution(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: DeliverForm,
  lock = lockMembersInAction,
): Promise<Outcome<{ readonly entryId: string }, DeliverRefusal | MandateRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockMemberMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    const action = await lock(trx, [memberId], slug)
    if (action === null) return refuse('action-unknown')
    const standing = await readContribution(trx, action.id, form.contribution)
    const delivery = deriveId(form.submission, form.contribution, memberId, 'delivery')
    if (standing?.deliveryId === delivery && standing.deliveryEntryId !== null) return allow({ entryId: standing.deliveryEntryId })
    const decided = mayDeliverContribution(standing, memberId)
    if (standing === null) return refuse('contribution-unknown')
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { action: action.id, member: memberId },
      data: { participation: standing.participationId, contribution: standing.id, delivery },
      disclosures: {
        [wordsField.evidence]: form.evidence,
        ...(form.link === null ? {} : { [wordsField.evidenceLink]: form.link }),
      },
    })
    await append(trx, contributionDelivered, fact)
    return allow({ entryId: fact.id })
  })
}
