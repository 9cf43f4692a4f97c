import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormValues } from '#kernel/http/variables.ts'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { isSafeLink, longestDescription } from './vocabulary.ts'
import { contributionFields, fieldName, readContributionFields, typedContribution } from './web/contribution-fields.ts'
import { carriedFields, contributionCount, joinSteps, pressJoinForm } from './web/join-form.ts'
import { moneyText, readAmount, typedAmount } from './web/money.ts'

const submission = '01987c5e-0000-7000-8000-000000000001'
const first = { 'kind-1': 'tools', 'description-1': 'The code of our register', submission }

describe('the joining form', () => {
  test('goes from contributions to limits to the check page to the act', () => {
    const contributions = pressJoinForm({ ...first, step: 'contributions' })
    expect(contributions).toMatchObject({ to: 'page', state: { step: 'limits', problems: [] } })
    const limits = pressJoinForm({ ...first, step: 'limits', reservation: ' Within our laws ' })
    expect(limits).toMatchObject({ to: 'page', state: { step: 'check' } })
    const check = pressJoinForm({ ...first, step: 'check', reservation: ' Within our laws ' })
    expect(check).toMatchObject({ to: 'act', form: { submission, reservation: 'Within our laws', contributions: [{ kind: 'tools' }] } })
  })

  test('cannot be pushed to the act past a mistake, whatever step it claims', () => {
    for (const step of [...joinSteps, 'elsewhere']) {
      const move = pressJoinForm({ step, submission, 'kind-1': 'tools' })
      expect(move).toMatchObject({ to: 'page', state: { step: 'contributions', problems: [{ field: 'description-1' }] } })
    }
  })

  test('shows the check page again rather than act without its token', () => {
    expect(pressJoinForm({ ...first, submission: 'forged', step: 'check' })).toMatchObject({ to: 'page', state: { step: 'check' } })
  })

  test('adds up to ten contributions and takes out the one asked for, moving the others up', () => {
    const typed = { ...first, 'kind-2': 'experience', 'description-2': 'Second', 'description-3': 'Third', count: '3' }
    expect(pressJoinForm({ ...typed, add: '1' })).toMatchObject({ state: { values: { count: '4' } } })
    expect(pressJoinForm({ ...typed, count: '10', add: '1' })).toMatchObject({ state: { values: { count: '10' } } })
    expect(pressJoinForm({ ...typed, remove: '2' })).toMatchObject({
      state: { values: { count: '2', 'description-1': first['description-1'], 'description-2': 'Third', 'description-3': '' } },
    })
    expect(pressJoinForm({ ...first, remove: '1' })).toMatchObject({ state: { values: { count: '1', 'description-1': '' } } })
  })

  test('keeps everything typed, on every page and at every press', () => {
    const fields = Array.from({ length: 10 }, (_, at) => contributionFields.map((field) => fieldName(field, at + 1))).flat()
    const typed = fc.record({
      ...Object.fromEntries([...fields, 'reservation'].map((name) => [name, fc.string({ maxLength: 30 })])),
      count: fc.constantFrom('1', '3', '10'),
      step: fc.constantFrom(...joinSteps),
      go: fc.constantFrom('', ...joinSteps),
      add: fc.constantFrom('', '1'),
      submission: fc.constantFrom('', submission),
    })
    fc.assert(
      fc.property(typed, (filled) => {
        const sent: FormValues = filled
        const move = pressJoinForm(sent)
        const values = move.to === 'page' ? move.state.values : move.values
        for (const name of [...fields, 'reservation']) expect(values[name]).toBe(sent[name])
        if (move.to === 'act') return
        // What the next page does not show is carried along by it, up to the number of contributions.
        const shown = contributionCount(values)
        const carried = new Map(carriedFields(values, move.state.step))
        for (let number = 1; number <= shown; number += 1) {
          for (const field of contributionFields) {
            const name = fieldName(field, number)
            if (move.state.step !== 'contributions' && values[name] !== '') expect(carried.get(name)).toBe(values[name])
          }
        }
        if (move.state.step !== 'limits' && values['reservation'] !== '') expect(carried.get('reservation')).toBe(values['reservation'])
      }),
      { numRuns: 200 },
    )
  })
})

