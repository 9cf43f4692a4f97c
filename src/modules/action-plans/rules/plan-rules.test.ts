import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LastVersion, type PlanItem, type PlanPhase, type PlanState, planPhases } from '../vocabulary.ts'
import { adoptionObstacles, decideAdoptPlan, type ToAdopt } from './adopt-plan.ts'
import { decideAnnouncePlan } from './announce-plan.ts'
import { decideAddDocument, decideRefreshPlan, decideWithdrawPlan } from './change-plan.ts'
import { datesStayIn } from './dates-stay.ts'
import { dayBefore, fitsYears, lastDayOf, midTermOf, planSlug } from './plan-period.ts'
import { dayOf, decideDay, decideReachPhase, instantOfDay, phaseAfter } from './plan-phases.ts'
import { decidePublishDraft } from './publish-draft.ts'

const now = new Date('2026-11-23T12:00:00Z')
const today = dayOf(now)
const member = 'm'
const plan = (change: Partial<PlanState> = {}): PlanState => ({
  memberId: member,
  source: null,
  phase: 'co-creation',
  phaseAt: new Date('2026-11-20T10:00:00Z'),
  years: 2,
  adoptedAt: null,
  withdrawnAt: null,
  ...change,
})
const adopted = { phase: 'implementation', adoptedAt: new Date('2026-11-21T00:00:00Z') } as const
const item = (change: Partial<PlanItem> = {}): PlanItem => ({
  id: 'c',
  reference: 'EX0007',
  revision: null,
  changed: true,
  problems: [],
  ...change,
})
const last: LastVersion = { version: 1, commentUntil: null, commitments: [{ commitment: 'c', revision: 1 }] }
const published = item({ revision: 1, changed: false })
const problem = (blocks: 'publishing' | 'adoption') => ({
  name: 'title-missing' as const,
  key: 'commitments.problem.title-missing' as const,
  values: {},
  blocks,
  page: 'title' as const,
  field: 'title',
  href: '/commitments/EX0007/draft/title#title',
})
const refusalOf = (outcome: { readonly ok: boolean; readonly refusal?: string }) => (outcome.ok ? null : (outcome.refusal ?? null))

describe('announcing a plan', () => {
  const maker = { kind: 'state', status: null, admittedAt: new Date('2020-01-01') } as const
  const wanted = { slug: 'a-2027-2028', cycle: 2, day: today }
  test.each([
    ['member-not-government', { ...maker, kind: 'media' as const }, wanted, []],
    ['member-withdrawn', { ...maker, status: 'withdrawn' as const }, wanted, []],
    ['period-taken', maker, wanted, [{ slug: 'a-2027-2028', cycle: 9 }]],
    ['cycle-taken', maker, wanted, [{ slug: 'a-2025-2026', cycle: 2 }]],
    ['date-ahead', maker, { ...wanted, day: '2026-11-24' }, []],
    ['date-before-phase', maker, { ...wanted, day: '2019-12-31' }, []],
    [null, maker, wanted, [{ slug: 'a-2025-2026', cycle: 1 }]],
  ])('%s', (refusal, who, what, plans) => expect(refusalOf(decideAnnouncePlan(who, what, plans, now))).toBe(refusal))
})

