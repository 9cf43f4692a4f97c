import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { decideDeleteDraft } from '../rules/write-commitment.ts'
import type { DeleteDraftRefusal, WriterRefusal } from '../vocabulary.ts'
import { lockDraft, lockWriter } from './lock-draft.ts'

type Answer = Outcome<{ readonly planSlug: string }, DeleteDraftRefusal | WriterRefusal | 'draft-unknown'>

/** Deletes a draft that the public never saw. It can be restored: nothing it says is lost, and its reference stays taken. */
export const deleteDraft = (ctx: Context, mandate: Pick<Mandate, 'id'>, reference: string): Promise<Answer> =>
  setDeleted(ctx, mandate, reference, true)

/** Takes back that a draft was deleted. */
export const restoreDraft = (ctx: Context, mandate: Pick<Mandate, 'id'>, reference: string): Promise<Answer> =>
  setDeleted(ctx, mandate, reference, false)

function setDeleted(ctx: Context, mandate: Pick<Mandate, 'id'>, reference: string, deleted: boolean): Promise<Answer> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockWriter(trx, ctx, mandate)
    if (!acting.ok) return acting
    const locked = await lockDraft(trx, reference)
    if (locked === null) return refuse('draft-unknown')
    const { draft, plan } = locked
    const decided = decideDeleteDraft(draft, plan, acting.fact.memberId)
    if (!decided.ok) return decided
    if ((draft.deletedAt !== null) !== deleted) {
      await trx
        .updateTable('commitment_draft')
        .set({ deleted_at: deleted ? ctx.now() : null })
        .where('id', '=', draft.id)
        .execute()
    }
    return allow({ planSlug: plan.slug })
  })
}
