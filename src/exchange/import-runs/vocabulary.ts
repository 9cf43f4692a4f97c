import type { PlainValue } from '#kernel/i18n.ts'
import type { Telling } from '#modules/action-plans'
import type { MappedHeading } from '../ogp-commitments/map-headings.ts'
import type { ImportCounts } from '../ogp-commitments/read-commitments.ts'
import type { SheetEncoding, SheetProblem } from '../ogp-commitments/sheet-bounds.ts'

/** What a run does with the file: tells what would be, keeping nothing, or imports it. */
export const runSteps = ['preview', 'import'] as const
export type RunStep = (typeof runSteps)[number]

/** How a run stands. At most one of all waits or works; `interrupted`: the server stopped, and nothing was kept. */
export const runStates = ['waiting', 'running', 'done', 'cancelled', 'interrupted', 'unreadable', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** Why a run may not begin. Each has a sentence in every language: `imports.refusal.<name>`. */
export const runRefusals = ['another-under-way', 'file-removed', 'mandate-not-in-force', 'not-readable'] as const
export type RunRefusal = (typeof runRefusals)[number]

/** What a run found and did. */
export interface RunResult {
  readonly counts: ImportCounts
  /** Rows by what is told: a commitment that is new, one that changes, one that stays as it is. */
  readonly tellings: Readonly<Record<Telling, number>>
  readonly plans: number
  readonly admitted: readonly string[]
  readonly sheet: {
    readonly form: 'csv' | 'xlsx'
    readonly encoding: SheetEncoding
    readonly delimiter: string | null
    /** The headings as the file writes them: what the file of refused rows begins with. */
    readonly written: readonly string[]
    readonly columns: readonly MappedHeading[]
    /** Headings of the published sheet that the file lacks. */
    readonly missing: readonly string[]
  }
}

/** Why the file could not be read. */
export interface RunProblem {
  readonly problem: SheetProblem
  readonly values: Readonly<Record<string, PlainValue>>
}

/** A file somebody of the support team sent, and how far its preview or import is. */
export interface ImportRun {
  readonly id: string
  readonly mandateId: string
  readonly fileName: string
  readonly fileBytes: number
  readonly uploadedAt: Date
  readonly step: RunStep
  readonly state: RunState
  readonly endedAt: Date | null
  readonly cancelAsked: boolean
  readonly stage: 'reading' | 'telling' | null
  readonly rowsRead: number
  readonly rowsDone: number
  readonly result: RunResult | null
  readonly problem: RunProblem | null
  /** Whether the file is still there, so that it can be imported (again). */
  readonly hasFile: boolean
}

/** What rows may be narrowed to. */
export const rowFilters = ['accepted', 'repaired', 'refused', 'new', 'revised', 'unchanged'] as const
export type RowFilter = (typeof rowFilters)[number]

/** The file is removed so many days after it was sent; what became of its rows, later. */
export const fileDays = 30
export const rowDays = 365

/** What a sheet may hold in bytes when it comes by the page; the command reads larger ones. */
export const sheetBytesMax = 16 * 1_048_576