describe('a phase', () => {
  test.each([
    ['plan-of-another', plan({ memberId: 'other' }), today],
    ['plan-told-by-source', plan({ source: 'a sheet' }), today],
    ['plan-withdrawn', plan({ withdrawnAt: now }), today],
    ['plan-ended', plan({ phase: 'ended' }), today],
    ['phase-reached', plan({ phase: 'implementation' }), today],
    ['phase-before-missing', plan(), today],
    ['date-ahead', plan({ phase: 'adopted' }), '2026-11-24'],
    ['date-before-phase', plan({ phase: 'adopted' }), '2026-11-19'],
    [null, plan({ phase: 'adopted' }), today],
    [null, plan({ phase: 'adopted' }), '2026-11-20'],
  ])('%s', (refusal, state, day) => expect(refusalOf(decideReachPhase(state, member, 'implementation', day, now))).toBe(refusal))

  test('is reached in one order only, whatever is asked: total and deterministic', () => {
    const asked = fc.array(fc.constantFrom(...planPhases), { maxLength: 30 })
    fc.assert(
      fc.property(asked, (phases) => {
        let phase: PlanPhase = 'announced'
        for (const wanted of phases) {
          const state = plan({ phase, phaseAt: null })
          const decided = decideReachPhase(state, member, wanted, today, now)
          expect(decideReachPhase(state, member, wanted, today, now)).toEqual(decided)
          expect(decided.ok).toBe(phase !== 'ended' && phaseAfter(phase) === wanted)
          if (decided.ok) phase = wanted
        }
      }),
    )
  })

  test('dated a day is never ahead, and never before what it follows', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, instants, fc.option(instants), (asked, clock, after) => {
        const day = dayOf(asked)
        if (after !== null && after > clock) return
        if (!decideDay(day, after, clock).ok) {
          expect(day > dayOf(clock) || (after !== null && day < dayOf(after))).toBe(true)
          return
        }
        const at = instantOfDay(day, after, clock)
        expect(at <= clock).toBe(true)
        expect(after === null || at >= after).toBe(true)
        expect(dayOf(at)).toBe(day)
      }),
    )
  })
})

describe('a period', () => {
  test('ends the day before, across leap days and ends of months', () => {
    expect(lastDayOf('2027-07-01', 2)).toBe('2029-06-30')
    expect(lastDayOf('2024-02-29', 2)).toBe('2026-02-27')
    expect(lastDayOf('2024-02-29', 4)).toBe('2028-02-28')
    expect(lastDayOf('2026-03-01', 2)).toBe('2028-02-29')
    expect(dayBefore('2028-03-01')).toBe('2028-02-29')
    expect(midTermOf('2026-01-01', '2029-12-31')).toBe('2028-01-01')
    expect(planSlug('exampleland', '2027-07-01', '2029-06-30')).toBe('exampleland-2027-2029')
  })

  test('of whole years always fits them, and half of it lies inside', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map(dayOf)
    fc.assert(
      fc.property(days, fc.constantFrom(2 as const, 4 as const), (from, years) => {
        const until = lastDayOf(from, years)
        expect(fitsYears(from, until, years)).toBe(true)
        expect(fitsYears(from, until, years === 2 ? 4 : 2)).toBe(false)
        const half = midTermOf(from, until)
        expect(from < half && half < until).toBe(true)
      }),
    )
  })
})

describe('publishing a draft', () => {
  const offered = { items: [item()], last: null, commentUntil: null }
  test.each([
    ['plan-adopted', plan(adopted), offered],
    ['phase-before-missing', plan({ phase: 'announced' }), offered],
    ['no-commitment', plan(), { ...offered, items: [] }],
    ['draft-lacking', plan(), { ...offered, items: [item({ problems: [problem('publishing')] })] }],
    ['comment-day-past', plan(), { ...offered, commentUntil: '2026-11-22' }],
    ['nothing-changed', plan(), { items: [published], last, commentUntil: null }],
    [null, plan(), { items: [published], last, commentUntil: '2026-12-01' }],
    [null, plan(), { items: [published, item({ id: 'd' })], last, commentUntil: null }],
    [null, plan(), { ...offered, items: [item({ problems: [problem('adoption')] })] }],
  ])('%s', (refusal, state, what) => expect(refusalOf(decidePublishDraft(state, member, what, now))).toBe(refusal))
})

