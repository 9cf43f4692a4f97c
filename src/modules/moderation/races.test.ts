import { expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { sql } from '#kernel/database.ts'
import { joinAction } from '#modules/collective-actions'
import { actionScene } from '#test/action-scene.ts'
import { decideCase, giveSecondOpinion } from './acts/decide-case.ts'
import { reportContent } from './acts/report-content.ts'
import { findCase, type LockCase } from './queries/cases.ts'

const parts = {
  projection: { facts, projectedTables },
  participants: { personOf: async () => null, idsOf: async () => [] },
  site: { name: 'Parvis', origin: 'https://parvis.example' },
}
const form = { decision: 'remove', ground: 'threat', fields: ['contribution-1'], reason: 'x' } as const

/** What happens without the lock: the case is read, and a moment passes. */
const unlocked: LockCase = async (trx, id) => {
  const found = await findCase(trx, id)
  await sql`select pg_sleep(0.05)`.execute(trx)
  return found
}

async function scene() {
  const s = await actionScene()
  const moderator = async () => {
    const { id } = await s.mandate(null, 'moderator')
    return { id, personId: s.ctx.newId() }
  }
  const moderators = await Promise.all(Array.from({ length: 12 }, moderator))
  const reported = async () => {
    const member = await s.member()
    const { slug } = await s.action()
    const joined = await joinAction(s.ctx, await s.mandate(member), slug, s.form())
    if (!joined.ok) throw new Error(joined.refusal)
    const entryId = joined.fact.entryId
    const report = { entryId, fields: [], ground: 'threat', words: null } as const
    // Ten strangers at once, one case.
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => reportContent(s.ctx, { personId: null, language: 'en' }, { ...report, submission: s.ctx.newId() })),
    )
    const cases = new Set(answers.map((answer) => (answer.ok ? answer.fact.caseId : answer.refusal)))
    expect(cases.size).toBe(1)
    return [...cases][0] ?? ''
  }
  const removals = async () => (await s.outbox()).filter(({ kind }) => kind === 'content-removed').length
  return { ...s, moderators, reported, removals }
}

test('of twelve moderators who decide at once, one does; of eleven second opinions, one counts', async () => {
  const { ctx, moderators, reported, removals } = await scene()
  const caseId = await reported()
  const decided = await Promise.all(moderators.map((one) => decideCase(ctx, one, caseId, form, parts)))
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(decided.filter((one) => !one.ok && one.refusal === 'already-decided')).toHaveLength(11)
  expect(await removals()).toBe(1)
  const winner = decided.findIndex(({ ok }) => ok)
  const others = moderators.filter((_, at) => at !== winner)
  const seconds = await Promise.all(
    others.map((one, at) => giveSecondOpinion(ctx, one, caseId, { agrees: at % 2 === 0, reason: 'x' }, parts)),
  )
  expect(seconds.filter(({ ok }) => ok)).toHaveLength(1)
}, 60_000)

test('without the lock of the case, two first decisions stand', async () => {
  const { ctx, moderators, reported } = await scene()
  let harm = 0
  for (let round = 0; round < 5 && harm === 0; round += 1) {
    const caseId = await reported()
    const decided = await Promise.allSettled(moderators.map((one) => decideCase(ctx, one, caseId, form, parts, unlocked)))
    if (decided.filter((one) => one.status === 'rejected' || one.value.ok).length > 1) harm += 1
  }
  expect(harm).toBe(1)
}, 60_000)
