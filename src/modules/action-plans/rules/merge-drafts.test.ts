import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '#kernel/languages.ts'
import { type DraftContent, type DraftMilestone, type DraftText, emptyDraft } from '../vocabulary.ts'
import { type MergeChoice, mergeDrafts } from './merge-drafts.ts'

const ids = ['a', 'b', 'c'].map((letter) => `0192f0c1-0000-7000-8000-00000000000${letter}`)
const word = fc.constantFrom('', 'one', 'two', 'three')

const text: fc.Arbitrary<DraftText> = fc
  .record({ original: fc.constantFrom<Language>('en', 'fr'), en: word, fr: word })
  .map(({ original, en, fr }) => ({ original, ...(en === '' ? {} : { en }), ...(fr === '' ? {} : { fr }) }))

const milestone = (id: string): fc.Arbitrary<DraftMilestone> =>
  fc.record({
    id: fc.constant(id),
    title: text,
    output: text,
    from: fc.constant(null),
    due: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
    owner: fc.constantFrom(null, 'A', 'B'),
    supporters: fc.uniqueArray(fc.constantFrom('X', 'Y')),
  })

const content: fc.Arbitrary<DraftContent> = fc
  .record({
    title: text,
    lead: fc.constantFrom(null, 'A', 'B', 'C'),
    climate: fc.boolean(),
    areas: fc.uniqueArray(fc.constantFrom<DraftContent['policyAreas'][number]>('audits', 'elections', 'lobbying')),
    problem: text,
    milestones: fc.shuffledSubarray(ids).chain((picked) => fc.tuple(...picked.map(milestone))),
  })
  .map(({ title, lead, climate, areas, problem, milestones }) => ({
    ...emptyDraft('en'),
    title,
    lead,
    climate,
    policyAreas: areas,
    prose: { ...emptyDraft('en').prose, problem },
    milestones: [...milestones],
  }))

/** Every single value of a content by field; presence of milestones too. */
function valuesOf(it: DraftContent): Map<string, string> {
  const told: [string, string][] = [
    ['lead', it.lead ?? ''],
    ['climate', String(it.climate)],
    ...textOf('title', it.title),
    ...textOf('prose.problem', it.prose.problem),
    ...it.milestones.flatMap((one): [string, string][] => [
      [`milestone.${one.id}.due`, one.due ?? ''],
      [`milestone.${one.id}.owner`, one.owner ?? ''],
      ...textOf(`milestone.${one.id}.title`, one.title),
      ...textOf(`milestone.${one.id}.output`, one.output),
    ]),
  ]
  return new Map(told)
}

const textOf = (key: string, it: DraftText): [string, string][] => [
  [`${key}.original`, it.original],
  [`${key}.en`, it.en ?? ''],
  [`${key}.fr`, it.fr ?? ''],
]

const three = fc.record({ base: content, mine: content, theirs: content })

