import { beforeAll, describe, expect, test } from 'vitest'
import { carryingOutScene, linkEvidence, tellFact } from '#test/carrying-out-scene.ts'
import { addEvidence } from './acts/add-evidence.ts'
import { changeDate } from './acts/change-date.ts'
import { reopenMilestone } from './acts/reopen-milestone.ts'
import { reportDone } from './acts/report-done.ts'
import { reportProgress } from './acts/report-progress.ts'
import { withdrawEvidence } from './acts/withdraw-evidence.ts'
import { findEvidence } from './queries/evidence.ts'
import { milestonesOfCommitment } from './queries/milestones.ts'
import type { NewReport } from './vocabulary.ts'

let scene: Awaited<ReturnType<typeof carryingOutScene>>
beforeAll(async () => {
  scene = await carryingOutScene()
})

type Promised = Awaited<ReturnType<typeof scene.commitment>>
const link = 'https://example.org/register'
const done = (of: Promised, over: Partial<Parameters<typeof reportDone>[4]> = {}, position = 1) =>
  reportDone(scene.ctx, of.mandate, of.reference, position, {
    submission: scene.ctx.newId(),
    on: '2026-11-20',
    note: null,
    evidence: null,
    ...over,
  })
const newDate = (of: Promised, due: string, submission = scene.ctx.newId()) =>
  changeDate(scene.ctx, of.mandate, of.reference, 1, { submission, due, reason: 'The supplier changed' })
const evidence = (of: Promised, address = link, milestone: number | null = 1, submission = scene.ctx.newId()) =>
  addEvidence(scene.ctx, of.mandate, of.reference, { submission, milestone, evidence: linkEvidence(address) })
const report = (of: Promised, over: Partial<NewReport> = {}) =>
  reportProgress(scene.ctx, of.mandate, of.reference, {
    submission: scene.ctx.newId(),
    from: '2026-01-01',
    to: '2026-06-30',
    completion: 'limited',
    done: 'The law was voted',
    challenges: null,
    nextSteps: null,
    ...over,
  })
const statusOf = async (of: Promised) =>
  (await milestonesOfCommitment(scene.db, of.commitment, scene.ctx.now())).map(({ status }) => status.state)
const refusal = async (outcome: Promise<{ ok: boolean; refusal?: string }>) => (await outcome).refusal ?? 'none'

describe('a milestone', () => {
  test('is reported done with its evidence by one act, and the same form again adds nothing', async () => {
    const of = await scene.commitment()
    const form = { submission: scene.ctx.newId(), evidence: linkEvidence(link), note: 'Open to all' }
    const first = await done(of, form)
    expect(await done(of, form)).toEqual(first)
    expect(await statusOf(of)).toEqual(['done'])
    expect(await scene.entries('milestone-reported-done', of.commitment)).toHaveLength(1)
    expect(await scene.entries('evidence-added', of.commitment)).toHaveLength(1)
  })

  test('is done without evidence until some is added', async () => {
    const of = await scene.commitment()
    expect((await done(of)).ok).toBe(true)
    expect(await statusOf(of)).toEqual(['done-without-evidence'])
    expect((await evidence(of)).ok).toBe(true)
    expect(await statusOf(of)).toEqual(['done'])
  })

  test('gets another date; every date it had stays, with its reason', async () => {
    const of = await scene.commitment([{ due: '2026-11-01' }])
    expect(await statusOf(of)).toEqual(['late'])
    const submission = scene.ctx.newId()
    const first = await newDate(of, '2027-03-31', submission)
    expect(await newDate(of, '2027-03-31', submission)).toEqual(first)
    expect((await newDate(of, '2027-06-30')).ok).toBe(true)
    const [milestone] = await milestonesOfCommitment(scene.db, of.commitment, scene.ctx.now())
    expect(milestone).toMatchObject({ firstDueOn: '2026-11-01', dueOn: '2027-06-30', status: { state: 'under-way' } })
    expect(milestone?.dates.map(({ before, due, reason }) => [before, due, reason])).toEqual([
      ['2026-11-01', '2027-03-31', 'The supplier changed'],
      ['2027-03-31', '2027-06-30', 'The supplier changed'],
    ])
  })

  test('is reopened by who reported it done, and may be reported done again', async () => {
    const of = await scene.commitment()
    await done(of)
    expect((await reopenMilestone(scene.ctx, of.mandate, of.reference, 1, { reason: 'Not in force yet' })).ok).toBe(true)
    expect(await statusOf(of)).toEqual(['under-way'])
    expect((await done(of)).ok).toBe(true)
  })
})

