import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldHeadings, knownHeadings } from './headings.ts'
import { mapHeadings } from './map-headings.ts'

const published = new URL('../../../../shared/data/ogp-sheet-columns.txt', import.meta.url)

test('every published heading is known, each once', () => {
  expect(new Set(knownHeadings).size).toBe(knownHeadings.length)
  expect(knownHeadings).toHaveLength(171)
  const map = mapHeadings(knownHeadings)
  expect(map.mapped.every(({ how }) => how === 'exact')).toBe(true)
  expect([map.missing, map.lacking]).toEqual([[], []])
})

test.skipIf(!exists(published))('the headings are those of the published sheet', () => {
  expect([...knownHeadings].sort()).toEqual(readFileSync(published, 'utf8').trim().split(/\r?\n/).sort())
})

function exists(file: URL): boolean {
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}

test.each([
  ['COUNTRY / LOCALITY', 'Country/Locality', 'exact'],
  ['commitment title ', 'Commitment Title', 'exact'],
  ['Comitment Title', 'Commitment Title', 'near'],
  ['Lead Institutions', 'Lead Institution', 'near'],
  ['Country', 'Country/Locality', 'near'],
  ['Environment and Climate', 'Environment & Climate', 'exact'],
  ['Specificity', 'Specificity', 'exact'],
  ['_Specificity', '_Specificity', 'exact'],
  ['Remarks of the ministry', null, 'unknown'],
  ['constructor', null, 'unknown'],
  ['__proto__', null, 'unknown'],
])('%s is %s', (written, heading, how) => {
  expect(mapHeadings([written]).mapped).toEqual([{ column: 0, written, heading, how }].map((it) => ({ ...it, written: written.trim() })))
})

test('of two columns for one heading the exact one counts, then the first', () => {
  const map = mapHeadings(['Comitment Title', 'Commitment Title', 'Commitment Title'])
  expect(map.mapped.map(({ how }) => how)).toEqual(['twice', 'exact', 'twice'])
  expect(map.fields.get('title')).toBe(1)
})

test('says what is missing, and what is needed', () => {
  const map = mapHeadings(['Country/Locality', 'Full Text'])
  expect(map.lacking).toEqual([
    ['Commitment Title', 'Short Title'],
    ['Year Of Submission', 'Start Date'],
  ])
  expect(map.missing).toHaveLength(169)
})

test('the order of the columns does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.values(fieldHeadings), { minLength: 1 }), (headings) => {
      const map = mapHeadings(headings)
      for (const [field, column] of map.fields) expect(headings[column]).toBe(fieldHeadings[field])
      expect(map.fields.size).toBe(headings.length)
    }),
  )
})