describe('merging the work of two editors', () => {
  test('nothing is lost: the change of each is in the result, or is shown as a conflict', () => {
    fc.assert(
      fc.property(three, ({ base, mine, theirs }) => {
        const merge = mergeDrafts({ base, mine, theirs })
        const shown = new Map(merge.conflicts.map((conflict) => [conflict.key, conflict]))
        const [was, one, other, result] = [base, mine, theirs, merge.content].map(valuesOf)
        for (const [side, changed] of [
          ['mine', one],
          ['theirs', other],
        ] as const) {
          for (const [key, value] of changed ?? []) {
            // A milestone that neither had before starts empty, in the language of either.
            const before = was?.get(key)
            if ((before ?? '') === value || (before === undefined && key.endsWith('.original'))) continue
            const id = /^milestone\.[^.]+/.exec(key)?.[0]
            const conflict = shown.get(key) ?? (id === undefined ? undefined : shown.get(id))
            if (result?.get(key) !== value) expect(conflict, `${side} ${key}`).toBeDefined()
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what one editor alone changed needs no choice', () => {
    fc.assert(
      fc.property(content, content, (base, other) => {
        expect(mergeDrafts({ base, mine: base, theirs: other }).content).toEqual(expect.objectContaining({ lead: other.lead }))
        const theirs = mergeDrafts({ base, mine: base, theirs: other })
        const mine = mergeDrafts({ base, mine: other, theirs: base })
        expect(theirs.conflicts).toEqual([])
        expect(mine.conflicts).toEqual([])
        expect(mine.fromOthers).toEqual([])
        expect(valuesOf(theirs.content)).toEqual(valuesOf(other))
        expect(valuesOf(mine.content)).toEqual(valuesOf(other))
        expect(theirs.content.milestones.map(({ id }) => id)).toEqual(other.milestones.map(({ id }) => id))
      }),
    )
  })

  test('each conflict shows both values, and a choice settles it', () => {
    fc.assert(
      fc.property(three, fc.constantFrom<'mine' | 'theirs'>('mine', 'theirs'), (all, take) => {
        const { conflicts } = mergeDrafts(all)
        for (const { key, mine, theirs } of conflicts) if (key !== 'milestones') expect(mine, key).not.toEqual(theirs)
        const choices = new Map(conflicts.map(({ key }): [string, MergeChoice] => [key, { take }]))
        const settled = mergeDrafts(all, choices)
        expect(settled.conflicts).toEqual([])
        const result = valuesOf(settled.content)
        for (const conflict of conflicts) {
          if (result.has(conflict.key)) expect(result.get(conflict.key)).toEqual(conflict[take])
        }
      }),
    )
  })

  test('lists keep what either added and lose what either took out', () => {
    const base = { ...emptyDraft('en'), policyAreas: ['audits' as const, 'tax' as const], partnersOutside: ['A', 'B'] }
    const mine = { ...base, policyAreas: ['audits' as const, 'tax' as const, 'youth' as const], partnersOutside: ['B'] }
    const theirs = { ...base, policyAreas: ['tax' as const, 'debt' as const], partnersOutside: ['A', 'B', 'C'] }
    const { content: merged, conflicts } = mergeDrafts({ base, mine, theirs })
    expect(conflicts).toEqual([])
    expect(merged.policyAreas).toEqual(['tax', 'youth', 'debt'])
    expect(merged.partnersOutside).toEqual(['B', 'C'])
  })

  test('words of one’s own settle a conflict of texts', () => {
    const base = { ...emptyDraft('en'), title: { original: 'en' as const, en: 'A list' } }
    const mine = { ...base, title: { original: 'en' as const, en: 'A register' } }
    const theirs = { ...base, title: { original: 'en' as const, en: 'An open list' } }
    expect(mergeDrafts({ base, mine, theirs }).conflicts).toEqual([
      { key: 'title.en', base: 'A list', mine: 'A register', theirs: 'An open list' },
    ])
    const choices = new Map([['title.en', { take: 'text' as const, text: 'An open register' }]])
    expect(mergeDrafts({ base, mine, theirs }, choices).content.title.en).toBe('An open register')
  })

  test('a milestone that one removed and the other changed is kept until one chooses', () => {
    const it = {
      id: ids[0] ?? '',
      title: { original: 'en' as const, en: 'Publish' },
      output: { original: 'en' as const },
      from: null,
      due: null,
      owner: null,
      supporters: [],
    }
    const base = { ...emptyDraft('en'), milestones: [it] }
    const mine = { ...base, milestones: [] }
    const theirs = { ...base, milestones: [{ ...it, owner: 'Ministry' }] }
    const merge = mergeDrafts({ base, mine, theirs })
    expect(merge.conflicts.map(({ key }) => key)).toEqual([`milestone.${it.id}`])
    expect(merge.content.milestones).toEqual(theirs.milestones)
    expect(mergeDrafts({ base, mine, theirs }, new Map([[`milestone.${it.id}`, { take: 'mine' as const }]])).content.milestones).toEqual([])
  })
})
