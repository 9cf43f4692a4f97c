import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { contributionCorrected } from '../projectors.ts'
import { decideCorrectContribution } from '../rules/contribution.ts'
import { type ContributionForm, type CorrectRefusal, type MandateRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { recorded } from './join-action.ts'
import { lockMemberMandate, lockMembersInAction } from './lock-action.ts'
import { readContribution } from './read-contribution.ts'

/** The contribution as it should read from now on. */
export interface CorrectForm {
  readonly submission: string
  readonly contribution: string
  readonly after: ContributionForm
}

/** A member corrects its contribution: a new version, the old one stays. The same form sent again adds nothing. */
export function correctContribution(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: CorrectForm,
  lock = lockMembersInAction,
): Promise<Outcome<{ readonly entryId: string }, CorrectRefusal | MandateRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockMemberMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    const action = await lock(trx, [memberId], slug)
    if (action === null) return refuse('action-unknown')
    const standing = await readContribution(trx, action.id, form.contribution)
    const correction = deriveId(form.submission, form.contribution, memberId, 'correction')
    if (standing?.correctionIds.includes(correction)) return allow({ entryId: standing.newestEntryId })
    if (standing === null) return refuse('contribution-unknown')
    const decided = decideCorrectContribution(standing, memberId, standing.current, form.after)
    if (!decided.ok) return decided
    const { description, link } = form.after
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { action: action.id, member: memberId },
      data: {
        participation: standing.participationId,
        contribution: standing.id,
        correction,
        version: standing.version + 1,
        ...recorded(form.after),
      },
      disclosures: { [wordsField.corrected]: description, ...(link === null ? {} : { [wordsField.correctedLink]: link }) },
    })
    await append(trx, contributionCorrected, fact)
    return allow({ entryId: fact.id })
  })
}
