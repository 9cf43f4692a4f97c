import { describe, expect, test } from 'vitest'
import { type DraftContent, type DraftMilestone, type DraftProblemName, draftProblemNames, emptyDraft } from '../vocabulary.ts'
import { draftProblems } from './draft-problems.ts'

const milestone: DraftMilestone = {
  id: '0192f0c1-0000-7000-8000-000000000001',
  title: { original: 'en', en: 'Publish the register' },
  output: { original: 'en', en: 'A file anyone can download' },
  from: '2026-03-01',
  due: '2026-09-30',
  owner: 'Ministry of Justice',
  supporters: [],
}

const text = { original: 'en', en: 'Some words' } as const

const whole: DraftContent = {
  ...emptyDraft('en'),
  title: { original: 'en', en: 'Open the register of companies' },
  lead: 'Ministry of Justice',
  from: '2026-01-01',
  to: '2027-12-31',
  values: ['transparency', 'participation', 'accountability'],
  policyAreas: ['beneficial-ownership'],
  actions: ['0192f0c1-0000-7000-8000-000000000002'],
  traces: [{ kind: 'consultation', id: '0192f0c1-0000-7000-8000-000000000003' }],
  milestones: [milestone],
  prose: {
    ...emptyDraft('en').prose,
    problem: text,
    solution: text,
    expectedResults: text,
    forTransparency: text,
    forParticipation: text,
    forAccountability: text,
  },
}

const plan = { from: '2026-01-01', to: '2027-12-31' }
const problemsOf = (change: Partial<DraftContent>) => draftProblems({ reference: 'EX0007', content: { ...whole, ...change } }, plan)
const prose = (field: keyof DraftContent['prose']) => ({ prose: { ...whole.prose, [field]: { original: 'en' as const } } })
const only = (change: Partial<DraftMilestone>) => ({ milestones: [{ ...milestone, ...change }] })
const long = { original: 'en' as const, en: 'x'.repeat(300), fr: 'x'.repeat(300), es: 'x'.repeat(300), ar: 'ع'.repeat(300) }

const rows: ReadonlyArray<readonly [DraftProblemName, Partial<DraftContent>]> = [
  ['title-missing', { title: { original: 'en' } }],
  ['lead-missing', { lead: null }],
  ['period-missing', { from: null }],
  ['period-backwards', { from: '2027-01-01', to: '2026-12-31' }],
  ['period-outside-plan', { to: '2028-01-01' }],
  ['problem-missing', prose('problem')],
  ['solution-missing', prose('solution')],
  ['results-missing', prose('expectedResults')],
  ['value-missing', { values: [] }],
  ['for-transparency-missing', prose('forTransparency')],
  ['for-participation-missing', prose('forParticipation')],
  ['for-accountability-missing', prose('forAccountability')],
  ['area-missing', { policyAreas: [] }],
  ['trace-missing', { traces: [] }],
  ['milestones-missing', { milestones: [] }],
  ['milestones-too-many', { milestones: Array.from({ length: 41 }, () => milestone) }],
  ['milestone-title-missing', only({ title: { original: 'en' } })],
  ['milestone-output-missing', only({ output: { original: 'en' } })],
  ['milestone-due-missing', only({ due: null })],
  ['milestone-owner-missing', only({ owner: null })],
  ['milestone-backwards', only({ from: '2026-10-01' })],
  ['milestone-outside', only({ due: '2028-01-31' })],
  ['too-long', { milestones: Array.from({ length: 40 }, () => ({ ...milestone, title: long, output: long })) }],
]

describe('what a draft lacks', () => {
  test('a whole draft lacks nothing', () => expect(problemsOf({})).toEqual([]))

  test.each(rows)('%s', (name, change) => {
    const found = problemsOf(change)
    expect(found.map((problem) => problem.name)).toContain(name)
    const problem = found.find((it) => it.name === name)
    expect(problem?.key).toBe(`commitments.problem.${name}`)
    expect(problem?.href).toMatch(/^\/commitments\/EX0007\/draft\/[a-z-]+#[a-zA-Z0-9-]+$/)
  })

  test('each problem has its row', () => expect(rows.map(([name]) => name)).toEqual([...draftProblemNames]))

  test('only what the record refuses holds up a draft for comment', () => {
    const holding = rows.flatMap(([name, change]) =>
      problemsOf(change).some((it) => it.name === name && it.blocks === 'publishing') ? [name] : [],
    )
    expect(holding).toEqual(['title-missing', 'milestones-too-many', 'milestone-title-missing', 'too-long'])
  })

  test('a value that is not chosen needs no words, and a commitment that carries nothing needs no trace', () => {
    expect(problemsOf({ ...prose('forParticipation'), values: ['transparency', 'accountability'] })).toEqual([])
    expect(problemsOf({ actions: [], traces: [] })).toEqual([])
  })
})
