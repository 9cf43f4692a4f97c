import { beforeAll, describe, expect, test } from 'vitest'
import { sql, type Trx } from '#kernel/database.ts'
import { actionScene } from '#test/action-scene.ts'
import { admitInventedMember } from '#test/members-for-tests.ts'
import { wholeDraft, writeDraft } from '#test/plan-scene.ts'
import { findDraft } from '../queries/drafts.ts'
import { findPlan } from '../queries/plans.ts'
import { noCoCreation } from '../vocabulary.ts'
import { adoptPlan } from './adopt-plan.ts'
import { announcePlan } from './announce-plan.ts'
import { type LockDraft, lockDraft, readDraft } from './lock-draft.ts'
import { lockPlan } from './lock-plan.ts'
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

/** One edit of a draft, with the lock it begins with. */
const editOf = ({ first, reference }: Awaited<ReturnType<typeof planScene>>, at: number, lock?: LockDraft) =>
  saveDraft(
    scene.ctx,
    first,
    reference,
    { submission: scene.ctx.newId(), base: 1, change: (content) => ({ ...content, partnersOutside: [`Partner ${at}`] }) },
    lock,
  )

/** Holds an act that has its lock until another act waits for it in the database. */
async function untilAnotherWaits(trx: Trx) {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
  const pid = rows[0]?.pid
  for (let asked = 0; asked < 2000; asked += 1) {
    const waiting = await sql`select from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid))`.execute(scene.ctx.db)
    if (waiting.rows.length > 0) return
  }
  throw new Error('nobody waits for it: the locks do not keep the two apart')
}

describe('an editor saves a draft while the plan is adopted', () => {
  test('whatever comes first, what is adopted is what was published', async () => {
    const it = await planScene()
    await it.publish()
    const [adopted, edited] = await Promise.all([it.adopt(), tally(times((at) => editOf(it, at)))])
    const after = await findPlan(scene.ctx.db, it.plan.slug)
    // Either order is fair; both at once is not.
    if (after?.adoptedAt === null) expect(adopted).toEqual({ 'plan-lacking': people })
    else expect(edited).toEqual({ 'plan-adopted': people })
  })
  test('an adoption that begins during an edit waits for it, and refuses what the public has not seen', async () => {
    const it = await planScene()
    await it.publish()
    let began = () => {}
    const editing = new Promise<void>((resolve) => {
      began = resolve
    })
    const edit = editOf(it, 1, async (trx, reference) => {
      const locked = await lockDraft(trx, reference)
      began()
      await untilAnotherWaits(trx)
      return locked
    })
    await editing
    expect([await it.adopt(), (await edit).ok]).toEqual([{ 'plan-lacking': people }, true])
  })
  test('an edit that begins during an adoption waits for it, and comes too late', async () => {
    const it = await planScene()
    await it.publish()
    let began = () => {}
    const adopting = new Promise<void>((resolve) => {
      began = resolve
    })
    const adoption = adoptPlan(scene.ctx, noCoCreation, it.first, it.plan.slug, { day }, async (trx, slug) => {
      const plan = await lockPlan(trx, slug)
      began()
      await untilAnotherWaits(trx)
      return plan
    })
    await adopting
    expect([await tally(times((at) => editOf(it, at))), (await adoption).ok]).toEqual([{ 'plan-adopted': people }, true])
  })
  test('an edit that does not share the plan’s row is kept with its adoption: the draft says what the public has not seen', async () => {
    const it = await planScene()
    await it.publish()
    let read = () => {}
    const reading = new Promise<void>((resolve) => {
      read = resolve
    })
    let adopted = () => {}
    const adopting = new Promise<void>((resolve) => {
      adopted = resolve
    })
    const edit = editOf(it, 1, async (trx, reference) => {
      const unlocked = await readDraft(trx, reference)
      read()
      await adopting
      return unlocked
    })
    await reading
    const adoption = await it.adopt()
    adopted()
    expect([adoption.ok, (await edit).ok]).toEqual([1, true])
    const draft = await findDraft(scene.ctx.db, it.reference)
    expect([(await findPlan(scene.ctx.db, it.plan.slug))?.adoptedAt === null, draft?.changed]).toEqual([false, true])
  })
})
