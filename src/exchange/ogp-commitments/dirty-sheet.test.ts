import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import type { CommitmentRow, RowOutcome } from './commitment-row.ts'
import { fieldHeadings, knownHeadings, type SheetField } from './headings.ts'
import { counter, openCommitments } from './read-commitments.ts'
import { refusedHead, refusedLine, reportHead, reportLine } from './report-files.ts'
import { reportOf } from './row-report.ts'

async function read(text: string) {
  const { sheet, rows } = await openCommitments(Buffer.from(text))
  const all = [...rows]
  const count = counter()
  for (const { outcome } of all) count.add(outcome)
  return { sheet, all, outcomes: all.map(({ outcome }) => outcome), counts: count.counts() }
}

const howOf = (outcome: RowOutcome) => (outcome.accepted ? outcome.repairs.map(({ how }) => how) : [])

const english = words('en')

describe('any dirty sheet', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'NA',
      'ND',
      'NR',
      '1',
      '0',
      '1.0',
      '2016',
      '2016.0',
      '42552',
      '1/2/2016',
      'Peru',
      'Austin, United States',
      'two\nlines',
      ' x ',
      '&eacute;',
      'Ã©',
      '=1+1',
      "'=x",
      '-',
      'a@b.example',
      'tel. 555-1234',
      '"q"',
      'x;y,z',
      'Substantial',
      'US0001',
    ),
    fc.string({ maxLength: 12 }),
  )
  const headings = fc.shuffledSubarray(
    [...knownHeadings].filter((heading) => !['Country/Locality', 'Commitment Title', 'Year Of Submission'].includes(heading)),
    { maxLength: 25 },
  )
  const dirtySheet = headings.chain((more) => {
    const head = ['Country/Locality', 'Commitment Title', 'Year Of Submission', ...more]
    return fc.array(fc.array(cell, { minLength: head.length, maxLength: head.length }), { maxLength: 15 }).map((rows) => [head, ...rows])
  })

  test('no row is lost, nothing personal is kept, and what is accepted is accepted again unrepaired', async () => {
    await fc.assert(
      fc.asyncProperty(dirtySheet, fc.constantFrom(',', ';', '\t'), async ([head = [], ...rows], delimiter) => {
        const { counts, outcomes } = await read(stringify([head, ...rows], { delimiter }))
        expect(counts.read).toBe(rows.filter((cells) => cells.some((text) => text.trim() !== '')).length)
        expect(counts.accepted + counts.refused).toBe(counts.read)
        expect(counts.repaired).toBeLessThanOrEqual(counts.accepted)
        expect(JSON.stringify(outcomes.filter(({ accepted }) => accepted))).not.toMatch(/a@b\.example/)
        const again = await read(
          stringify([Object.values(fieldHeadings), ...outcomes.flatMap((it) => (it.accepted ? [cellsOf(it.row)] : []))]),
        )
        expect(again.counts).toMatchObject({ refused: 0, redacted: 0 })
        for (const outcome of again.outcomes) expect(howOf(outcome).filter((how) => how !== 'same-row-again')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('the file of refused rows is read as the same rows, and refused for the same reasons', async () => {
    await fc.assert(
      fc.asyncProperty(dirtySheet, async ([head = [], ...rows]) => {
        const { sheet, all } = await read(stringify([head, ...rows]))
        const refused = all.filter(({ outcome }) => !outcome.accepted)
        const again = await read(
          refusedHead(sheet.written) + refused.map((row) => refusedLine(english, reportOf({ ...row, told: null }), sheet.written)).join(''),
        )
        expect(again.outcomes.map((it) => (it.accepted ? [] : it.refusals))).toEqual(
          refused.map(({ outcome }) => (outcome.accepted ? [] : outcome.refusals)),
        )
        expect(again.counts.redacted).toBe(0)
        const third =
          refusedHead(again.sheet.written) +
          again.all.map((row) => refusedLine(english, reportOf({ ...row, told: null }), again.sheet.written)).join('')
        expect(parse(third).map((cells) => cells.slice(2))).toEqual(
          parse(
            refusedHead(sheet.written) +
              refused.map((row) => refusedLine(english, reportOf({ ...row, told: null }), sheet.written)).join(''),
          ).map((cells) => cells.slice(2)),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('the report names every row', async () => {
    await fc.assert(
      fc.asyncProperty(dirtySheet, async ([head = [], ...rows]) => {
        const { all } = await read(stringify([head, ...rows]))
        const report: string[][] = parse(reportHead + all.map((row) => reportLine(english, reportOf({ ...row, told: null }))).join(''))
        expect(report.slice(1).map(([line]) => Number(line))).toEqual(all.map(({ raw }) => raw.line))
      }),
      { numRuns: 20 },
    )
  })
})

/** A row as a sheet without faults would hold it. */
function cellsOf(row: CommitmentRow): string[] {
  const told = (cell: { readonly told: boolean; readonly value?: unknown }) =>
    cell.told ? String(cell.value === true ? 1 : cell.value === false ? 0 : cell.value) : ''
  const cells: Partial<Record<SheetField, string>> = {
    identifier: row.identifier ?? '',
    place: row.place.name,
    planNumber: String(row.planNumber ?? ''),
    commitmentNumber: String(row.number ?? ''),
    region: row.region ?? '',
    year: String(row.year),
    endYear: String(row.endYear ?? ''),
    duration: String(row.years ?? ''),
    theme: row.theme ?? '',
    title: row.title,
    fullText: row.fullText ?? '',
    start: row.from ?? '',
    end: row.to ?? '',
    lead: row.lead ?? '',
    supporting: row.supporters.join('; '),
    url: row.url ?? '',
    valueAccess: told(row.values.transparency),
    specificity: told(row.review.specificity),
  }
  return Object.keys(fieldHeadings).map((field) => new Map(Object.entries(cells)).get(field) ?? '')
}
