import { countRows, everyRow, findRun, listRuns, rowsOfRun, runUnderWay } from '#exchange/import-runs/queries.ts'
import { askRun, cancelRun, sendSheet } from '#exchange/import-runs/run-acts.ts'
import {
  type ImportRun,
  type RowFilter,
  type RunRefusal,
  type RunStep,
  rowFilters,
  sheetBytesMax,
} from '#exchange/import-runs/vocabulary.ts'
import { byteOrderMark, refusedHead, refusedLine, reportHead, reportLine } from '#exchange/ogp-commitments/report-files.ts'
import { NotFound } from '#kernel/errors.ts'
import { cleanName, declaredType } from '#kernel/file-store/file-types.ts'
import { typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { heldMandates, privatePage } from '#modules/accounts'
import { emptyForm, type FormState, to } from '#ui'
import { ImportsPage, runsOnPage } from './list-page.tsx'
import { RowsPart, rowsOfKind, rowsOnPage, type ShownRows } from './rows-part.tsx'
import { RunPage, refreshSeconds } from './run-page.tsx'
import { isUnderWay, runPath } from './run-words.tsx'

/** Where the support team imports the published sheet of commitments: send, see what it would do, import, report. */
export const importRoutes: Routes = defineRoutes()
  .get('/admin/imports', 'steward', (c) => showList(c, emptyForm, null))
  .post('/admin/imports', 'steward', postSheet)
  .get('/admin/imports/:id', 'steward', async (c) => showRun(c, await runAsked(c), null))
  .post('/admin/imports/:id/preview', 'steward', (c) => postAsked(c, 'preview'))
  .post('/admin/imports/:id/start', 'steward', (c) => postAsked(c, 'import'))
  .post('/admin/imports/:id/cancellation', 'steward', async (c) => {
    const run = await runAsked(c)
    await cancelRun(c.var.ctx, run.id)
    return c.redirect(to(c.var.words, runPath(run)), 303)
  })
  .get('/admin/imports/:id/report.csv', 'steward', getReport)
  .get('/admin/imports/:id/refused.csv', 'steward', getRefused)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function runAsked(c: PageRequest): Promise<ImportRun> {
  const id = c.req.param('id') ?? ''
  const run = uuid.test(id) ? await findRun(c.var.ctx.db, id) : null
  if (run === null) throw new NotFound('no such import')
  return run
}

function mandateOf(c: PageRequest): Mandate {
  const mandate = c.var.visitor?.acting
  if (!mandate) throw new NotFound('nobody acts')
  return mandate
}

/** The page of a list that an address asks for: from 1. */
const pageIn = (c: PageRequest) => Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1)

const holdersOf = async (c: PageRequest) => new Map((await heldMandates(c.var.ctx.db)).map(({ id, email }) => [id, email] as const))

async function showList(c: PageRequest, form: FormState, refusal: RunRefusal | null): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const page = pageIn(c)
  const { runs, total } = await listRuns(ctx.db, { page, size: runsOnPage })
  if (page > 1 && runs.length === 0) throw new NotFound('no such page')
  const body = (
    <ImportsPage
      words={words}
      visitor={visitor}
      form={form}
      submission={ctx.newId()}
      refusal={refusal}
      underWay={await runUnderWay(ctx.db)}
      runs={runs}
      total={total}
      page={page}
      holders={await holdersOf(c)}
    />
  )
  const hasErrors = (form.errors?.length ?? 0) > 0
  const status = refusal !== null ? 409 : hasErrors ? 422 : 200
  return privatePage(c, body, { title: words.t('imports.list.title'), section: 'admin', status, errorTitle: hasErrors })
}

async function postSheet(c: PageRequest): Promise<Response> {
  const { ctx, words, form, files } = c.var
  const file = files.find(({ field }) => field === 'file')?.file
  const type = file === undefined ? null : declaredType(file.name.trim())
  const wrong = (problem: 'none' | 'type' | 'empty' | 'too-large') => {
    const message = words.t(`imports.problem.${problem}`, { megabytes: sheetBytesMax / 1_048_576 })
    return showList(c, { values: form, errors: [{ field: 'file', message }] }, null)
  }
  if (file === undefined) return wrong('none')
  if (type !== 'csv' && type !== 'txt' && type !== 'xlsx') return wrong('type')
  if (file.size === 0) return wrong('empty')
  if (file.size > sheetBytesMax) return wrong('too-large')
  const submission = typed(form, 'submission')
  const outcome = await sendSheet(ctx, {
    id: uuid.test(submission) ? submission : ctx.newId(),
    mandateId: mandateOf(c).id,
    name: cleanName(file.name.trim(), type),
    bytes: Buffer.from(await file.arrayBuffer()),
  })
  return outcome.ok ? c.redirect(to(words, runPath({ id: outcome.fact })), 303) : showList(c, emptyForm, outcome.refusal)
}

