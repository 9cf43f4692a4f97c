import type { Context } from '#kernel/context.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { slugOf } from '#kernel/slug.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { actionProposed } from '../projectors.ts'
import { actionsByIds, listActions, nextActionNumber } from '../queries/actions.ts'
import { decideProposeAction } from '../rules/run-action.ts'
import type { ActionLevel, ActionTheme, ProposeRefusal, StewardRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockActionList, lockStewardMandate } from './lock-action.ts'

/** An action as the support team describes it. */
export interface ProposeForm {
  readonly submission: string
  /** Null: the next free one. */
  readonly number: number | null
  readonly title: LocalizedText
  readonly asks: readonly LocalizedText[]
  readonly theme: ActionTheme
  readonly level: ActionLevel
  readonly from: string | null
  readonly to: string | null
  readonly fictional: boolean
}

/** The support team proposes an action; its address is made from the English title. Sent again, it adds nothing. */
export function proposeAction(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  form: ProposeForm,
): Promise<Outcome<{ readonly slug: string; readonly entryId: string }, ProposeRefusal | StewardRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockStewardMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    await lockActionList(trx)
    const id = deriveId(form.submission, mandate.id, 'action')
    const first = (await actionsByIds(trx, [id])).get(id)
    if (first !== undefined) return allow({ slug: first.slug, entryId: first.entryId })
    const { submission: _, number: asked, ...rest } = form
    const number = asked ?? (await nextActionNumber(trx))
    const slug = slugOf(form.title.en ?? '')
    const decided = decideProposeAction({ number, slug }, await listActions(trx))
    if (!decided.ok) return refuse(decided.refusal)
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { action: id },
      data: { ...rest, asks: [...form.asks], number, slug },
    })
    await append(trx, actionProposed, fact)
    return allow({ slug, entryId: fact.id })
  })
}
