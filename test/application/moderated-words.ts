import { surroundings } from '#app/moderation.ts'
import { appealRemoval } from '../../src/modules/moderation/acts/appeal-removal.ts'
import { decideCase, giveSecondOpinion } from '../../src/modules/moderation/acts/decide-case.ts'
import { reportContent } from '../../src/modules/moderation/acts/report-content.ts'
import type { World } from '../world.ts'

/** The mandate of one of the demonstration's moderators, with the person behind it. */
async function moderator(w: World, role: 'moderator' | 'second-moderator') {
  const found = await w.db
    .selectFrom('mandate_holder as h')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .select(['h.mandate_id as id', 'a.person_id as personId'])
    .where('a.email', 'like', `${role}@%`)
    .executeTakeFirstOrThrow()
  return found
}

/**
 * Leaves a case in every state somebody has to act on: one new, one that waits for the second opinion, one appealed; and
 * the newest words of a person removed, so that they may appeal. Gives the entry whose words are still on the pages.
 */
export async function moderateWords(w: World): Promise<string> {
  const [first, second] = [await moderator(w, 'moderator'), await moderator(w, 'second-moderator')]
  const parts = { ...surroundings, site: { name: 'Parvis', origin: 'http://localhost' } }
  const spoken = await w.db.selectFrom('record_disclosure').select('entry_id').distinct().orderBy('entry_id', 'desc').limit(4).execute()
  for (const [at, { entry_id: entryId }] of spoken.entries()) {
    const report = { submission: w.ctx.newId(), entryId, fields: [], ground: 'insult', words: 'Look at this.' } as const
    const reported = await reportContent(w.ctx, { personId: null, language: 'en' }, report)
    if (!reported.ok) throw new Error(`reporting: ${reported.refusal}`)
    const { caseId } = reported.fact
    if (at === 1) continue
    const fields = (await w.db.selectFrom('record_disclosure').select('field').where('entry_id', '=', entryId).execute()).map(
      ({ field }) => field,
    )
    const decided = await decideCase(w.ctx, first, caseId, { decision: 'remove', ground: 'insult', fields, reason: 'An insult.' }, parts)
    if (!decided.ok) throw new Error(`deciding: ${decided.refusal}`)
    if (at === 2) continue
    const agreed = await giveSecondOpinion(w.ctx, second, caseId, { agrees: true, reason: 'An insult.' }, parts)
    if (!agreed.ok) throw new Error(`the second opinion: ${agreed.refusal}`)
    if (at === 3) await appealRemoval(w.ctx, { caseId, isAuthor: true, appeal: 'No insult.' })
  }
  return spoken[1]?.entry_id ?? ''
}
