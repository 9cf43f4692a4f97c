import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { thresholds } from '#app/thresholds.ts'
import {
  closeAction,
  confirmReceipt,
  correctContribution,
  deliverContribution,
  findAction,
  joinAction,
  leadsOfAction,
  listParticipations,
  nameLead,
  openAction,
  proposeAction,
  rules,
  withdrawFromAction,
} from '#modules/collective-actions'
import { findEntryById, projectedRows, redact, replay, sequence } from '#record'
import { actionScene } from '#test/action-scene.ts'
import type { ContributionForm } from './vocabulary.ts'

let scene: Awaited<ReturnType<typeof actionScene>>
let steward: { readonly id: string }

beforeAll(async () => {
  scene = await actionScene()
  steward = await scene.mandate(null)
})

const money: ContributionForm = {
  kind: 'financial-means',
  description: 'Travel for two trainers',
  link: 'https://example.org/travel',
  from: '2027-01-01',
  to: '2027-12-31',
  amount: { minor: 2_000_000, currency: 'EUR' },
}

/** A member that joined a new action with two contributions and a reservation. */
async function joined() {
  const { ctx, action, member, mandate, form } = scene
  const [{ id, slug }, memberId] = [await action(), await member()]
  const acting = await mandate(memberId)
  const sent = form({ contributions: [...form().contributions, money], reservation: 'Within the limits of our laws' })
  const outcome = await joinAction(ctx, acting, slug, sent)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const [participation] = await listParticipations(ctx.db, { actionId: id })
  const [first, second] = participation?.contributions ?? []
  if (participation === undefined || first === undefined || second === undefined) throw new Error('not joined')
  return { id, slug, memberId, acting, sent, entryId: outcome.fact.entryId, participation, first, second }
}