describe('adopting a plan', () => {
  const whole: ToAdopt = { slug: 'p', items: [published], last, emptyCells: [] }
  const names = (change: Partial<ToAdopt>) => adoptionObstacles({ ...whole, ...change }, now).map(({ name, href }) => [name, href])
  test('lists each thing in the way with where it is mended', () => {
    expect(names({})).toEqual([])
    expect(names({ items: [] })).toEqual([['no-commitment', '/plans/p/new-commitment']])
    expect(names({ last: null })).toEqual([['draft-not-published', '/plans/p/draft']])
    expect(names({ last: { ...last, commentUntil: today } })).toEqual([['comment-open', '/plans/p/draft']])
    expect(names({ items: [item({ revision: 1 })] })).toEqual([['unpublished-change', '/plans/p/draft']])
    expect(names({ items: [published, item({ id: 'd', changed: false })] })).toEqual([['unpublished-change', '/plans/p/draft']])
    expect(names({ items: [{ ...published, problems: [problem('adoption')] }] })).toEqual([
      ['commitment-lacking', problem('adoption').href],
    ])
    const cell = { name: { original: 'en' as const, en: 'A proposal' }, href: '/consultations/x/proposals/1' }
    expect(names({ emptyCells: [cell] })).toEqual([['empty-cell', cell.href]])
    expect(names({ items: [], last: null })).toEqual([['no-commitment', '/plans/p/new-commitment']])
  })
  test.each([
    ['plan-lacking', plan({ phase: 'draft-published' }), { ...whole, last: null }, today],
    ['plan-adopted', plan(adopted), whole, today],
    ['date-ahead', plan({ phase: 'draft-published' }), whole, '2026-11-24'],
    ['date-before-phase', plan({ phase: 'draft-published' }), whole, '2026-11-01'],
    [null, plan({ phase: 'draft-published' }), whole, today],
  ])('%s', (refusal, state, what, day) => expect(refusalOf(decideAdoptPlan(state, member, what, day, now))).toBe(refusal))
})

describe('changing a plan', () => {
  const four = plan({ ...adopted, years: 4 })
  const offered = { items: [item({ revision: 1 })], last, refreshed: false, datesKept: true }
  test.each([
    ['not-four-years', plan(adopted), offered],
    ['not-in-implementation', plan({ phase: 'adopted', years: 4, adoptedAt: now }), offered],
    ['already-refreshed', four, { ...offered, refreshed: true }],
    ['plan-lacking', four, { ...offered, datesKept: false }],
    ['plan-lacking', four, { ...offered, items: [item({ problems: [problem('adoption')] })] }],
    ['nothing-changed', four, { ...offered, items: [published] }],
    [null, four, offered],
    [null, four, { ...offered, items: [item({ revision: 2, changed: false })] }],
  ])('refresh: %s', (refusal, state, what) => expect(refusalOf(decideRefreshPlan(state, member, what))).toBe(refusal))

  test('withdrawal asks for a reason, once', () => {
    expect(refusalOf(decideWithdrawPlan(plan(), member, ' '))).toBe('reason-missing')
    expect(refusalOf(decideWithdrawPlan(plan({ withdrawnAt: now }), member, 'why'))).toBe('plan-withdrawn')
    expect(refusalOf(decideWithdrawPlan(plan(), member, 'why'))).toBeNull()
  })

  test('a document is an address or a file, of the member’s own plan', () => {
    const link = { link: 'https://example.org/', file: null }
    expect(refusalOf(decideAddDocument(plan({ memberId: 'o' }), member, link))).toBe('plan-of-another')
    expect(refusalOf(decideAddDocument(plan({ source: 'a sheet' }), member, link))).toBe('plan-told-by-source')
    expect(refusalOf(decideAddDocument(plan(), member, { link: null, file: null }))).toBe('document-missing')
    expect(refusalOf(decideAddDocument(plan({ phase: 'ended' }), member, link))).toBeNull()
  })

  test('adopted milestones keep their dates', () => {
    const of = (milestones: { id: string; due: string | null }[]) => [{ id: 'c', content: { milestones } }]
    const before = of([{ id: 'a', due: '2027-01-01' }])
    expect(
      datesStayIn(
        before,
        of([
          { id: 'a', due: '2027-01-01' },
          { id: 'b', due: null },
        ]),
      ),
    ).toBe(true)
    expect(datesStayIn(before, of([{ id: 'a', due: '2027-02-01' }]))).toBe(false)
    expect(datesStayIn(before, of([]))).toBe(false)
    expect(datesStayIn(before, [])).toBe(true)
  })
})
