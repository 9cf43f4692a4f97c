import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { type RuleCode, type RuleFinding, ruleCodes, ruleStates } from '#modules/declaration'
import { sentenceIn } from './rule-pages/rule-parts.tsx'
import { rules } from './rules.ts'
import { thresholds } from './thresholds.ts'

// Days on which calendars go wrong: ends of months, leap days, the days around them, of years that are and are not leap years.
const edges = ['2027-01-31', '2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01', '2028-12-31', '2029-01-01', '2100-02-28']
const anyInstant = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-12-31T23:59:59Z'), noInvalidDate: true })
const edge = fc
  .tuple(fc.constantFrom(...edges), fc.constantFrom('00:00:00.000Z', '11:59:59.999Z', '12:00:00.000Z', '23:59:59.999Z'))
  .map(([day, time]) => new Date(`${day}T${time}`))
const instant = fc.oneof(anyInstant, edge)
const day = instant.map((at) => at.toISOString().slice(0, 10))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value)
const entryId = fc.uuid()
const count = fc.nat({ max: 12 })
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 6 })

const milestone = fc.record({
  position: fc.integer({ min: 1, max: 30 }),
  startsOn: maybe(day),
  dueOn: maybe(day),
  doneOn: maybe(day),
  evidence: few(fc.record({ state: fc.constantFrom('unchecked', 'captured', 'changed', 'vanished'), withdrawnAt: maybe(instant) })),
  // The rules read commitments that bind: of adopted plans, by the member's own acts.
  adopted: fc.constant(true),
  toldBySource: fc.constant(false),
})
const carried = fc.record({
  actionId: fc.constantFrom('one', 'two'),
  reference: fc.constant('EX0001'),
  stage: fc.constantFrom('in-plan', 'completed'),
})

/** Facts of each rule as its queries could read them, and as they hopefully never do. */
const factsOf: Partial<Record<RuleCode, fc.Arbitrary<unknown>>> = {
  R3: fc.record({
    actionId: fc.constant('one'),
    joinedAt: instant,
    entryId,
    plans: maybe(fc.record({ carried: few(carried), nextPlanDue: maybe(instant) })),
  }),
  R4: fc.record({ reference: fc.constant('EX0001'), entryId, traces: count }),
  R5: few(fc.record({ entryId, traced: fc.boolean() })),
  R7: fc.record({ announcedAt: instant, imported: fc.boolean(), opensOn: maybe(day), lastDay: maybe(day), entryId }),
  R8: fc.record({
    since: instant,
    sinceEntryId: entryId,
    updated: fc.record({ at: instant, entryId }),
    meetings: maybe(few(instant)),
  }),
  R9: fc.record({ reference: fc.constant('EX0001'), milestones: few(milestone) }),
  R10: fc.record({
    adoptedAt: maybe(instant),
    declared: maybe(fc.record({ completion: fc.constantFrom('limited', 'substantial', 'complete'), entryId })),
    milestones: few(milestone),
  }),
  R13: fc.record({ seats: few(fc.record({ side: fc.constantFrom('government', 'non-government') })), entryId }),
  R14: few(fc.record({ target: entryId, field: fc.constant('text'), by: maybe(entryId) })),
}

function freeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

const sentences = ({ evidence, forecast }: RuleFinding) =>
  [...evidence, ...(forecast === undefined ? [] : [forecast])].map((one) => sentenceIn(words('en'), one))

describe.each(rules.filter(({ code }) => factsOf[code] !== undefined))('$code, whatever the facts and the day', (rule) => {
  const facts = factsOf[rule.code] ?? fc.constant(null)
  test('always answers, the same each time, with what shows it, and changes nothing', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const finding = rule.check(freeze(given), thresholds, now)
        expect(rule.check(given, thresholds, now)).toEqual(finding)
        expect(ruleStates).toContain(finding.state)
        if (rule.code !== 'R14') expect(finding.evidence.length).toBeGreaterThan(0)
        for (const sentence of sentences(finding)) expect(sentence).not.toMatch(/[{}]|undefined|NaN|Invalid/)
        if (finding.deadline !== undefined) expect(finding.deadline.getTime()).not.toBeNaN()
      }),
      { numRuns: 150 },
    )
  })
  test('is not missed before its deadline, nor due after it by more than the last hours of a day', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const { state, deadline } = rule.check(given, thresholds, now)
        if (deadline === undefined) return
        if (state === 'missed') expect(deadline.getTime()).toBeLessThan(now.getTime())
        if (state === 'due') expect(deadline.getTime()).toBeGreaterThanOrEqual(now.getTime() - 13 * 3_600_000)
      }),
      { numRuns: 150 },
    )
  })
})

test('where the server stands changes no finding', () => {
  const home = process.env.TZ
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'UTC']
  try {
    for (const rule of rules) {
      const facts = factsOf[rule.code]
      if (facts === undefined) continue
      const samples = fc.sample(fc.tuple(facts, instant), { numRuns: 25, seed: 7 })
      const told = zones.map((zone) => {
        process.env.TZ = zone
        return samples.map(([given, now]) => rule.check(given, thresholds, now))
      })
      for (const other of told) expect(other).toEqual(told[0])
    }
  } finally {
    if (home === undefined) delete process.env.TZ
    else process.env.TZ = home
  }
})

test('every rule is checked, or says what it waits for', () => {
  const unchecked = ruleCodes.filter((code) => !rules.some((rule) => rule.code === code))
  for (const code of unchecked) expect(words('en').t(`rules.${code}.waits`)).not.toBe('')
  expect(unchecked).toEqual(expect.arrayContaining(['R11', 'R12', 'R15']))
})
