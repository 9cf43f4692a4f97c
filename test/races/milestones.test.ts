import { beforeAll, describe, expect, test } from 'vitest'
import type { Trx } from '#kernel/database.ts'
import { addEvidence, changeDate, reportDone, reportProgress, withdrawEvidence } from '#modules/action-plans'
import { lockForCarryingOut, readForCarryingOut } from '../../src/modules/action-plans/acts/lock-carrying-out.ts'
import { carryingOutScene, linkEvidence } from '../carrying-out-scene.ts'

// Each race is run twice: as the platform runs it, and with a lock that only reads, at which everybody meets before going
// on. There it must go wrong: a test that still passed then would prove nothing.

let scene: Awaited<ReturnType<typeof carryingOutScene>>
beforeAll(async () => {
  scene = await carryingOutScene()
})

const people = 12
type Lock = typeof lockForCarryingOut

function meetingWithoutLock(): Lock {
  let open: () => void = () => undefined
  let here = 0
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return async (trx: Trx, reference: string) => {
    const read = await readForCarryingOut(trx, reference)
    here += 1
    if (here === people) open()
    await all
    return read
  }
}

const locks = [
  ['with its lock', () => lockForCarryingOut, true],
  ['without its lock', meetingWithoutLock, false],
] as const
const everybody = <Value>(act: (at: number) => Promise<Value>) => Promise.all(Array.from({ length: people }, (_, at) => act(at)))

describe.each(locks)('%s', (_name, lockOf, holds) => {
  test(`a milestone reported ${people} times at once is reported done ${holds ? 'once' : 'several times'}`, async () => {
    const of = await scene.commitment()
    const lock = lockOf()
    const form = () => ({ submission: scene.ctx.newId(), on: '2026-11-20', note: null, evidence: null })
    const outcomes = await everybody(() => reportDone(scene.ctx, of.mandate, of.reference, 1, form(), lock))
    const done = await scene.entries('milestone-reported-done', of.commitment)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(done.length)
    expect(done.length === 1).toBe(holds)
  })

  test(`a date is ${holds ? 'never' : ''} changed after the milestone was reported done`, async () => {
    const of = await scene.commitment()
    const lock = lockOf()
    await everybody<unknown>((at) =>
      at === 0
        ? reportDone(
            scene.ctx,
            of.mandate,
            of.reference,
            1,
            { submission: scene.ctx.newId(), on: '2026-11-20', note: null, evidence: null },
            lock,
          )
        : changeDate(
            scene.ctx,
            of.mandate,
            of.reference,
            1,
            { submission: scene.ctx.newId(), due: `2027-01-${9 + at}`, reason: 'So' },
            lock,
          ),
    )
    const [done] = await scene.entries('milestone-reported-done', of.commitment)
    const dates = await scene.entries('milestone-date-changed', of.commitment)
    // With the lock each date follows from the one before; without, all say they replace the first.
    const chain = await scene.db
      .selectFrom('milestone_date')
      .innerJoin('milestone', 'milestone.id', 'milestone_date.milestone_id')
      .select(['due_before', 'milestone_date.due_on'])
      .where('commitment_id', '=', of.commitment)
      .execute()
    const befores = new Set(chain.map(({ due_before }) => due_before))
    const inOrder = befores.size === chain.length && dates.every(({ id }) => done !== undefined && id < done.id)
    expect(inOrder).toBe(holds)
  })

  test(`evidence sent ${people} times at once is there ${holds ? 'once' : 'several times'}`, async () => {
    const of = await scene.commitment()
    const lock = lockOf()
    await everybody(() =>
      addEvidence(
        scene.ctx,
        of.mandate,
        of.reference,
        { submission: scene.ctx.newId(), milestone: 1, evidence: linkEvidence('https://example.org/a') },
        lock,
      ),
    )
    expect((await scene.entries('evidence-added', of.commitment)).length === 1).toBe(holds)
  })

  test(`evidence is withdrawn ${holds ? 'once' : 'several times'}`, async () => {
    const of = await scene.commitment()
    const added = await addEvidence(scene.ctx, of.mandate, of.reference, {
      submission: scene.ctx.newId(),
      milestone: 1,
      evidence: linkEvidence('https://example.org/a'),
    })
    const evidence = added.ok ? added.fact.evidenceId : ''
    const lock = lockOf()
    await everybody((at) => withdrawEvidence(scene.ctx, of.mandate, of.reference, { evidence, reason: `Reason ${at}` }, lock))
    expect((await scene.entries('evidence-withdrawn', of.commitment)).length === 1).toBe(holds)
  })

  test(`a period is reported ${holds ? 'once' : 'several times'}`, async () => {
    const of = await scene.commitment()
    const lock = lockOf()
    const form = () =>
      ({ from: '2026-01-01', to: '2026-06-30', completion: 'limited', done: 'A part', challenges: null, nextSteps: null }) as const
    await everybody(() => reportProgress(scene.ctx, of.mandate, of.reference, { submission: scene.ctx.newId(), ...form() }, lock))
    expect((await scene.entries('progress-reported', of.commitment)).length === 1).toBe(holds)
  })
})
