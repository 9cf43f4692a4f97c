import { describe, expect, test } from 'vitest'
import { mostInputs } from '../vocabulary.ts'
import { type Actor, decideInputs, decidePublish, decideReading, type InputState, problemsOf } from './answer.ts'

const text = (en: string) => ({ original: 'en' as const, en })
const place = { kind: 'commitment', plan: null, commitment: '0b4b6c4e-8f0e-4a8e-9d4e-1f7c3c1d2e3f' } as const
const whole = {
  decision: 'taken-up',
  reason: text('It is right'),
  words: text('Publish every invoice'),
  takenUpIn: [place],
  institution: text('Ministry of Finance'),
} as const
const standing: InputState = { id: 'a', kind: 'proposal', answerId: null, isWithdrawn: false, isMerged: false, isSplit: false }
const mandate = (name: string, person: string | null = null): Actor => ({ mandate: name, person })

describe('inputs answered together', () => {
  const decide = (state: Partial<InputState>, ids: readonly string[] = ['a']) =>
    decideInputs(new Map([['a', { ...standing, ...state }]]), ids)
  test.each([
    ['input-answered', { answerId: 'b' }],
    ['input-withdrawn', { isWithdrawn: true }],
    ['input-merged', { isMerged: true }],
    ['input-split', { isSplit: true }],
  ])('%s', (refusal, state) => expect(decide(state)).toEqual({ ok: false, refusal }))
  test('none, one of elsewhere, too many', () => {
    expect(decide({}, [])).toEqual({ ok: false, refusal: 'inputs-missing' })
    expect(decide({}, ['a', 'z'])).toEqual({ ok: false, refusal: 'input-unknown' })
    const many = Array.from({ length: mostInputs + 1 }, (_, at) => String(at))
    expect(decide({}, many)).toEqual({ ok: false, refusal: 'too-many-together' })
    expect(decide({}, ['a', 'a'])).toEqual({ ok: true, fact: [{ kind: 'proposal', id: 'a' }] })
  })
})

describe('what an answer lacks', () => {
  test.each([
    [['decision-missing'], { decision: null }],
    [['reason-missing'], { reason: null }],
    [['brackets-left'], { reason: text('We decline because [reason].') }],
    [['words-missing'], { words: null }],
    [['place-missing'], { takenUpIn: [] }],
    [['place-unknown'], { takenUpIn: [{ ...place, commitment: '1b4b6c4e-8f0e-4a8e-9d4e-1f7c3c1d2e3f' }] }],
    [['institution-missing'], { institution: null }],
    [['too-long'], { reason: { original: 'ar' as const, ar: 'ن'.repeat(4000), en: 'n'.repeat(4000) }, words: text('ن'.repeat(30_000)) }],
    [[], { decision: 'declined' as const, words: null, takenUpIn: [] }],
    [['words-missing', 'place-missing'], { decision: 'partly' as const, words: null, takenUpIn: [] }],
  ])('%j', (problems, change) => {
    expect(
      problemsOf({ ...whole, ...change }, ({ kind, ...at }) => kind === 'commitment' && Object.values(at).includes(place.commitment)),
    ).toEqual(problems)
  })
})

const draft = { ...whole, version: 3, publishedAt: null, readBy: 'reader' }

describe('the second reader', () => {
  const actors = { reader: mandate('reader', 'r'), writer: mandate('writer', 'w') }
  test.each([
    ['draft-published', { publishedAt: new Date() }, 3, [], actors],
    ['draft-changed', {}, 2, [], actors],
    ['writer-reads', {}, 3, [], { ...actors, reader: mandate('writer') }],
    ['writer-reads', {}, 3, [], { ...actors, reader: mandate('another', 'w') }],
    ['words-missing', {}, 3, ['words-missing' as const], actors],
  ])('%s', (refusal, change, seen, problems, who) => {
    expect(decideReading({ ...draft, ...change }, seen, problems, who)).toEqual({ ok: false, refusal })
  })
  test('agrees', () => expect(decideReading(draft, 3, [], actors).ok).toBe(true))
})

describe('publishing', () => {
  const actors = { publisher: mandate('writer', 'w'), reader: mandate('reader', 'r') }
  test.each([
    ['draft-changed', {}, 2, [], actors],
    ['reason-missing', {}, 3, ['reason-missing' as const], actors],
    ['decision-missing', { decision: null }, 3, [], actors],
    ['institution-missing', { institution: null }, 3, [], actors],
    ['not-read', { readBy: null }, 3, [], { ...actors, reader: null }],
    ['reader-publishes', {}, 3, [], { ...actors, publisher: mandate('reader') }],
    ['reader-publishes', {}, 3, [], { ...actors, publisher: mandate('another', 'r') }],
  ])('%s', (refusal, change, seen, problems, who) => {
    expect(decidePublish({ ...draft, ...change }, seen, problems, who)).toEqual({ ok: false, refusal })
  })
  test('says what is taken up, and no words of what is declined', () => {
    expect(decidePublish(draft, 3, [], actors)).toMatchObject({ ok: true, fact: { words: whole.words, secondReader: 'reader' } })
    const declined = decidePublish({ ...draft, decision: 'declined' }, 3, [], actors)
    expect(declined).toMatchObject({ ok: true, fact: { words: null, takenUpIn: [] } })
  })
})