async function postAsked(c: PageRequest, step: RunStep): Promise<Response> {
  const run = await runAsked(c)
  const outcome = await askRun(c.var.ctx, { id: run.id, step, mandateId: mandateOf(c).id })
  return outcome.ok ? c.redirect(to(c.var.words, runPath(run)), 303) : showRun(c, run, outcome.refusal)
}

async function showRun(c: PageRequest, run: ImportRun, refusal: RunRefusal | null): Promise<Response> {
  const { words, visitor } = c.var
  const follows = isUnderWay(run) && c.req.query('refresh') === '1'
  const holders = await holdersOf(c)
  const body = (
    <RunPage
      words={words}
      visitor={visitor}
      run={run}
      holder={holders.get(run.mandateId) ?? null}
      refusal={refusal}
      follows={follows}
      rows={run.state === 'done' ? await rowsPartOf(c, run) : null}
    />
  )
  return privatePage(c, body, {
    title: run.fileName,
    section: 'admin',
    status: refusal === null ? 200 : 409,
    ...(follows ? { refreshSeconds } : {}),
  })
}

const isFilter = (text: string): text is RowFilter => rowFilters.some((filter) => filter === text)

async function rowsPartOf(c: PageRequest, run: ImportRun) {
  const { db } = c.var.ctx
  const kinds = await Promise.all(rowFilters.map(async (filter) => [filter, await countRows(db, run.id, filter)] as const))
  const found = new Map(kinds)
  const of = (filter: RowFilter) => found.get(filter) ?? 0
  const counts = {
    accepted: of('accepted'),
    repaired: of('repaired'),
    refused: of('refused'),
    new: of('new'),
    revised: of('revised'),
    unchanged: of('unchanged'),
  }
  return <RowsPart words={c.var.words} run={run} counts={counts} shown={await rowsAsked(c, run, counts)} />
}

async function rowsAsked(c: PageRequest, run: ImportRun, counts: Readonly<Record<RowFilter, number>>): Promise<ShownRows> {
  const { db } = c.var.ctx
  const show = c.req.query('show') ?? ''
  if (show !== 'all' && !isFilter(show)) {
    const first = (filter: RowFilter) => rowsOfRun(db, run.id, { filter, from: 0, most: rowsOfKind })
    const groups = (['refused', 'repaired', 'accepted'] as const).map(async (filter) => ({ filter, rows: await first(filter) }))
    return { kind: 'first', groups: await Promise.all(groups) }
  }
  const filter = show === 'all' ? null : show
  const page = pageIn(c)
  const rows = await rowsOfRun(db, run.id, { filter, from: (page - 1) * rowsOnPage, most: rowsOnPage })
  if (page > 1 && rows.length === 0) throw new NotFound('no such page')
  const total = filter === null ? counts.accepted + counts.repaired + counts.refused : counts[filter]
  return { kind: 'page', filter, rows, total, page }
}

function csv(c: PageRequest, name: string, lines: readonly string[]): Response {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  }
  return c.body(byteOrderMark + lines.join(''), 200, headers)
}

async function getReport(c: PageRequest): Promise<Response> {
  const run = await runAsked(c)
  const lines = [reportHead]
  for await (const row of everyRow(c.var.ctx.db, run.id, null)) lines.push(reportLine(c.var.words, row))
  return csv(c, 'import-report.csv', lines)
}

async function getRefused(c: PageRequest): Promise<Response> {
  const run = await runAsked(c)
  const written = run.result?.sheet.written ?? []
  const lines = [refusedHead(written)]
  for await (const row of everyRow(c.var.ctx.db, run.id, 'refused')) lines.push(refusedLine(c.var.words, row, written))
  return csv(c, 'refused-rows.csv', lines)
}
