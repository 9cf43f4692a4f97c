import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { loadThresholds } from '#kernel/thresholds.ts'
import { assessRule, countStates, defineRule, pledgeCodes, pledges, ruleCodes, ruleStates, ruleText, Thresholds } from './index.ts'

const thresholds = Thresholds.parse(loadThresholds())
const now = new Date('2026-11-23T12:00:00Z')

describe('pledges', () => {
  test('every pledge stands once, in order, with its words and what makes it real', () => {
    expect(pledges.map(({ code }) => code)).toEqual(pledgeCodes)
    for (const lang of languages) {
      for (const { titleKey, summaryKey, features } of pledges) {
        expect(words(lang).t(titleKey).length).toBeGreaterThan(5)
        expect(words(lang).t(summaryKey).length).toBeGreaterThan(30)
        expect(features.length).toBeGreaterThan(0)
      }
    }
  })

  test('a pledge has a rule or a part of the platform that is its own', () => {
    const ids = pledges.flatMap(({ features }) => features.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('rules', () => {
  test('every rule has a kind, pledges that exist and its words in every language', () => {
    for (const code of ruleCodes) {
      const rule = ruleText(code)
      expect(rule.engagements.length).toBeGreaterThan(0)
      for (const pledge of rule.engagements) expect(pledgeCodes).toContain(pledge)
      for (const lang of languages) {
        const values = { noticeDays: 14, openDays: 14 }
        for (const key of [rule.statementKey, rule.whyKey, rule.howKey]) expect(words(lang).t(key, values)).not.toMatch(/[{}]/)
      }
    }
  })

  const rule = defineRule<{ readonly state: (typeof ruleStates)[number]; readonly day: number }>({
    code: 'R3',
    load: async () => [],
    check: ({ state, day }) => ({ state, evidence: [], ...(state === 'due' ? { deadline: new Date(day * 86_400_000) } : {}) }),
  })
  const subject = fc.record({
    id: fc.uuid(),
    memberId: fc.uuid(),
    facts: fc.record({ state: fc.constantFrom(...ruleStates), day: fc.nat(50_000) }),
  })

  test('an assessment is the same for the same facts in any order, loses nobody, and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(subject, { selector: ({ id }) => id }), (subjects) => {
        const given = structuredClone(subjects)
        const found = assessRule(rule, subjects, thresholds, now)
        expect(assessRule(rule, [...subjects].reverse(), thresholds, now)).toEqual(found)
        expect(subjects).toEqual(given)
        expect(found.length).toBe(subjects.length)
        const counts = countStates(found)
        expect(ruleStates.reduce((sum, state) => sum + counts[state], 0)).toBe(subjects.length)
      }),
    )
  })

  test('what needs attention comes first, the nearest deadline before the others', () => {
    const of = (id: string, state: (typeof ruleStates)[number], day = 0) => ({ id, memberId: id, facts: { state, day } })
    const found = assessRule(
      rule,
      [of('a', 'met'), of('b', 'due', 9), of('c', 'unknown'), of('d', 'due', 3), of('e', 'missed')],
      thresholds,
      now,
    )
    expect(found.map((one) => one.subject.id)).toEqual(['e', 'd', 'b', 'c', 'a'])
  })
})
