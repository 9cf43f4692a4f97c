import type { Context } from '#kernel/context.ts'
import { type Db, sql, type Trx } from '#kernel/database.ts'
import { type ImportDone, type ImportProgress, importCommitments } from '../ogp-commitments/import-commitments.ts'
import { type RowReport, reportOf } from '../ogp-commitments/row-report.ts'
import { UnreadableSheet } from '../ogp-commitments/sheet-bounds.ts'
import { underImportLock } from './import-lock.ts'
import { forgetOldRuns } from './run-acts.ts'
import './tables.ts'
import { fileDays, type RunProblem, type RunResult, type RunState, type RunStep, rowDays } from './vocabulary.ts'

const dayMs = 86_400_000
const neverEnding = new AbortController().signal

/**
 * Does what the support team asked of its imports: carries out the run that waits, tells those that a stopped process left as
 * interrupted, removes files whose time is over. `ending` interrupts the run at work. Throws what made a run fail, once that is told.
 */
export async function advanceImports(ctx: Context, ending: AbortSignal = neverEnding): Promise<void> {
  const before = (days: number) => new Date(ctx.now().getTime() - days * dayMs)
  await forgetOldRuns(ctx.db, { file: before(fileDays), rows: before(rowDays) })
  const under = await ctx.db.selectFrom('import_run').select('id').where('state', 'in', ['waiting', 'running']).executeTakeFirst()
  if (under === undefined || ending.aborted) return
  await underImportLock(ctx.db, async (connection) => {
    // Whoever works holds the lock: a run that works without it was left behind.
    await ctx.db.updateTable('import_run').set({ state: 'interrupted', ended_at: ctx.now() }).where('state', '=', 'running').execute()
    const run = await takeWaiting(ctx.db)
    if (run !== null) await carryOut(ctx, connection, run, ending)
  })
}

interface Taken {
  readonly id: string
  readonly step: RunStep
  readonly file: Buffer
}

async function takeWaiting(db: Db): Promise<Taken | null> {
  const run = await db
    .updateTable('import_run')
    .set({ state: 'running' })
    .where('state', '=', 'waiting')
    .returning(['id', 'step', 'file'])
    .executeTakeFirst()
  return run === undefined || run.file === null ? null : { ...run, file: run.file }
}

/** `connection` holds the lock and does the import; how far it is, is told through the others, so that it can be read meanwhile. */
async function carryOut(ctx: Context, connection: Db, { id, step, file }: Taken, ending: AbortSignal): Promise<void> {
  const asked = watch(ctx.db, id)
  try {
    const done = await importCommitments({ ...ctx, db: connection }, file, {
      dryRun: step === 'preview',
      cancelled: () => ending.aborted || asked.cancelled(),
      progress: asked.progress,
      keep: (trx, all) => keepResult(trx, id, all, ctx.now()),
    })
    if (done.cancelled) await end(ctx, id, ending.aborted ? 'interrupted' : 'cancelled')
    else if (step === 'preview') await connection.transaction().execute((trx) => keepResult(trx, id, done, ctx.now()))
  } catch (error) {
    if (error instanceof UnreadableSheet) return end(ctx, id, 'unreadable', { problem: error.problem, values: error.values })
    await end(ctx, id, 'failed')
    throw error
  }
}

const pauseMs = 300

/** Tells how far a run is, a few times a second, and learns whether it is to end. */
function watch(db: Db, id: string): { cancelled(): boolean; progress(progress: ImportProgress): Promise<void> } {
  let asked = false
  let last = Number.NEGATIVE_INFINITY
  return {
    cancelled: () => asked,
    progress: async ({ stage, read, done }) => {
      if (performance.now() - last < pauseMs) return
      const run = await db
        .updateTable('import_run')
        .set({ stage, rows_read: read, rows_done: done })
        .where('id', '=', id)
        .returning('cancel_asked as cancelAsked')
        .executeTakeFirst()
      asked = run?.cancelAsked ?? true
      last = performance.now()
    },
  }
}

const end = async ({ db, now }: Context, id: string, state: RunState, problem: RunProblem | null = null): Promise<void> => {
  await db
    .updateTable('import_run')
    .set({ state, ended_at: now(), problem: problem === null ? null : JSON.stringify(problem) })
    .where('id', '=', id)
    .execute()
}

const rowsAtOnce = 1000

/** The report, in the place of an earlier one: with the import in one transaction, so that what is told as done was done. */
async function keepResult(trx: Trx, id: string, done: ImportDone, now: Date): Promise<void> {
  const reports = done.rows.map(reportOf)
  await trx.deleteFrom('import_row').where('run_id', '=', id).execute()
  for (let from = 0; from < reports.length; from += rowsAtOnce) {
    const some = reports.slice(from, from + rowsAtOnce)
    await sql`
      insert into import_row (run_id, position, outcome, telling, report)
      select ${id}, ${from} + r.place, r.report ->> 'outcome', r.report -> 'told' ->> 'telling', r.report
      from jsonb_array_elements(${JSON.stringify(some)}::jsonb) with ordinality as r (report, place)`.execute(trx)
  }
  const result = JSON.stringify(resultOf(done, reports))
  await trx
    .updateTable('import_run')
    .set({ state: 'done', ended_at: now, result, rows_read: reports.length, rows_done: reports.length })
    .where('id', '=', id)
    .execute()
}

function resultOf({ sheet, counts, plans, admitted }: ImportDone, reports: readonly RowReport[]): RunResult {
  const { form, encoding, delimiter, written, headings } = sheet
  const count = (telling: 'new' | 'revised' | 'unchanged') => reports.filter(({ told }) => told?.telling === telling).length
  return {
    counts,
    tellings: { new: count('new'), revised: count('revised'), unchanged: count('unchanged') },
    plans,
    admitted,
    sheet: { form, encoding, delimiter, written, columns: headings.mapped, missing: headings.missing },
  }
}
