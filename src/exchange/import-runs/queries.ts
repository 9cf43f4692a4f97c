import { type Db, sql } from '#kernel/database.ts'
import type { RowReport } from '../ogp-commitments/row-report.ts'
import './tables.ts'
import type { ImportRun, RowFilter } from './vocabulary.ts'

const selectRuns = (db: Db) =>
  db
    .selectFrom('import_run')
    .select([
      'id',
      'mandate_id as mandateId',
      'file_name as fileName',
      'file_bytes as fileBytes',
      'uploaded_at as uploadedAt',
      'step',
      'state',
      'ended_at as endedAt',
      'cancel_asked as cancelAsked',
      'stage',
      'rows_read as rowsRead',
      'rows_done as rowsDone',
      'result',
      'problem',
    ])
    .select(sql<boolean>`file is not null`.as('hasFile'))

/** A run by its id, or null. */
export const findRun = async (db: Db, id: string): Promise<ImportRun | null> =>
  (await selectRuns(db).where('id', '=', id).executeTakeFirst()) ?? null

/** The run that waits or works now, or null. */
export const runUnderWay = async (db: Db): Promise<ImportRun | null> =>
  (await selectRuns(db).where('state', 'in', ['waiting', 'running']).executeTakeFirst()) ?? null

/** One page of the runs, the newest first, and how many there are. */
export async function listRuns(
  db: Db,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly runs: readonly ImportRun[]; readonly total: number }> {
  const { total } = await db
    .selectFrom('import_run')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const runs = await selectRuns(db)
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { runs, total }
}

const rowsIn = (db: Db, runId: string, filter: RowFilter | null) => {
  const rows = db.selectFrom('import_row').where('run_id', '=', runId)
  if (filter === null) return rows
  return filter === 'accepted' || filter === 'repaired' || filter === 'refused'
    ? rows.where('outcome', '=', filter)
    : rows.where('telling', '=', filter)
}

/** How many rows a filter leaves. */
export async function countRows(db: Db, runId: string, filter: RowFilter | null): Promise<number> {
  const { n } = await rowsIn(db, runId, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Rows of a run in the order of the file, so many from a place. */
export async function rowsOfRun(
  db: Db,
  runId: string,
  { filter, from, most }: { readonly filter: RowFilter | null; readonly from: number; readonly most: number },
): Promise<readonly RowReport[]> {
  const rows = await rowsIn(db, runId, filter).select('report').orderBy('position').limit(most).offset(from).execute()
  return rows.map(({ report }) => report)
}

const rowsAtOnce = 2000

/** Every row of a run in the order of the file, read some thousand at a time. */
export async function* everyRow(db: Db, runId: string, filter: RowFilter | null): AsyncGenerator<RowReport> {
  for (let after = 0; ; ) {
    const rows = await rowsIn(db, runId, filter)
      .select(['report', 'position'])
      .where('position', '>', after)
      .orderBy('position')
      .limit(rowsAtOnce)
      .execute()
    for (const { report } of rows) yield report
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.position
  }
}
