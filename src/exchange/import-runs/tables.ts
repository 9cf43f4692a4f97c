import type { ColumnType } from 'kysely'
import type { Telling } from '#modules/action-plans'
import type { RowReport } from '../ogp-commitments/row-report.ts'
import type { RunProblem, RunResult, RunState, RunStep } from './vocabulary.ts'
import '#kernel/database.ts'

/** Written as JSON text, read back as the value. */
type Json<T> = ColumnType<T, string | null | undefined, string | null>

/** A file of the support team and its preview or import. Private: nothing of it is on the record. */
interface ImportRunTable {
  id: string
  mandate_id: string
  file_name: string
  /** Null once it was removed. */
  file: Buffer | null
  file_bytes: number
  uploaded_at: Date
  step: RunStep
  state: RunState
  ended_at: Date | null
  cancel_asked: ColumnType<boolean, boolean | undefined, boolean>
  stage: 'reading' | 'telling' | null
  rows_read: ColumnType<number, number | undefined, number>
  rows_done: ColumnType<number, number | undefined, number>
  result: Json<RunResult | null>
  problem: Json<RunProblem | null>
}

/** What became of one row of the file in its newest preview or import. */
interface ImportRowTable {
  run_id: string
  position: number
  outcome: RowReport['outcome']
  telling: Telling | null
  report: ColumnType<RowReport, string, never>
}

declare module '#kernel/database.ts' {
  interface Database {
    import_run: ImportRunTable
    import_row: ImportRowTable
  }
}
