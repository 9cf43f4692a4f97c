import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, isSlug, longestSlug, slugOf } from './slug.ts'

describe('the slug of a title', () => {
  test.each([
    ['Transparency on lobbying', 'transparency-on-lobbying'],
    ['Innovation and data-driven approaches', 'innovation-and-data-driven-approaches'],
    ['Amis des Étrangers', 'amis-des-etrangers'],
    ['Georgian Young Lawyers’ Association (GYLA)', 'georgian-young-lawyers-association-gyla'],
    ['Nexa Center for Internet & Society', 'nexa-center-for-internet-society'],
    ['  Łódź — Straße Æ ', 'lodz-strasse-ae'],
    ['إعلان باريس', ''],
  ])('%s gives %s', (title, slug) => expect(slugOf(title)).toBe(slug))

  test('is empty or an address, whatever the title, and is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const slug = slugOf(title)
        expect(slug === '' || isSlug(slug)).toBe(true)
        expect(slug.length).toBeLessThanOrEqual(longestSlug)
        expect(slugOf(slug)).toBe(slug)
      }),
    )
  })

  test('is cut between words', () => {
    const slug = slugOf('word '.repeat(60))
    expect(slug.length).toBeGreaterThan(longestSlug - 6)
    expect(slug.endsWith('-word')).toBe(true)
  })
})

test.each(['', '-a', 'a-', 'a--b', 'A', 'a b', 'é', 'a/b', '../a', 'a'.repeat(longestSlug + 1)])('%j is no slug', (text) => {
  expect(isSlug(text)).toBe(false)
})

describe('folding', () => {
  test.each([
    ['Côte d’Ivoire', 'cote divoire'],
    ['TELEFÓNICA', 'telefonica'],
    ['Royaume-Uni', 'royaume uni'],
    ['المملكة المتّحدة', 'المملكة المتحدة'],
  ])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded))

  test('twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})
