import type { RowOutcome } from './commitment-row.ts'
import { identityOf } from './identity.ts'
import { normaliseRow } from './normalise-row.ts'
import { openSheet, type Sheet } from './open-sheet.ts'
import { type RawRow, type SheetBounds, sheetBounds, UnreadableSheet } from './sheet-bounds.ts'

/** A row of the file and what became of it. */
export interface ReadRow {
  readonly raw: RawRow
  readonly outcome: RowOutcome
}

/** How many rows were read, and what became of them: `read = accepted + refused`, the repaired are among the accepted. */
export interface ImportCounts {
  readonly read: number
  readonly accepted: number
  readonly repaired: number
  readonly refused: number
  /** Addresses and numbers of persons taken out. */
  readonly redacted: number
}

/** The sheet opened, and its rows normalised as they are asked for. */
export interface SheetOfCommitments {
  readonly sheet: Sheet
  readonly rows: Iterable<ReadRow>
}

/** Opens a file as the sheet of commitments. Throws UnreadableSheet, also when a column is missing without which no row can be read. */
export async function openCommitments(bytes: Buffer, bounds: SheetBounds = sheetBounds): Promise<SheetOfCommitments> {
  const sheet = await openSheet(bytes, bounds)
  const [lacking] = sheet.headings.lacking
  if (lacking !== undefined) {
    throw new UnreadableSheet('column-missing', { columns: lacking.map((heading) => `“${heading}”`).join(' / ') })
  }
  return { sheet, rows: normalised(sheet) }
}

/** Every row of a sheet, normalised, in order. A row that says the same as one before it is accepted, and marked so. */
function* normalised(sheet: Sheet): Generator<ReadRow> {
  const seen = new Map<string, Set<string>>()
  for (const raw of sheet.rows) {
    const outcome = normaliseRow(raw, sheet.headings, sheet.written.length, sheet.from1904)
    yield { raw, outcome: outcome.accepted && isRepeated(outcome.row, seen) ? markedAsRepeated(outcome) : outcome }
  }
}

type Accepted = Extract<RowOutcome, { accepted: true }>

const markedAsRepeated = (outcome: Accepted): Accepted => ({
  ...outcome,
  repairs: [...outcome.repairs, { heading: null, how: 'same-row-again' }],
})

function isRepeated(row: Accepted['row'], seen: Map<string, Set<string>>): boolean {
  const identity = identityOf(row)
  const { line: _, ...content } = row
  const contents = seen.get(identity) ?? new Set()
  const text = JSON.stringify(content)
  const repeated = contents.has(text)
  seen.set(identity, contents.add(text))
  return repeated
}

/** Counts outcomes as they come. */
export function counter(): { readonly add: (outcome: RowOutcome) => void; readonly counts: () => ImportCounts } {
  const counts = { read: 0, accepted: 0, repaired: 0, refused: 0, redacted: 0 }
  return {
    add: (outcome) => {
      counts.read += 1
      counts.redacted += outcome.redacted
      if (!outcome.accepted) counts.refused += 1
      else counts.accepted += 1
      if (outcome.accepted && outcome.repairs.length > 0) counts.repaired += 1
    },
    counts: () => ({ ...counts }),
  }
}
