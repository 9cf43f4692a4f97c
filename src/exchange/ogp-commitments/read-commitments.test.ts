import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import type { CommitmentRow, RowOutcome } from './commitment-row.ts'
import { fieldHeadings, type SheetField } from './headings.ts'
import { counter, openCommitments } from './read-commitments.ts'
import { refusedLine, reportLine } from './report-files.ts'
import { reportOf } from './row-report.ts'

const usual: Partial<Record<SheetField, string>> = {
  place: 'Peru',
  title: 'Publish budgets',
  year: '2016',
  identifier: 'PE0001',
  commitmentNumber: '1',
}

/** A sheet of these rows, each given by what differs from the usual one. */
const sheetOf = (...rows: readonly Partial<Record<SheetField | 'Open Contracting', string>>[]) => {
  const fields = [...new Set(['place', 'title', 'year', 'identifier', 'commitmentNumber', ...rows.flatMap((row) => Object.keys(row))])]
  const headings = fields.map((field) => (field in fieldHeadings ? new Map(Object.entries(fieldHeadings)).get(field) : field))
  const cells = rows.map((row) => fields.map((field) => new Map(Object.entries({ ...usual, ...row })).get(field) ?? ''))
  return stringify([headings, ...cells])
}

async function read(text: string | Buffer) {
  const { sheet, rows } = await openCommitments(Buffer.from(text))
  const all = [...rows]
  const count = counter()
  for (const { outcome } of all) count.add(outcome)
  return { sheet, all, outcomes: all.map(({ outcome }) => outcome), counts: count.counts() }
}

async function one(row: Partial<Record<SheetField | 'Open Contracting', string>>): Promise<RowOutcome> {
  const [outcome] = (await read(sheetOf(row))).outcomes
  if (outcome === undefined) throw new Error('no row was read')
  return outcome
}

const rowOf = (outcome: RowOutcome | undefined): CommitmentRow => {
  if (outcome?.accepted !== true) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.row
}
const howOf = (outcome: RowOutcome) => (outcome.accepted ? outcome.repairs.map(({ heading, how }) => `${heading ?? ''}: ${how}`) : [])

test('a clean row is read as it is', async () => {
  const outcome = await one({
    lead: 'Ministry of Finance',
    supporting: 'Comptroller; Civil society',
    start: '2016-07-01',
    end: '2018-06-30',
    valueAccess: '1',
    valueParticipation: '0',
    'Open Contracting': '1',
  })
  expect(rowOf(outcome)).toMatchObject({
    identifier: 'PE0001',
    place: { name: 'Peru', level: 'national', country: 'PE' },
    number: 1,
    year: 2016,
    from: '2016-07-01',
    to: '2018-06-30',
    supporters: ['Comptroller', 'Civil society'],
    values: {
      transparency: { told: true, value: true },
      participation: { told: true, value: false },
      accountability: { told: false, because: 'empty' },
    },
    areas: ['Open Contracting'],
  })
  expect(howOf(outcome)).toEqual([])
})

describe('absent values are kept apart', () => {
  test.each([
    ['NA', 'not-applicable'],
    ['N/A', 'not-applicable'],
    ['ND', 'no-data'],
    ['NR', 'not-reviewed'],
    ['', 'empty'],
    ['-', 'empty'],
    ['#N/A', 'not-applicable'],
  ])('%s is %s', async (written, because) => {
    const row = rowOf(await one({ potentialImpact: written, completionEndOfTerm: written }))
    expect(row.review.potentialImpact).toEqual({ told: false, because })
    expect(row.review.completionEndOfTerm).toEqual({ told: false, because })
  })
  test('an unknown value is left out, and told', async () => {
    const outcome = await one({ completionEndOfTerm: 'Mostly done' })
    expect(rowOf(outcome).review.completionEndOfTerm).toEqual({ told: false, because: 'no-data' })
    expect(howOf(outcome)).toEqual(['Completion (End Of Term): value-unknown'])
  })
})

