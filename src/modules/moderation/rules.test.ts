import { describe, expect, test } from 'vitest'
import { appealEnd, decideAppeal, decideFirst, decideSecond, mayDecideAppeal } from './rules/decide-case.ts'
import { checkNeverInSilence } from './rules/never-in-silence.ts'
import { type CaseFacts, stateOf } from './vocabulary.ts'

const now = new Date('2026-11-23T12:00:00Z')
const open: CaseFacts = {
  id: 'case',
  entryId: 'entry',
  openedAt: now,
  firstAt: null,
  firstPerson: null,
  firstMandate: null,
  firstDecision: null,
  ground: null,
  fields: [],
  reason: null,
  secondAt: null,
  secondPerson: null,
  secondAgrees: null,
  removalId: null,
  removedAt: null,
  appeal: null,
  appealedAt: null,
  appealDecidedAt: null,
  appealGranted: null,
  appealReason: null,
  erasedAt: null,
}
const second: CaseFacts = { ...open, firstAt: now, firstPerson: 'a', firstDecision: 'remove', ground: 'insult', fields: ['text'] }
const urgent: CaseFacts = { ...second, ground: 'threat', removalId: 'r', removedAt: now }
const removed: CaseFacts = { ...second, secondAt: now, secondPerson: 'b', secondAgrees: true, removalId: 'r', removedAt: now }
const appealed: CaseFacts = { ...removed, appeal: 'why', appealedAt: now }
const judge = (personId: string, wroteTheWords = false) => ({ personId, wroteTheWords })
const remove = { decision: 'remove', ground: 'insult', fields: ['text'], reason: 'x' } as const

test('a case is as far as its last decision', () => {
  expect([open, second, urgent, removed, appealed].map(stateOf)).toEqual(['open', 'second', 'second', 'removed', 'appealed'])
  expect(stateOf({ ...second, firstDecision: 'keep' })).toBe('kept')
  expect(stateOf({ ...second, secondAgrees: false })).toBe('kept')
  expect(stateOf({ ...appealed, appealGranted: true })).toBe('restored')
  expect(stateOf({ ...appealed, appealGranted: false })).toBe('upheld')
  expect(stateOf({ ...removed, erasedAt: now })).toBe('erased')
})

describe('a first decision', () => {
  test.each([
    ['words-gone', { ...open, erasedAt: now }, remove, judge('a')],
    ['already-decided', second, remove, judge('b')],
    ['own-words', open, remove, judge('a', true)],
    ['ground-missing', open, { ...remove, ground: null }, judge('a')],
    ['fields-missing', open, { ...remove, fields: [] }, judge('a')],
  ] as const)('is refused: %s', (refusal, it, form, who) => expect(decideFirst(it, form, who)).toEqual({ ok: false, refusal }))
  test('keeps, waits for the second, or removes at once where harm does not wait', () => {
    expect(decideFirst(open, { ...remove, decision: 'keep', ground: null, fields: [] }, judge('a'))).toMatchObject({ fact: 'keep' })
    expect(decideFirst(open, remove, judge('a'))).toMatchObject({ fact: 'await-second' })
    for (const ground of ['personal-data', 'threat', 'unlawful'] as const)
      expect(decideFirst(open, { ...remove, ground }, judge('a'))).toMatchObject({ fact: 'remove-now' })
  })
})

describe('a second opinion', () => {
  test.each([
    ['words-gone', { ...second, erasedAt: now }, judge('b')],
    ['no-second-awaited', open, judge('b')],
    ['no-second-awaited', removed, judge('c')],
    ['same-person', second, judge('a')],
    ['own-words', second, judge('b', true)],
  ] as const)('is refused: %s', (refusal, it, who) => expect(decideSecond(it, true, who)).toEqual({ ok: false, refusal }))
  test('removes, confirms, keeps or brings back', () => {
    expect(decideSecond(second, true, judge('b'))).toMatchObject({ fact: 'remove' })
    expect(decideSecond(second, false, judge('b'))).toMatchObject({ fact: 'keep' })
    expect(decideSecond(urgent, true, judge('b'))).toMatchObject({ fact: 'confirm' })
    expect(decideSecond(urgent, false, judge('b'))).toMatchObject({ fact: 'restore' })
  })
})

describe('an appeal', () => {
  test.each([
    ['not-author', removed, false, now],
    ['not-removed', second, true, now],
    ['not-removed', urgent, true, now],
    ['already-appealed', appealed, true, now],
    ['already-appealed', { ...appealed, appealGranted: false }, true, now],
    ['appeal-too-late', removed, true, new Date('2027-05-23T12:00:00.001Z')],
  ] as const)('is refused: %s', (refusal, it, author, at) => expect(decideAppeal(it, author, at, 6)).toEqual({ ok: false, refusal }))
  test('is taken until the last instant of the sixth month, also where that day does not exist', () => {
    expect(decideAppeal(removed, true, new Date('2027-05-23T12:00:00Z'), 6).ok).toBe(true)
    expect(appealEnd(new Date('2026-08-31T10:00:00Z'), 6)).toEqual(new Date('2027-02-28T10:00:00Z'))
  })
  test.each([
    ['words-gone', { ...appealed, erasedAt: now }, judge('c'), true],
    ['no-appeal-awaited', removed, judge('c'), true],
    ['own-words', appealed, judge('c', true), true],
    ['decided-before', appealed, judge('a'), false],
    ['decided-before', appealed, judge('b'), true],
  ] as const)('is not decided: %s', (refusal, it, who, others) => expect(mayDecideAppeal(it, who, others)).toEqual({ ok: false, refusal }))
  test('is decided by somebody new, or by the second where nobody else moderates', () => {
    expect(mayDecideAppeal(appealed, judge('c'), true).ok).toBe(true)
    expect(mayDecideAppeal(appealed, judge('b'), false).ok).toBe(true)
  })
})

test('R14 is met while every hidden word has its entry, and names those that have none', () => {
  const told = { target: 'a', field: 'text', by: 'entry' }
  expect(checkNeverInSilence([told, { ...told, field: 'title' }])).toMatchObject({ state: 'met', evidence: [{ entryId: 'entry' }] })
  expect(checkNeverInSilence([told, { target: 'b', field: 'text', by: null }])).toMatchObject({
    state: 'missed',
    evidence: [{ entryId: 'b' }],
  })
})
