import { beforeAll, describe, expect, test } from 'vitest'
import { actionScene } from '#test/action-scene.ts'
import { admitInventedMember } from '#test/members-for-tests.ts'
import { rewriteDraft, wholeDraft, writeDraft } from '#test/plan-scene.ts'
import { documentsOfPlan } from '../queries/plan-documents.ts'
import { commitmentsOfVersion, lastVersion, versionsOfPlan } from '../queries/plan-versions.ts'
import { findPlan } from '../queries/plans.ts'
import { type AnnounceForm, type CoCreation, noCoCreation } from '../vocabulary.ts'
import { addDocument } from './add-document.ts'
import { adoptPlan } from './adopt-plan.ts'
import { announcePlan } from './announce-plan.ts'
import { publishDraft } from './publish-draft.ts'
import { reachPhase } from './reach-phase.ts'
import { refreshPlan } from './refresh-plan.ts'
import { withdrawPlan } from './withdraw-plan.ts'

let scene: Awaited<ReturnType<typeof actionScene>>
let members = 0
let references = 0

beforeAll(async () => {
  scene = await actionScene()
})

const today = '2026-11-23'

/** A government with its point of contact, and a plan it announced for 2027 and 2028. */
async function announced(change: Partial<AnnounceForm> = {}) {
  const { ctx, db } = scene
  const memberId = await admitInventedMember(ctx, `planner-${++members}`, `Planner ${members}`)
  const mandate = await scene.mandate(memberId)
  const form = {
    submission: ctx.newId(),
    cycle: 1,
    years: 2 as const,
    from: '2027-01-01',
    to: '2028-12-31',
    adoptionDue: '2026-12-31',
    title: null,
    day: today,
    ...change,
  }
  const outcome = await announcePlan(ctx, mandate, form)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const plan = await findPlan(db, outcome.fact.slug)
  if (plan === null) throw new Error('no plan')
  const write = (content?: unknown) => writeDraft(ctx, plan, `XX${String(++references).padStart(4, '0')}`, content)
  const step = (phase: 'co-creation' | 'implementation' | 'ended') => reachPhase(ctx, mandate, plan.slug, { phase, day: today })
  const publish = (commentUntil: string | null = null) => publishDraft(ctx, mandate, plan.slug, { commentUntil })
  const adopt = (coCreation: CoCreation = noCoCreation) => adoptPlan(ctx, coCreation, mandate, plan.slug, { day: today })
  return { mandate, memberId, plan, form, write, step, publish, adopt }
}

describe('a plan from announcement to end', () => {
  test('passes each phase by an act, publishes what was written, and adopts what was published', async () => {
    const { ctx, db } = scene
    const { plan, write, step, publish, adopt } = await announced()
    expect(plan).toMatchObject({
      slug: `planner-${members}-2027-2028`,
      level: 'national',
      phase: 'announced',
      fictional: true,
      source: null,
    })
    expect(await publish()).toMatchObject({ refusal: 'phase-before-missing' })
    expect((await step('co-creation')).ok).toBe(true)
    expect(await publish()).toMatchObject({ refusal: 'no-commitment' })
    const milestone = ctx.newId()
    const id = await write(wholeDraft(milestone))
    expect(await adopt()).toMatchObject({ refusal: 'plan-lacking' })
    expect(await publish()).toMatchObject({ ok: true, fact: { version: 1 } })
    expect(await publish()).toMatchObject({ refusal: 'nothing-changed' })
    await rewriteDraft(ctx, id, wholeDraft(milestone, 'Open all registers'))
    expect(await adopt()).toMatchObject({ refusal: 'plan-lacking' })
    expect(await publish()).toMatchObject({ ok: true, fact: { version: 2 } })
    expect(await adopt()).toMatchObject({ ok: true })
    expect(await adopt()).toMatchObject({ refusal: 'plan-adopted' })
    const told = await Promise.all([1, 2, 3].map((version) => commitmentsOfVersion(db, plan.id, version)))
    expect(told.map(([first]) => [first?.revision, first?.content.title.en])).toEqual([
      [1, 'Open the register of companies'],
      [2, 'Open all registers'],
      [2, 'Open all registers'],
    ])
    expect((await versionsOfPlan(db, plan.id)).map(({ kind }) => kind)).toEqual(['draft', 'draft', 'adopted'])
    expect((await step('implementation')).ok).toBe(true)
    expect((await step('ended')).ok).toBe(true)
    expect(await step('ended')).toMatchObject({ refusal: 'plan-ended' })
  })

  test('the same form twice announces one plan; other years are another, the same number is not', async () => {
    const { ctx } = scene
    const { mandate, form, plan } = await announced()
    expect(await announcePlan(ctx, mandate, form)).toMatchObject({ ok: true, fact: { slug: plan.slug } })
    const again = { ...form, submission: ctx.newId() }
    expect(await announcePlan(ctx, mandate, again)).toMatchObject({ refusal: 'period-taken' })
    expect(await announcePlan(ctx, mandate, { ...again, from: '2029-01-01', to: '2030-12-31' })).toMatchObject({ refusal: 'cycle-taken' })
    expect(await announcePlan(ctx, mandate, { ...again, cycle: 2, from: '2029-01-01', to: '2030-12-31' })).toMatchObject({ ok: true })
  })

  test('an answer that consultations owe holds up the adoption; a day for comments too', async () => {
    const { write, step, publish, adopt } = await announced()
    await step('co-creation')
    await write()
    await publish(today)
    const cell = { name: { original: 'en' as const, en: 'A proposal' }, href: '/consultations/x' }
    const owing = { ...noCoCreation, emptyCells: async () => [cell] }
    expect(await adopt()).toMatchObject({ refusal: 'plan-lacking' })
    expect(await publish(null)).toMatchObject({ ok: true })
    expect(await adopt(owing)).toMatchObject({ refusal: 'plan-lacking' })
    expect(await adopt()).toMatchObject({ ok: true })
  })

  test('nobody else acts on it', async () => {
    const { ctx } = scene
    const [{ plan }, other] = [await announced(), await announced()]
    expect(await reachPhase(ctx, other.mandate, plan.slug, { phase: 'co-creation', day: today })).toMatchObject({
      refusal: 'plan-of-another',
    })
    expect(await withdrawPlan(ctx, await scene.mandate(null), plan.slug, { reason: 'why' })).toMatchObject({
      refusal: 'mandate-for-no-member',
    })
    expect(await withdrawPlan(ctx, { id: ctx.newId() }, plan.slug, { reason: 'why' })).toMatchObject({ refusal: 'mandate-not-in-force' })
    expect(await withdrawPlan(ctx, other.mandate, 'no-such-plan', { reason: 'why' })).toMatchObject({ refusal: 'plan-unknown' })
  })
})

