import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import { restoreWords, withhold } from '#record'
import type { LockCase } from '../queries/cases.ts'
import { decideFirst, decideSecond } from '../rules/decide-case.ts'
import '../tables.ts'
import type { DecideRefusal, DecisionForm, ModeratorRefusal, SecondRefusal } from '../vocabulary.ts'
import { type HeldCase, holdCase, type ModerationParts, type Moderator, toldBy } from './hold-case.ts'
import { tellAuthor, tellReporters } from './tell-people.ts'

/** What a decision did: the entry of the removal, when words left the pages or came back. */
export interface Decided {
  readonly removalId: string | null
}

/** A first moderator decides on a case: keeps the words, or asks for their removal on a ground. */
export function decideCase(
  ctx: Context,
  moderator: Moderator,
  caseId: string,
  form: DecisionForm,
  parts: ModerationParts,
  lock?: LockCase,
): Promise<Outcome<Decided, DecideRefusal | ModeratorRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await holdCase(trx, ctx, moderator, caseId, parts, lock)
    if (!held.ok) return held
    const step = decideFirst(held.fact.it, form, held.fact.judge)
    if (!step.ok) return step
    const now = ctx.now()
    await trx
      .updateTable('moderation_case')
      .set({
        first_at: now,
        first_person: moderator.personId,
        first_mandate: moderator.id,
        first_decision: form.decision,
        ground: form.decision === 'remove' ? form.ground : null,
        fields: form.decision === 'remove' ? [...form.fields] : [],
        reason: form.reason,
      })
      .where('id', '=', caseId)
      .execute()
    if (step.fact === 'remove-now') return takeOff(trx, ctx, moderator, withForm(held.fact, form), 1, parts)
    if (step.fact === 'keep') await tellReporters(trx, caseId, 'kept', held.fact.entry, parts)
    return allow({ removalId: null })
  })
}

const withForm = (held: HeldCase, { ground, fields, reason }: DecisionForm): HeldCase => ({
  ...held,
  it: { ...held.it, ground, fields, reason },
})

/** A second moderator, another person, agrees to a removal or not. */
export function giveSecondOpinion(
  ctx: Context,
  moderator: Moderator,
  caseId: string,
  { agrees, reason }: { readonly agrees: boolean; readonly reason: string },
  parts: ModerationParts,
  lock?: LockCase,
): Promise<Outcome<Decided, SecondRefusal | ModeratorRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await holdCase(trx, ctx, moderator, caseId, parts, lock)
    if (!held.ok) return held
    const { it, entry, judge } = held.fact
    const step = decideSecond(it, agrees, judge)
    if (!step.ok) return step
    const opinion = { second_at: ctx.now(), second_person: moderator.personId, second_mandate: moderator.id }
    await trx
      .updateTable('moderation_case')
      .set({ ...opinion, second_agrees: agrees, second_reason: reason })
      .where('id', '=', caseId)
      .execute()
    if (step.fact === 'remove') return takeOff(trx, ctx, moderator, held.fact, 2, parts)
    if (step.fact === 'restore') await restoreAfterSecond(trx, ctx, moderator, held.fact, parts)
    await tellReporters(trx, caseId, agrees ? 'removed' : 'kept', entry, parts)
    return allow({ removalId: it.removalId })
  })
}

/** The words leave the pages: the public entry, the case, the author's mail. What their author erased meanwhile closes the case. */
async function takeOff(
  trx: Trx,
  ctx: Context,
  moderator: Moderator,
  { it, entry }: HeldCase,
  opinions: 1 | 2,
  parts: ModerationParts,
): Promise<Outcome<Decided, never>> {
  if (it.ground === null) throw new Bug(`the case ${it.id} removes words without a ground`)
  const told = toldBy(ctx, moderator)
  const other = opinions === 2 ? it.firstMandate : null
  const removal = { ...told, target: it.entryId, fields: [...it.fields], ground: it.ground, opinions, other }
  const removed = await withhold(trx, removal, parts.projection)
  if (!removed.ok) {
    await trx.updateTable('moderation_case').set({ erased_at: ctx.now() }).where('id', '=', it.id).execute()
    return allow({ removalId: null })
  }
  await trx
    .updateTable('moderation_case')
    .set({ removal_id: removed.fact.id, removed_at: removed.fact.at })
    .where('id', '=', it.id)
    .execute()
  await tellAuthor(trx, entry, { what: 'removed', removalId: removed.fact.id, ground: it.ground, reason: it.reason ?? '' }, parts)
  if (opinions === 2) await tellReporters(trx, it.id, 'removed', entry, parts)
  return allow({ removalId: removed.fact.id })
}

async function restoreAfterSecond(
  trx: Trx,
  ctx: Context,
  moderator: Moderator,
  { it, entry }: HeldCase,
  parts: ModerationParts,
): Promise<void> {
  const removal = it.removalId ?? ''
  const restored = await restoreWords(trx, { ...toldBy(ctx, moderator), removal, reason: 'second-opinion' })
  if (restored.ok) await tellAuthor(trx, entry, { what: 'restored', removalId: removal }, parts)
}