describe('one contribution', () => {
  const problemsOf = (more: Record<string, string>) => {
    const read = readContributionFields({ ...first, ...more }, 1)
    return read.ok ? [] : read.problems.map(({ field }) => field)
  }

  test.each([
    [{ 'kind-1': 'gold' }, 'kind-1'],
    [{ 'description-1': '  ' }, 'description-1'],
    [{ 'description-1': 'x'.repeat(longestDescription + 1) }, 'description-1'],
    [{ 'link-1': 'http://example.org' }, 'link-1'],
    [{ 'link-1': 'javascript:alert(1)' }, 'link-1'],
    [{ 'link-1': 'https://name:word@example.org' }, 'link-1'],
    [{ 'from-1': '2026-02-30' }, 'from-1'],
    [{ 'from-1': '2027-02-01', 'to-1': '2027-01-01' }, 'to-1'],
    [{ 'amount-1': '12' }, 'amount-1'],
    [{ 'kind-1': 'financial-means', 'amount-1': '12', 'currency-1': 'XXQ' }, 'currency-1'],
    [{ 'kind-1': 'financial-means', 'amount-1': 'about 20 thousand', 'currency-1': 'EUR' }, 'amount-1'],
    [{ 'kind-1': 'financial-means', 'amount-1': '25,000', 'currency-1': 'EUR' }, 'amount-1'],
    [{ 'kind-1': 'financial-means', 'amount-1': '0', 'currency-1': 'EUR' }, 'amount-1'],
  ])('%o is mended in %s alone', (more, field) => expect(problemsOf(more)).toEqual([field]))

  test('nothing typed at all: what to choose and what to describe', () => {
    const read = readContributionFields({}, 1)
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(['kind-1', 'description-1'])
  })

  test('a field sent twice counts once', () => {
    expect(readContributionFields({ ...first, 'description-1': ['First', 'Second'] }, 1)).toMatchObject({
      contribution: { description: 'First' },
    })
  })

  test('reads back what a correction starts from', () => {
    const read = readContributionFields(
      { 'kind-2': 'financial-means', 'description-2': 'Travel', 'amount-2': '20 000,50', 'currency-2': 'eur', 'to-2': '2027-12-31' },
      2,
    )
    if (!read.ok) throw new Error('not read')
    expect(read.contribution.amount).toEqual({ minor: 2_000_050, currency: 'EUR' })
    expect(readContributionFields(typedContribution(read.contribution, 1), 1)).toEqual(read)
  })
})

describe('money', () => {
  test.each([
    ['25000', 'EUR', 2_500_000],
    ['25 000', 'EUR', 2_500_000],
    ['25 000,5', 'EUR', 2_500_050],
    ['٢٥٠', 'MAD', 25_000],
    ['500', 'JPY', 500],
    ['1.5', 'TND', 1500],
  ])('%s %s', (text, currency, minor) => expect(readAmount(text, currency)).toEqual({ minor, currency }))

  test.each([
    ['1.5', 'JPY'],
    ['-5', 'EUR'],
    ['1e5', 'EUR'],
    ['99999999999999', 'EUR'],
    ['5', 'EURO'],
  ])('%s %s is asked again', (text, currency) => expect(readAmount(text, currency)).toBeNull())

  test('any amount typed back is the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.constantFrom('EUR', 'JPY', 'TND'), (minor, currency) => {
        expect(readAmount(typedAmount({ minor, currency }), currency)).toEqual({ minor, currency })
      }),
    )
  })

  test('is told in every language', () => {
    for (const lang of languages) expect(moneyText({ minor: 2_000_000, currency: 'EUR' }, words(lang))).toMatch(/20/)
  })
})

test('a link is https, with a host and without credentials, whatever else is typed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `javascript:${text}`),
      ),
      (text) => {
        if (!isSafeLink(text)) return
        expect(new URL(text).protocol).toBe('https:')
        expect(text.length).toBeLessThanOrEqual(500)
      },
    ),
  )
})