describe('a plan of four years', () => {
  test('is refreshed once, with what was written since; milestones keep their dates', async () => {
    const { ctx, db } = scene
    const { mandate, plan, write, step, publish, adopt } = await announced({ years: 4, to: '2030-12-31' })
    await step('co-creation')
    const milestone = ctx.newId()
    const id = await write(wholeDraft(milestone))
    await publish()
    await adopt()
    const refresh = () => refreshPlan(ctx, mandate, plan.slug, { reason: 'A new law' })
    expect(await refresh()).toMatchObject({ refusal: 'not-in-implementation' })
    await step('implementation')
    expect(await refresh()).toMatchObject({ refusal: 'nothing-changed' })
    const whole = wholeDraft(milestone, 'Open all registers')
    const [first] = whole.milestones
    await rewriteDraft(ctx, id, { ...whole, milestones: [{ ...first, due: '2028-06-30' }] })
    expect(await refresh()).toMatchObject({ refusal: 'plan-lacking' })
    await rewriteDraft(ctx, id, whole)
    await write()
    expect(await refresh()).toMatchObject({ ok: true })
    expect(await refresh()).toMatchObject({ refusal: 'already-refreshed' })
    expect(await lastVersion(db, plan.id)).toMatchObject({ version: 3, commitments: [{ revision: 2 }, { revision: 1 }] })
    const revision = await db
      .selectFrom('commitment_revision')
      .selectAll()
      .where('commitment_id', '=', id)
      .where('revision', '=', 2)
      .executeTakeFirst()
    expect(revision).toMatchObject({ reason_given: true, reason: 'A new law' })
  })
})

describe('documents and withdrawal', () => {
  test('a document is added once by a form; a withdrawn plan takes no further step', async () => {
    const { ctx, db } = scene
    const { mandate, plan, step } = await announced()
    const form = { submission: ctx.newId(), kind: 'timeline' as const, title: 'Timetable', link: 'https://example.org/t', file: null }
    expect((await addDocument(ctx, mandate, plan.slug, form)).ok).toBe(true)
    expect((await addDocument(ctx, mandate, plan.slug, form)).ok).toBe(true)
    expect(await addDocument(ctx, mandate, plan.slug, { ...form, submission: ctx.newId(), link: null })).toMatchObject({
      refusal: 'document-missing',
    })
    expect(await documentsOfPlan(db, plan.id)).toMatchObject([{ title: 'Timetable', link: 'https://example.org/t' }])
    expect(await withdrawPlan(ctx, mandate, plan.slug, { reason: '' })).toMatchObject({ refusal: 'reason-missing' })
    expect((await withdrawPlan(ctx, mandate, plan.slug, { reason: 'A new government' })).ok).toBe(true)
    expect(await step('co-creation')).toMatchObject({ refusal: 'plan-withdrawn' })
    expect(await findPlan(db, plan.slug)).toMatchObject({ withdrawalReason: 'A new government' })
  })
})
