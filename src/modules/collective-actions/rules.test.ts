import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkBoundOnlyByOwn } from './rules/bound-only-by-own.ts'
import { checkCarriedByPlan, planStanding } from './rules/carried-by-plan.ts'
import { decideCorrectContribution, mayConfirmReceipt, mayDeliverContribution } from './rules/contribution.ts'
import { checkContributionOffered } from './rules/contribution-offered.ts'
import { checkFreeToLeave } from './rules/free-to-leave.ts'
import { decideJoinAction } from './rules/join-action.ts'
import { decideCloseAction, decideNameLead, decideOpenAction, decideProposeAction } from './rules/run-action.ts'
import { decideWithdrawFromAction } from './rules/withdraw-from-action.ts'
import { type ContributionForm, mostContributions } from './vocabulary.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const now = day('2026-11-23')
const proposed = { proposedAt: day('2016-12-01'), openedAt: null, closedAt: null }
const open = { ...proposed, openedAt: day('2016-12-07') }
const closed = { ...open, closedAt: day('2020-01-01') }
const active = { status: 'active' } as const
const current = { id: 'p1', withdrawnAt: null }
const past = { id: 'p0', withdrawnAt: day('2020-02-02') }

describe('joining', () => {
  test('an open action takes a member with one to ten contributions, again after it left', () => {
    for (const own of [[], [past]]) for (const n of [1, mostContributions]) expect(decideJoinAction(open, active, own, n).ok).toBe(true)
  })

  test('a member whose standing is not told, or who is suspended, may join: joining is free (R2)', () => {
    for (const status of [null, 'inactive', 'suspended', 'under-procedural-review'] as const) {
      expect(decideJoinAction(open, { status }, [], 1).ok).toBe(true)
    }
  })

  test.each([
    ['action-not-open', proposed, active, [], 1],
    ['action-closed', closed, active, [], 1],
    ['member-withdrawn', open, { status: 'withdrawn' }, [], 1],
    ['already-joined', open, active, [past, current], 1],
    ['contribution-missing', open, active, [], 0],
    ['contributions-too-many', open, active, [], mostContributions + 1],
  ] as const)('refuses with %s', (refusal, action, member, own, contributions) => {
    expect(decideJoinAction(action, member, own, contributions)).toEqual({ ok: false, refusal })
  })
})

describe('withdrawing', () => {
  test('leaves the current participation, never an earlier one', () => {
    expect(decideWithdrawFromAction([past, current])).toEqual({ ok: true, fact: current })
  })

  test.each([
    ['not-joined', []],
    ['already-withdrawn', [past]],
  ] as const)('refuses with %s', (refusal, own) => expect(decideWithdrawFromAction(own)).toEqual({ ok: false, refusal }))
})

const offered = { giverId: 'giver', withdrawnAt: null, deliveredAt: null, receivedAt: null }
const delivered = { ...offered, deliveredAt: now }
const received = { ...delivered, receivedAt: now }
const form: ContributionForm = { kind: 'tools', description: 'Code', link: null, from: null, to: null, amount: null }

describe('contributions', () => {
  test.each([
    ['contribution-unknown', null, 'giver'],
    ['contribution-unknown', offered, 'other'],
    ['contribution-received', received, 'giver'],
    ['contribution-delivered', delivered, 'giver'],
    ['contribution-withdrawn', { ...offered, withdrawnAt: now }, 'giver'],
  ] as const)('delivering and correcting are refused with %s', (refusal, standing, member) => {
    expect(mayDeliverContribution(standing, member)).toEqual({ ok: false, refusal })
    expect(decideCorrectContribution(standing, member, form, { ...form, description: 'More' })).toEqual({ ok: false, refusal })
  })

  test('a correction must change something: each field counts', () => {
    expect(decideCorrectContribution(offered, 'giver', form, { ...form })).toEqual({ ok: false, refusal: 'nothing-corrected' })
    const changes: Partial<ContributionForm>[] = [
      { kind: 'experience' },
      { description: 'Better code' },
      { link: 'https://example.org' },
      { from: '2027-01-01' },
      { to: '2027-01-01' },
      { amount: { minor: 1, currency: 'EUR' } },
    ]
    for (const change of changes) expect(decideCorrectContribution(offered, 'giver', form, { ...form, ...change }).ok).toBe(true)
  })

  test.each([
    ['contribution-unknown', null, 'other', true],
    ['own-contribution', delivered, 'giver', true],
    ['not-in-action', delivered, 'other', false],
    ['contribution-received', received, 'other', true],
    ['contribution-not-delivered', offered, 'other', true],
  ] as const)('confirming is refused with %s', (refusal, standing, member, isInAction) => {
    expect(mayConfirmReceipt(standing, member, isInAction)).toEqual({ ok: false, refusal })
  })

  test('another participant confirms a delivery, even once its giver has left', () => {
    expect(mayConfirmReceipt({ ...delivered, withdrawnAt: now }, 'other', true).ok).toBe(true)
  })
})

