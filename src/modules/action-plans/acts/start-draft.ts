import type { Context } from '#kernel/context.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { membersByIds } from '#modules/members'
import { draftsOfPlan, findDraftById } from '../queries/drafts.ts'
import { decideStartDraft } from '../rules/write-commitment.ts'
import { emptyDraft, type StartDraftRefusal, type WriterRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { keepVersion } from './keep-version.ts'
import { lockWriter, sharePlan } from './lock-draft.ts'
import { nextReference } from './next-reference.ts'

/** What starting to write a commitment needs: the language it is written in, and its title. */
export interface StartDraftForm {
  readonly submission: string
  readonly language: Language
  readonly title: string
}

/** Starts the private draft of a commitment and gives it its reference. The same form sent again gives the same draft. */
export function startDraft(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  planSlug: string,
  { submission, language, title }: StartDraftForm,
): Promise<Outcome<{ readonly reference: string }, StartDraftRefusal | WriterRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockWriter(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    const plan = await sharePlan(trx, planSlug)
    if (plan === null) return refuse('plan-unknown')
    const country = (await membersByIds(trx, [plan.memberId])).get(plan.memberId)?.country ?? 'XX'
    // Taken before anything is counted: it lets one reference of a country be given at a time.
    const reference = await nextReference(trx, country)
    const id = deriveId(submission, plan.id, memberId, 'draft')
    const first = await findDraftById(trx, id)
    if (first !== null) return allow({ reference: first.reference })
    const decided = decideStartDraft(plan, memberId, (await draftsOfPlan(trx, plan.id)).length)
    if (!decided.ok) return decided
    const content = { ...emptyDraft(language), title: { original: language, [language]: title }, from: plan.from, to: plan.to }
    await trx
      .insertInto('commitment_draft')
      .values({
        id,
        plan_id: plan.id,
        member_id: memberId,
        reference,
        country,
        language,
        content: JSON.stringify(content),
        version: 1,
        created_at: ctx.now(),
        changed_at: ctx.now(),
      })
      .execute()
    await keepVersion(trx, { draftId: id, version: 1, content, submission, mandateId: mandate.id, at: ctx.now() })
    return allow({ reference })
  })
}
