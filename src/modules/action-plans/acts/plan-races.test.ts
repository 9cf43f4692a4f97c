import { beforeAll, describe, expect, test } from 'vitest'
import type { Trx } from '#kernel/database.ts'
import { actionScene } from '#test/action-scene.ts'
import { admitInventedMember } from '#test/members-for-tests.ts'
import { wholeDraft, writeDraft } from '#test/plan-scene.ts'
import { findPlan } from '../queries/plans.ts'
import { noCoCreation } from '../vocabulary.ts'
import { adoptPlan } from './adopt-plan.ts'
import { announcePlan } from './announce-plan.ts'
import { publishDraft } from './publish-draft.ts'
import { reachPhase } from './reach-phase.ts'
import { saveDraft } from './save-draft.ts'

// Each race is run twice: as the platform runs it, and with a lock that only reads, where it must go wrong: a test that
// still passed then would prove nothing.

let scene: Awaited<ReturnType<typeof actionScene>>
let members = 0

beforeAll(async () => {
  scene = await actionScene(32)
})

const people = 12
const day = '2026-11-23'
const times = <Value>(make: (at: number) => Value): Value[] => Array.from({ length: people }, (_, at) => make(at))

/** Reads the plan and waits until everybody has: what the lock would have kept apart then happens at once. */
function meetingWithoutLock(count = people) {
  let open: () => void = () => {}
  let here = 0
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return async (trx: Trx, slug: string) => {
    const plan = await findPlan(trx, slug)
    here += 1
    if (here === count) open()
    await all
    return plan
  }
}

async function tally(work: ReadonlyArray<Promise<{ readonly ok: boolean; readonly refusal?: string }>>) {
  const counts: Record<string, number> = {}
  for (const result of await Promise.allSettled(work)) {
    const name = result.status === 'rejected' ? 'thrown' : result.value.ok ? 'ok' : (result.value.refusal ?? 'refused')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** A plan in co-creation with one whole draft, and twelve people who may act on it. */
async function planScene() {
  const { ctx } = scene
  const memberId = await admitInventedMember(ctx, `racer-${++members}`, `Racer ${members}`)
  const mandates = await Promise.all(times(() => scene.mandate(memberId)))
  const [first] = mandates
  if (first === undefined) throw new Error('nobody')
  const form = { cycle: 1, years: 2 as const, from: '2027-01-01', to: '2028-12-31', adoptionDue: '2026-12-31', title: null, day }
  const outcome = await announcePlan(ctx, first, { ...form, submission: ctx.newId() })
  const plan = await findPlan(ctx.db, outcome.ok ? outcome.fact.slug : '')
  if (plan === null) throw new Error('no plan')
  expect((await reachPhase(ctx, first, plan.slug, { phase: 'co-creation', day })).ok).toBe(true)
  const reference = `QZ${String(members).padStart(4, '0')}`
  await writeDraft(ctx, plan, reference, wholeDraft(ctx.newId()))
  const publish = (lock?: Parameters<typeof publishDraft>[4]) =>
    tally(mandates.map((mandate) => publishDraft(ctx, mandate, plan.slug, { commentUntil: null }, lock)))
  const adopt = (lock?: Parameters<typeof adoptPlan>[5]) =>
    tally(mandates.map((mandate) => adoptPlan(ctx, noCoCreation, mandate, plan.slug, { day }, lock)))
  return { plan, first, reference, publish, adopt }
}

describe(`${people} people publish a draft at once`, () => {
  test('one version is public; without the lock the others fail on its number', async () => {
    expect(await (await planScene()).publish()).toEqual({ ok: 1, 'nothing-changed': people - 1 })
    expect(await (await planScene()).publish(meetingWithoutLock())).toMatchObject({ ok: 1, thrown: people - 1 })
  })
})

describe(`${people} people adopt a plan at once`, () => {
  test('it is adopted once; without the lock the others fail on its number', async () => {
    const held = await planScene()
    await held.publish()
    expect(await held.adopt()).toEqual({ ok: 1, 'plan-adopted': people - 1 })
    const unheld = await planScene()
    await unheld.publish()
    expect(await unheld.adopt(meetingWithoutLock())).toMatchObject({ ok: 1, thrown: people - 1 })
  })
})

describe('an editor saves a draft while the plan is adopted', () => {
  test('what is adopted is what was published: the plan waits for the edit and refuses, or the edit comes too late', async () => {
    const { ctx } = scene
    const { plan, publish, adopt, first, reference } = await planScene()
    await publish()
    const edits = times((at) =>
      saveDraft(ctx, first, reference, {
        submission: ctx.newId(),
        base: 1,
        change: (content) => ({ ...content, partnersOutside: [`Partner ${at}`] }),
      }),
    )
    const [adopted, edited] = await Promise.all([adopt(), tally(edits)])
    const before = await findPlan(ctx.db, plan.slug)
    // Either order is fair; both at once is not.
    if (before?.adoptedAt === null) expect(adopted).toEqual({ 'plan-lacking': people })
    else expect(edited).toEqual({ 'plan-adopted': people })
  })
})