describe('running an action', () => {
  const taken = [{ number: 4, slug: 'transparency-on-lobbying' }]
  test.each([
    ['slug-missing', { number: 5, slug: '' }],
    ['number-taken', { number: 4, slug: 'new' }],
    ['slug-taken', { number: 5, slug: 'transparency-on-lobbying' }],
  ] as const)('proposing is refused with %s', (refusal, wanted) =>
    expect(decideProposeAction(wanted, taken)).toEqual({ ok: false, refusal }),
  )

  test.each([
    ['action-already-closed', closed, now],
    ['action-already-open', open, now],
    ['date-ahead', proposed, day('2026-11-24')],
    ['date-before-proposal', proposed, day('2016-11-30')],
  ] as const)('opening is refused with %s', (refusal, action, at) =>
    expect(decideOpenAction(action, at, now)).toEqual({ ok: false, refusal }),
  )

  test.each([
    ['action-already-closed', closed, null, now],
    ['action-not-open', proposed, null, now],
    ['date-ahead', open, null, day('2026-11-24')],
    ['date-before-opening', open, null, day('2016-12-06')],
    ['date-before-opening', open, day('2026-11-23'), day('2026-11-22')],
  ] as const)('closing is refused with %s', (refusal, action, lastJoined, at) => {
    expect(decideCloseAction(action, lastJoined, at, now)).toEqual({ ok: false, refusal })
  })

  test.each([
    ['action-already-closed', closed, { id: 'm', ...active }, []],
    ['lead-unknown', open, null, []],
    ['member-withdrawn', open, { id: 'm', status: 'withdrawn' }, []],
    ['already-lead', open, { id: 'm', ...active }, ['m']],
  ] as const)('naming a lead is refused with %s', (refusal, action, member, leads) => {
    expect(decideNameLead(action, member, leads)).toEqual({ ok: false, refusal })
  })

  test('each is allowed otherwise', () => {
    expect(decideProposeAction({ number: 5, slug: 'new' }, taken).ok).toBe(true)
    expect(decideOpenAction(proposed, proposed.proposedAt, now).ok).toBe(true)
    expect(decideCloseAction(open, open.openedAt, now, now).ok).toBe(true)
    expect(decideNameLead(open, { id: 'm', status: null }, []).ok).toBe(true)
  })
})

describe('the registry', () => {
  const state = (finding: { readonly state: string }) => finding.state
  test('R1: met, missed, or unknown where the source is silent', () => {
    expect(state(checkContributionOffered({ contributionsTold: true, contributions: 2, entryId: 'e' }))).toBe('met')
    expect(state(checkContributionOffered({ contributionsTold: true, contributions: 0, entryId: 'e' }))).toBe('missed')
    expect(state(checkContributionOffered({ contributionsTold: false, contributions: 0, entryId: 'e' }))).toBe('unknown')
  })

  test('R2: met while every joining and leaving is on the record', () => {
    const joined = { entryId: 'e', onRecord: true, reservationMade: true }
    const left = { entryId: 'f', onRecord: true, reasonGiven: false }
    expect(state(checkFreeToLeave({ joined, left: null }))).toBe('met')
    expect(checkFreeToLeave({ joined, left }).evidence).toHaveLength(2)
    expect(state(checkFreeToLeave({ joined, left: { ...left, onRecord: false } }))).toBe('missed')
    expect(state(checkFreeToLeave({ joined: { ...joined, onRecord: false }, left: null }))).toBe('missed')
  })

  test('R3: carried, due, missed, waiting; without a plan on the platform unknown, never missed', () => {
    const facts = { actionId: 'a', joinedAt: day('2016-12-07'), entryId: 'e' }
    const carrying = (actionId: string) => ({ actionId, reference: 'EX0001', stage: 'under-way' as const })
    const plans = (carried: string[], nextPlanDue: Date | null) => ({ ...facts, plans: { carried: carried.map(carrying), nextPlanDue } })
    expect(state(checkCarriedByPlan(plans(['a'], null), now))).toBe('met')
    expect(checkCarriedByPlan(plans(['b'], day('2027-01-01')), now)).toMatchObject({ state: 'due', deadline: day('2027-01-01') })
    expect(state(checkCarriedByPlan(plans([], day('2025-01-01')), now))).toBe('missed')
    expect(state(checkCarriedByPlan(plans([], null), now))).toBe('waiting')
    expect(state(checkCarriedByPlan({ ...facts, plans: null }, now))).toBe('unknown')
    expect(planStanding(plans(['a', 'a'], null), now)).toEqual({ state: 'carried', stage: 'under-way', references: ['EX0001', 'EX0001'] })
    expect(planStanding({ ...facts, plans: null }, now)).toEqual({ state: 'no-plan-here', days: 3638 })
  })

  test('R5: missed as soon as one obligation has no joining behind it', () => {
    expect(state(checkBoundOnlyByOwn([{ entryId: 'e', traced: true }]))).toBe('met')
    expect(
      checkBoundOnlyByOwn([
        { entryId: 'e', traced: true },
        { entryId: 'f', traced: false },
      ]),
    ).toMatchObject({ state: 'missed', evidence: [{ entryId: 'f' }] })
  })
})

test('the rules answer every question, the same each time, and without changing what they are asked about', () => {
  const date = fc.option(fc.date({ noInvalidDate: true }), { nil: null })
  const question = fc.record({
    openedAt: date,
    closedAt: date,
    status: fc.constantFrom(null, 'active', 'inactive', 'suspended', 'withdrawn', 'under-procedural-review'),
    own: fc.array(fc.record({ id: fc.uuid(), withdrawnAt: date })),
    contributions: fc.nat(12),
  })
  fc.assert(
    fc.property(question, (asked) => {
      const before = structuredClone(asked)
      const answer = () => [
        decideJoinAction(asked, { status: asked.status }, asked.own, asked.contributions),
        decideWithdrawFromAction(asked.own),
      ]
      const [joining, leaving] = answer()
      expect(answer()).toEqual([joining, leaving])
      expect(asked).toEqual(before)
      // R2: who is in may always leave, whatever the action and the member are.
      expect(leaving?.ok).toBe(asked.own.some(({ withdrawnAt }) => withdrawnAt === null))
      // Nobody is in twice.
      if (joining?.ok === true) expect(leaving?.ok).toBe(false)
    }),
  )
})
