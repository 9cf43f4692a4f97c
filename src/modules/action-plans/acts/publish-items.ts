import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom, type Json } from '#record'
import { commitmentPublished } from '../projectors/commitment.ts'
import type { PlanItemNow } from '../queries/plan-items.ts'
import type { Plan } from '../queries/plans.ts'
import { revisionOfDraft } from '../rules/draft-content.ts'
import { wordsField, writtenProse } from '../vocabulary.ts'

/**
 * Puts on the record what was written since it was last public, one revision for each commitment that changed, and gives what
 * the version of the plan then holds, in order. The caller's transaction appends the version itself.
 */
export async function publishItems(
  trx: Trx,
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  plan: Plan,
  items: readonly PlanItemNow[],
  reason: string | null = null,
): Promise<{ commitment: string; revision: number }[]> {
  const held: { commitment: string; revision: number }[] = []
  for (const item of items) {
    if (!item.changed || item.draft === null) {
      held.push({ commitment: item.id, revision: item.revision ?? 1 })
      continue
    }
    const revision = (item.revision ?? 0) + 1
    const { content, prose } = revisionOfDraft(item.content)
    const words = Object.entries(prose).map(([field, text]) => [field, jsonOf(text)] as const)
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { commitment: item.id, plan: plan.id, member: plan.memberId },
      data: {
        reference: item.reference,
        country: item.draft.country,
        revision,
        content,
        prose: [...writtenProse(item.content)],
        reasonGiven: reason !== null,
      },
      disclosures: { ...Object.fromEntries(words), ...(reason === null ? {} : { [wordsField.reason]: reason }) },
    })
    await append(trx, commitmentPublished, fact)
    held.push({ commitment: item.id, revision })
  }
  return held
}

/** A text in several languages as words of an entry: a language without text is left out. */
const jsonOf = (text: LocalizedText): Json => {
  const { original, fr, en, es, ar } = text
  return { original, ...(fr ? { fr } : {}), ...(en ? { en } : {}), ...(es ? { es } : {}), ...(ar ? { ar } : {}) }
}