describe('joining', () => {
  test('writes the participation as it was told, and the words beside the entry', async () => {
    const { entryId, participation, second, memberId } = await joined()
    expect(participation).toMatchObject({
      memberId,
      reservation: 'Within the limits of our laws',
      contributionsTold: true,
      withdrawnAt: null,
    })
    expect(second).toMatchObject({ position: 2, state: 'offered', earlier: [], current: { ...money, version: 1 } })
    const entry = await findEntryById(scene.db, entryId)
    expect(entry?.disclosed).toMatchObject({ 'contribution-2': money.description, 'contribution-2-link': money.link })
    expect(entry?.leaf.toString()).not.toContain('Travel')
  })

  test('after withdrawing is another participation; the first stays with its dates', async () => {
    const { ctx, form } = scene
    const { id, slug, acting } = await joined()
    expect((await withdrawFromAction(ctx, acting, slug, { submission: ctx.newId(), reason: 'No means this year' })).ok).toBe(true)
    expect((await joinAction(ctx, acting, slug, form())).ok).toBe(true)
    const all = await listParticipations(ctx.db, { actionId: id })
    expect(all.map(({ withdrawnAt, withdrawalReason }) => [withdrawnAt !== null, withdrawalReason]).sort()).toEqual([
      [false, null],
      [true, 'No means this year'],
    ])
  })

  test('the form of a participation that ended gives its first answer, and does not join again', async () => {
    const { ctx } = scene
    const { id, slug, acting, sent, entryId } = await joined()
    await withdrawFromAction(ctx, acting, slug, { submission: ctx.newId(), reason: null })
    expect(await joinAction(ctx, acting, slug, sent)).toMatchObject({ ok: true, fact: { entryId } })
    expect((await listParticipations(ctx.db, { actionId: id })).filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([])
  })

  test('with the token of another member’s form takes nothing of it', async () => {
    const { ctx, member, mandate } = scene
    const { id, slug, sent } = await joined()
    expect((await joinAction(ctx, await mandate(await member()), slug, sent)).ok).toBe(true)
    expect(await listParticipations(ctx.db, { actionId: id })).toHaveLength(2)
  })
})

describe('refusals write nothing', () => {
  test('an unknown action, an ended mandate, a mandate of no member, none that exists', async () => {
    const { ctx, action, member, mandate, form, outbox } = scene
    const [{ slug }, acting] = [await action(), await mandate(await member())]
    const before = (await outbox()).length
    expect(await joinAction(ctx, acting, 'nowhere', form())).toEqual({ ok: false, refusal: 'action-unknown' })
    expect(await joinAction(ctx, steward, slug, form())).toEqual({ ok: false, refusal: 'mandate-for-no-member' })
    expect(await joinAction(ctx, { id: ctx.newId() }, slug, form())).toEqual({ ok: false, refusal: 'mandate-not-in-force' })
    expect(await closeAction(ctx, acting, slug, { at: ctx.now(), reason: null })).toEqual({ ok: false, refusal: 'mandate-not-steward' })
    expect(await joinAction(ctx, acting, slug, form({ contributions: [] }))).toEqual({ ok: false, refusal: 'contribution-missing' })
    expect((await outbox()).length).toBe(before)
  })

  test('another member’s contribution is neither corrected nor delivered', async () => {
    const { ctx, member, mandate } = scene
    const { slug, first } = await joined()
    const other = await mandate(await member())
    const submission = ctx.newId()
    const form = { submission, contribution: first.id }
    const unknown = { ok: false, refusal: 'contribution-unknown' }
    expect(await correctContribution(ctx, other, slug, { ...form, after: money })).toEqual(unknown)
    expect(await deliverContribution(ctx, other, slug, { ...form, evidence: 'Given', link: null })).toEqual(unknown)
    expect(await confirmReceipt(ctx, other, slug, form)).toEqual({ ok: false, refusal: 'not-in-action' })
  })
})

describe('a contribution', () => {
  test('is corrected, delivered, received: each once, every version kept', async () => {
    const { ctx, member, mandate } = scene
    const { id, slug, acting, second } = await joined()
    const contribution = second.id
    const after = { ...money, amount: { minor: 2_500_000, currency: 'EUR' } }
    const correction = { submission: ctx.newId(), contribution, after }
    const corrected = await correctContribution(ctx, acting, slug, correction)
    expect(await correctContribution(ctx, acting, slug, correction)).toEqual(corrected)
    const delivery = { submission: ctx.newId(), contribution, evidence: 'Two trainers travelled', link: 'https://example.org/report' }
    const delivered = await deliverContribution(ctx, acting, slug, delivery)
    expect(await deliverContribution(ctx, acting, slug, delivery)).toEqual(delivered)
    const otherId = await member()
    const other = await mandate(otherId)
    await nameLeadOf(slug, otherId)
    const receipt = { submission: ctx.newId(), contribution }
    const received = await confirmReceipt(ctx, other, slug, receipt)
    expect(received.ok).toBe(true)
    expect(await confirmReceipt(ctx, other, slug, receipt)).toEqual(received)
    const [participation] = await listParticipations(ctx.db, { actionId: id })
    expect(participation?.contributions[1]).toMatchObject({
      state: 'received',
      receivedBy: otherId,
      evidence: 'Two trainers travelled',
      current: { version: 2, amount: { minor: 2_500_000 } },
      earlier: [{ version: 1, amount: { minor: 2_000_000 } }],
    })
  })
})

async function nameLeadOf(slug: string, memberId: string) {
  const { slug: memberSlug } = await scene.db.selectFrom('member').select('slug').where('id', '=', memberId).executeTakeFirstOrThrow()
  expect((await nameLead(scene.ctx, steward, slug, memberSlug)).ok).toBe(true)
}

describe('running an action', () => {
  const proposal = (submission: string, title: string) => ({
    submission,
    number: null,
    title: { original: 'en' as const, en: title },
    asks: [{ original: 'en' as const, en: 'Say who meets whom' }],
    theme: 'digital-tools-capacity' as const,
    level: 'local' as const,
    from: null,
    to: null,
    fictional: true,
  })

  test('proposed once however often the form is sent, opened, led, closed', async () => {
    const { ctx, member } = scene
    const form = proposal(ctx.newId(), 'Meetings in the open')
    const first = await proposeAction(ctx, steward, form)
    expect(await proposeAction(ctx, steward, form)).toEqual(first)
    const slug = 'meetings-in-the-open'
    expect(await findAction(ctx.db, slug)).toMatchObject({ status: 'proposed', level: 'local' })
    expect(await openAction(ctx, steward, slug, ctx.now())).toMatchObject({ ok: true })
    expect(await openAction(ctx, steward, slug, ctx.now())).toEqual({ ok: false, refusal: 'action-already-open' })
    const lead = await member()
    await nameLeadOf(slug, lead)
    expect(await closeAction(ctx, steward, slug, { at: ctx.now(), reason: 'It is done' })).toMatchObject({ ok: true })
    const action = await findAction(ctx.db, slug)
    expect(action).toMatchObject({ status: 'closed', closeReason: 'It is done' })
    expect(await leadsOfAction(ctx.db, action?.id ?? '')).toEqual([lead])
  })

  test('two actions at once never share a number', async () => {
    const { ctx, db } = scene
    await Promise.all(Array.from({ length: 8 }, (_, at) => proposeAction(ctx, steward, proposal(ctx.newId(), `At once ${at}`))))
    const rows = await db.selectFrom('collective_action').select('number').where('slug', 'like', 'at-once-%').execute()
    expect(new Set(rows.map(({ number }) => number)).size).toBe(8)
  })

  test('the same English title is refused', async () => {
    const { ctx } = scene
    await proposeAction(ctx, steward, proposal(ctx.newId(), 'One title'))
    expect(await proposeAction(ctx, steward, proposal(ctx.newId(), 'One title'))).toEqual({ ok: false, refusal: 'slug-taken' })
  })
})

describe('the record', () => {
  test('erased words leave the pages; the replay then gives the same rows', async () => {
    const { ctx, db } = scene
    const { id, entryId } = await joined()
    const by = { kind: 'instance' } as const
    for (const field of ['contribution-2', 'contribution-2-link', 'reservation']) {
      const redaction = {
        target: entryId,
        field,
        ground: 'author-request' as const,
        id: ctx.newId(),
        at: ctx.now(),
        recordedAt: ctx.now(),
        by,
      }
      await db.transaction().execute((trx) => redact(trx, redaction, facts))
    }
    const [participation] = await listParticipations(db, { actionId: id })
    expect(participation).toMatchObject({ reservationMade: true, reservation: null })
    expect(participation?.contributions[1]?.current).toMatchObject({ description: null, link: null, amount: money.amount })
    await sequence(db)
    const before = await projectedRows(db, projectedTables)
    await replay(db, facts, projectedTables)
    expect(await projectedRows(db, projectedTables)).toEqual(before)
  })

  test('the rules see every participation: met, or unknown while no plan is here', async () => {
    const { ctx, db } = scene
    const { memberId, id } = await joined()
    const states = new Map<string, string[]>()
    for (const rule of rules(async () => new Map())) {
      const subjects = await rule.load(db, { memberId })
      states.set(
        rule.code,
        subjects.map(({ facts: told }) => rule.check(told, thresholds, ctx.now()).state),
      )
      for (const subject of subjects) expect(subject.id.startsWith(memberId)).toBe(true)
      if (rule.code !== 'R5') expect(subjects.map((subject) => subject.id.includes(id))).toEqual([true])
    }
    expect(Object.fromEntries(states)).toEqual({ R1: ['met'], R2: ['met'], R3: ['unknown'], R5: ['met'] })
  })
})
