import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { planDocumentAdded } from '../projectors/plan.ts'
import { documentsOfPlan } from '../queries/plan-documents.ts'
import { decideAddDocument } from '../rules/change-plan.ts'
import { type AddDocumentRefusal, type DocumentForm, type PlanMandateRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { type LockPlan, lockPlan, lockPlanMandate } from './lock-plan.ts'

/** A member adds a document to its plan, at any time. The same form sent again adds nothing. */
export function addDocument(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: DocumentForm,
  lock: LockPlan = lockPlan,
): Promise<Outcome<{ readonly document: string }, AddDocumentRefusal | PlanMandateRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate, 'editors')
    if (!acting.ok) return acting
    const plan = await lock(trx, slug)
    if (plan === null) return refuse('plan-unknown')
    const document = deriveId(form.submission, plan.id, acting.fact.memberId, 'document')
    if ((await documentsOfPlan(trx, plan.id)).some(({ id }) => id === document)) return allow({ document })
    const decided = decideAddDocument(plan, acting.fact.memberId, form)
    if (!decided.ok) return decided
    const { kind, title, link, file } = form
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: plan.id, member: plan.memberId },
      data: { document, kind, file },
      disclosures: { [wordsField.title]: title, ...(link === null ? {} : { [wordsField.link]: link }) },
    })
    await append(trx, planDocumentAdded, fact)
    return allow({ document })
  })
}