describe('evidence', () => {
  test('is added once, may be withdrawn once with its reason, and added again afterwards', async () => {
    const of = await scene.commitment()
    const submission = scene.ctx.newId()
    const first = await evidence(of, link, 1, submission)
    expect(await evidence(of, link, 1, submission)).toEqual(first)
    const id = first.ok ? first.fact.evidenceId : ''
    const withdraw = (reason: string) => withdrawEvidence(scene.ctx, of.mandate, of.reference, { evidence: id, reason })
    const withdrawn = await withdraw('It showed another register')
    expect(await withdraw('It showed another register')).toEqual(withdrawn)
    expect(await refusal(withdraw('Another reason'))).toBe('evidence-withdrawn')
    expect(await findEvidence(scene.db, of.commitment, id)).toMatchObject({ withdrawalReason: 'It showed another register' })
    expect((await evidence(of)).ok).toBe(true)
  })

  test('may be a file, and may be about the whole commitment', async () => {
    const of = await scene.commitment()
    const file = { sha256: 'b'.repeat(64), mediaType: 'application/pdf', bytes: 10, name: 'decree.pdf' }
    const form = { submission: scene.ctx.newId(), milestone: null, evidence: { description: 'The decree', link: null, file } }
    const added = await addEvidence(scene.ctx, of.mandate, of.reference, form)
    const found = await findEvidence(scene.db, of.commitment, added.ok ? added.fact.evidenceId : '')
    expect(found).toMatchObject({ kind: 'file', milestoneId: null, fileName: 'decree.pdf', sha256: file.sha256, state: 'reachable' })
    expect(await refusal(addEvidence(scene.ctx, of.mandate, of.reference, { ...form, submission: scene.ctx.newId() }))).toBe(
      'evidence-there-already',
    )
  })
})

describe('a progress report', () => {
  test('says complete only when every milestone has evidence, and each period is reported once', async () => {
    const of = await scene.commitment([{ due: '2026-12-31' }, { due: '2026-12-31' }])
    const form = { submission: scene.ctx.newId() }
    const first = await report(of, form)
    expect(await report(of, form)).toEqual(first)
    expect(await refusal(report(of, { from: '2026-06-30', to: '2026-10-31' }))).toBe('period-reported')
    const second = { from: '2026-07-01', to: '2026-10-31', completion: 'complete' } as const
    expect(await refusal(report(of, second))).toBe('milestones-not-shown')
    for (const position of [1, 2]) await done(of, { evidence: linkEvidence(link) }, position)
    expect((await report(of, second)).ok).toBe(true)
  })
})

describe('is refused', () => {
  test.each([
    ['mandate-for-no-member', async (of: Promised) => done({ ...of, mandate: await scene.mandate(null) })],
    ['mandate-not-in-force', (of: Promised) => done({ ...of, mandate: { id: scene.ctx.newId() } })],
    ['commitment-of-another', async (of: Promised) => done({ ...of, mandate: await scene.mandate(await scene.member()) })],
    ['commitment-unknown', (of: Promised) => done({ ...of, reference: 'XE9999' })],
    ['milestone-unknown', (of: Promised) => done(of, {}, 2)],
    ['milestone-unknown', (of: Promised) => evidence(of, link, 7)],
    ['date-ahead', (of: Promised) => done(of, { on: '2026-11-26' })],
    ['date-over', (of: Promised) => newDate(of, '2026-11-23')],
    ['date-same', (of: Promised) => newDate(of, '2026-12-31')],
    ['milestone-not-done', (of: Promised) => reopenMilestone(scene.ctx, of.mandate, of.reference, 1, { reason: 'So' })],
    [
      'evidence-unknown',
      (of: Promised) => withdrawEvidence(scene.ctx, of.mandate, of.reference, { evidence: scene.ctx.newId(), reason: 'So' }),
    ],
    ['period-ahead', (of: Promised) => report(of, { to: '2026-11-26' })],
    ['milestone-done', (of: Promised) => done(of).then(() => done(of))],
    [
      'report-taken-back',
      async (of: Promised) => {
        const sent = { submission: scene.ctx.newId() }
        await done(of, sent)
        await reopenMilestone(scene.ctx, of.mandate, of.reference, 1, { reason: 'Not in force yet' })
        return done(of, sent)
      },
    ],
    ['milestone-done', (of: Promised) => done(of).then(() => newDate(of, '2027-01-31'))],
    ['evidence-there-already', (of: Promised) => evidence(of).then(() => evidence(of))],
    ['evidence-there-already', (of: Promised) => evidence(of).then(() => done(of, { evidence: linkEvidence(link) }))],
  ] as const)('%s', async (name, act) => {
    const of = await scene.commitment()
    expect(await refusal(act(of))).toBe(name)
    expect((await scene.entries('milestone-reported-done', of.commitment)).length).toBeLessThanOrEqual(1)
  })

  test('while the plan is not adopted, and once the commitment or its plan is withdrawn', async () => {
    expect(await refusal(done(await scene.commitment([{ due: null }], { adopted: false })))).toBe('plan-not-adopted')
    const [one, other] = [await scene.commitment(), await scene.commitment()]
    await tellFact(scene.ctx, 'commitment-withdrawn', one.about, { reasonGiven: false })
    await tellFact(scene.ctx, 'plan-withdrawn', { plan: other.plan, member: other.memberId }, { reasonGiven: false })
    expect([await refusal(done(one)), await refusal(done(other))]).toEqual(['commitment-withdrawn', 'plan-withdrawn'])
  })
})