test.each<[Partial<Record<SheetField, string>>, Partial<CommitmentRow>, string[]]>([
  [
    { commitmentNumber: '3.0', planNumber: '1.1000000000000001' },
    { number: 3, planNumber: null },
    ['Action Plan Number: value-unknown', 'Commitment Number: number-form'],
  ],
  [{ year: '2016.0' }, { year: 2016 }, ['Year Of Submission: number-form']],
  [
    { year: 'NA', start: '1/7/2016' },
    { year: 2016, from: '2016-07-01' },
    ['Year Of Submission: year-from-start', 'Start Date: date-order-guessed'],
  ],
  [{ start: '42552', end: '43281' }, { from: '2016-07-01', to: '2018-06-30' }, ['Start Date: date-form', 'End Date: date-form']],
  [
    { start: '41090', end: '41819' },
    { from: '2016-07-01', to: '2018-06-30' },
    ['Start Date: date-form', 'Start Date: date-from-1904', 'End Date: date-form', 'End Date: date-from-1904'],
  ],
  [
    { start: '12/7/2016', end: '8/11/2016' },
    { from: '2016-07-12', to: '2016-11-08' },
    ['Start Date: date-order-guessed', 'End Date: date-order-guessed'],
  ],
  [
    { start: '7/12/2016', end: '8/11/2016' },
    { from: '2016-07-12', to: '2016-11-08' },
    ['Start Date: date-order-guessed', 'End Date: date-order-guessed'],
  ],
  [{ start: '2017-07-01', end: '2016-07-01' }, { from: null, to: null }, ['End Date: period-contradicts']],
  [{ identifier: 'pe-12.0' }, { identifier: 'PE0012' }, ['Commitment Unique Identifier: identifier-form']],
  [{ title: '', shortTitle: 'Budgets' }, { title: 'Budgets' }, ['Commitment Title: title-from-short-title']],
  [{ title: 'Two\nlines' }, { title: 'Two lines' }, []],
  [{ title: 'Participaci&oacute;n' }, { title: 'Participación' }, ['Commitment Title: html']],
  [{ url: 'www.example.org/plan' }, { url: 'https://www.example.org/plan' }, []],
  [{ url: 'see the web site' }, { url: null }, ['URL: address-unusable']],
  [{ place: 'Sekondi-Takoradi, Ghana' }, { place: { name: 'Sekondi-Takoradi', level: 'local', country: 'GH' } }, []],
  [{ place: "C\u00f4te d'Ivoire" }, { place: { name: "Côte d'Ivoire", level: 'national', country: 'CI' } }, []],
])('%j', async (written, row, repairs) => {
  const outcome = await one(written)
  expect(rowOf(outcome)).toMatchObject(row)
  expect(howOf(outcome)).toEqual(repairs)
})

test('a long text is cut between words, and told', async () => {
  const outcome = await one({ fullText: 'word '.repeat(2000), title: 'x'.repeat(400) })
  expect(rowOf(outcome).fullText?.length).toBeLessThanOrEqual(4000)
  expect(rowOf(outcome).fullText?.endsWith('word…')).toBe(true)
  expect(rowOf(outcome).title).toHaveLength(300)
  expect(howOf(outcome)).toEqual(['Commitment Title: text-cut', 'Full Text: spaces', 'Full Text: text-cut'])
})

test('contacts are taken out, counted, and stand nowhere in what is kept or told', async () => {
  const { counts, all, sheet } = await read(
    sheetOf({ fullText: 'Ask ana@min.example, tel. 555-1234', lead: 'Ministry, b@min.example' }, { place: '', lead: 'c@min.example' }),
  )
  expect(counts).toMatchObject({ read: 2, accepted: 1, repaired: 1, refused: 1 })
  expect(counts.redacted).toBe(4)
  const files = all.map((row) => {
    const report = reportOf({ ...row, told: null })
    return [reportLine(words('en'), report), refusedLine(words('en'), report, sheet.written), JSON.stringify([row.outcome, report])].join()
  })
  expect(files.join()).not.toMatch(/@min\.example|555-1234/)
})

test.each<[string, Partial<Record<SheetField, string>>, string[]]>([
  ['no place', { place: '' }, ['place-missing']],
  ['no title', { title: 'NA' }, ['title-missing']],
  ['no year', { year: 'ND' }, ['year-missing']],
  ['no readable year', { year: 'soon' }, ['year-unreadable']],
  ['nothing at all', { place: 'NA', title: '-', year: '' }, ['place-missing', 'title-missing', 'year-missing']],
  ['a cell without end', { fullText: 'x'.repeat(100_001) }, ['cell-too-long']],
])('refused: %s', async (_, row, reasons) => {
  const outcome = await one(row)
  expect(outcome.accepted ? [] : outcome.refusals.map(({ why }) => why)).toEqual(reasons)
})

test('a row with too many cells is refused, the others are not', async () => {
  const { outcomes } = await read(`${sheetOf({})}Peru,T,2016,PE0002,2,one,two\nPeru,T,2016\n`)
  expect(outcomes.map(({ accepted }) => accepted)).toEqual([true, false, true])
})

test('the same row again is accepted once more and told; one that differs is another commitment', async () => {
  const { outcomes } = await read(sheetOf({}, {}, { title: 'Another title' }))
  expect(outcomes.map(howOf)).toEqual([[], [': same-row-again'], []])
})
