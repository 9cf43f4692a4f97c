import type { Telling } from '#modules/action-plans'
import { textOf } from './cell-values.ts'
import type { RowRefusal, RowRepair } from './commitment-row.ts'
import type { ImportedRow } from './import-commitments.ts'
import { redactContacts } from './redact-contacts.ts'

/** What became of one row, as it is kept and told: codes and values, no sentence, no address or number of a person. */
export interface RowReport {
  readonly line: number
  readonly outcome: 'accepted' | 'repaired' | 'refused'
  readonly identifier: string | null
  readonly place: string | null
  readonly title: string | null
  /** The commitment it is told under, and what the import did to it; null for a refused row. */
  readonly told: { readonly reference: string; readonly telling: Telling } | null
  readonly repairs: readonly RowRepair[]
  readonly refusals: readonly RowRefusal[]
  readonly redacted: number
  /** The cells of a refused row as the file has them, so that it can be mended and imported again. */
  readonly cells: readonly string[] | null
}

/** The report of a row. */
export function reportOf({ raw, outcome, told }: ImportedRow): RowReport {
  const { line } = raw
  if (outcome.accepted) {
    const { row, repairs, redacted } = outcome
    const how = repairs.length > 0 ? 'repaired' : 'accepted'
    const named = { identifier: row.identifier, place: row.place.name, title: row.title }
    return { line, outcome: how, ...named, told, repairs, refusals: [], redacted, cells: null }
  }
  const cells = raw.cells.map((cell) => redactContacts(textOf(cell), null).text)
  const unnamed = { identifier: null, place: null, title: null }
  return { line, outcome: 'refused', ...unnamed, told, repairs: [], refusals: outcome.refusals, redacted: outcome.redacted, cells }
}
