import type { Context } from '#kernel/context.ts'
import type { Db } from '#kernel/database.ts'
import { limits } from '#kernel/limits.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { mandatesInForce } from '#modules/accounts'
import { restoreWords } from '#record'
import { type LockCase, lockCase } from '../queries/cases.ts'
import { decideAppeal, mayDecideAppeal } from '../rules/decide-case.ts'
import '../tables.ts'
import type { AppealDecisionRefusal, AppealRefusal, ModeratorRefusal } from '../vocabulary.ts'
import { holdCase, type ModerationParts, type Moderator, toldBy } from './hold-case.ts'
import { tellAuthor } from './tell-people.ts'

/** The author of removed words says why they should come back. Once; the same words sent again change nothing. */
export function appealRemoval(
  ctx: Context,
  { caseId, isAuthor, appeal }: { readonly caseId: string; readonly isAuthor: boolean; readonly appeal: string },
  lock: LockCase = lockCase,
): Promise<Outcome<null, AppealRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const it = await lock(trx, caseId)
    if (it === null) return refuse('case-unknown')
    if (isAuthor && it.appeal === appeal) return allow(null)
    const may = decideAppeal(it, isAuthor, ctx.now(), limits['appeal-months'])
    if (!may.ok) return may
    await trx.updateTable('moderation_case').set({ appeal, appealed_at: ctx.now() }).where('id', '=', caseId).execute()
    return allow(null)
  })
}

/** Somebody who decided neither before decides an appeal: the words come back, or stay off the pages. The author is told why. */
export function decideAppealOf(
  ctx: Context,
  moderator: Moderator,
  caseId: string,
  { grants, reason }: { readonly grants: boolean; readonly reason: string },
  parts: ModerationParts,
  lock?: LockCase,
): Promise<Outcome<null, AppealDecisionRefusal | ModeratorRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await holdCase(trx, ctx, moderator, caseId, parts, lock)
    if (!held.ok) return held
    const { it, entry, judge } = held.fact
    const may = mayDecideAppeal(it, judge, await othersModerate(trx, ctx.now()))
    if (!may.ok) return may
    await trx
      .updateTable('moderation_case')
      .set({ appeal_decided_at: ctx.now(), appeal_person: moderator.personId, appeal_granted: grants, appeal_reason: reason })
      .where('id', '=', caseId)
      .execute()
    const removalId = it.removalId ?? ''
    if (grants) {
      const restored = await restoreWords(trx, { ...toldBy(ctx, moderator), removal: removalId, reason: 'appeal' })
      // Erased by their author since: nothing can come back, and there is nothing to tell on the record.
      if (!restored.ok) return allow(null)
    }
    await tellAuthor(trx, entry, { what: grants ? 'appeal-granted' : 'appeal-refused', removalId, reason }, parts)
    return allow(null)
  })
}

/** Whether somebody beside a first and a second moderator could decide: a third mandate in force. */
export async function othersModerate(db: Db, now: Date): Promise<boolean> {
  const mandates = await mandatesInForce(db, now)
  return mandates.filter(({ kind }) => kind === 'moderator').length > 2
}
