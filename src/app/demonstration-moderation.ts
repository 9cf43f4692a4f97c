import type { Context } from '#kernel/context.ts'
import { mandatesInForce, personOfMandate } from '#modules/accounts'
import { decideCase, giveSecondOpinion, reportContent } from '#modules/moderation'
import { listEntries } from '#record'
import { demoId } from './demonstration-consultations.ts'
import { surroundings } from './moderation.ts'

const slug = 'exampleland-plan-2027-2029'
const proposal = demoId(slug, 'proposal', 'calendars')
const argument = demoId(slug, 'argument', 'calendars-insult')

const fields = ['text']
const reason = 'These words insult a person and say nothing about the proposal. The author may write the argument again without them.'

/**
 * The moderation case of the story, by the acts that moderators really do: words reported, removed by one of the invented
 * moderators, and the removal confirmed by the other. Does nothing once the words are gone, or when nobody moderates.
 */
export async function moderateDemoWords(ctx: Context): Promise<void> {
  const { entries } = await listEntries(ctx.db, { kind: 'argument-made', about: { kind: 'proposal', id: proposal }, page: 1, perPage: 50 })
  const entry = entries.find(({ data }) => JSON.stringify(data).includes(argument))
  if (entry === undefined || entry.disclosed['text'] === undefined) return
  const moderators = (await mandatesInForce(ctx.db, ctx.now())).filter(({ kind }) => kind === 'moderator')
  const people = await Promise.all(moderators.map(({ id }) => personOfMandate(ctx.db, id)))
  const [first, second] = moderators.flatMap(({ id }, at) => (people[at] ? [{ id, personId: people[at].personId }] : []))
  if (first === undefined || second === undefined) return
  // Nobody is written to: the author and whoever reported have no account.
  const parts = { ...surroundings, site: { name: '', origin: '' } }
  const report = { submission: demoId(slug, 'report-of-words'), entryId: entry.id, fields, ground: 'insult', words: null } as const
  const reported = await reportContent(ctx, { personId: null, language: 'en' }, report)
  if (!reported.ok) return
  const { caseId } = reported.fact
  await decideCase(ctx, first, caseId, { decision: 'remove', ground: 'insult', fields, reason }, parts)
  await giveSecondOpinion(ctx, second, caseId, { agrees: true, reason: 'An insult, and no argument.' }, parts)
}
