import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { readForm } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { assignInputs, beginAnswer } from '../acts/write-answer.ts'
import { listAnswerDrafts } from '../queries/answer-drafts.ts'
import { statisticsOf } from '../queries/answer-statistics.ts'
import type { Consultation } from '../queries/consultations.ts'
import { groupSupports } from '../queries/group-supports.ts'
import { inputPath } from '../queries/input-path.ts'
import { inputsPerPage, type LedgerQuery, type LedgerRow, ledgerCells, readLedger } from '../queries/ledger.ts'
import { opinionOf } from '../queries/opinion.ts'
import { countIn } from '../rules/ledger.ts'
import { answersDue } from '../rules/timetable.ts'
import { type AnsweringRefusal, longestInstitution, mostInputs } from '../vocabulary.ts'
import { inputName } from './answer-marks.tsx'
import { answersFor, ownConsultation, removedAmong } from './answer-shared.ts'
import { mandateOf } from './conduct-routes.tsx'
import { titleOf } from './consultation-name.tsx'
import { LedgerPage } from './ledger-page.tsx'
import { carriedQuery, ledgerHref, readLedgerQuery } from './ledger-query.ts'
import { consultationAsked } from './statement-routes.tsx'

interface Shown {
  readonly query: LedgerQuery
  readonly form?: FormState
  readonly refusal?: AnsweringRefusal
}

const scopeOf = (consultation: Consultation, now: Date) => ({
  id: consultation.id,
  isClosed: consultation.closedAt !== null,
  isOverdue: answersDue(consultation, now).isOverdue,
})

const doneForms = ['assigned', 'discarded'] as const

async function showLedger(c: PageRequest, consultation: Consultation, { query, form = emptyForm, refusal }: Shown): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const conducts = answersFor(c, consultation)
  const scope = scopeOf(consultation, ctx.now())
  const [cells, rows, statistics, opinion, drafts] = await Promise.all([
    ledgerCells(ctx.db, consultation.id, query),
    readLedger(ctx.db, scope, query, { from: (query.page - 1) * inputsPerPage, most: inputsPerPage }),
    statisticsOf(ctx.db, { consultationId: consultation.id }),
    opinionOf(ctx.db, consultation.id, scope.isClosed ? 'published' : 'live'),
    conducts ? listAnswerDrafts(ctx.db, consultation.id) : [],
  ])
  const [groups, removed] = await Promise.all([groupSupports(ctx.db, opinion, rows), removedAmong(c, rows)])
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const done = doneForms.find((name) => name === c.req.query('done'))
  const props = {
    words,
    visitor,
    now: ctx.now(),
    consultation,
    query,
    cells,
    rows,
    total: countIn(cells, query.choices, scope.isOverdue),
    statistics,
    groups,
    agree: new Map(Object.entries(opinion.map.counts).map(([number, { agree }]) => [Number(number), agree])),
    removed,
    conducts,
    drafts: drafts.length,
    submission: ctx.newId(),
    form,
    refusal,
    done: done === undefined ? null : words.t(`answers.done.${done}`),
  }
  return page(c, <LedgerPage {...props} />, {
    title: words.t('answers.ledger.page', { title: titleOf(words, consultation).text }),
    description: words.t('answers.ledger.description'),
    canonicalPath: `/consultations/${consultation.slug}/answers`,
    fictional: consultation.fictional,
    status,
    errorTitle: status !== 200,
  })
}

const SelectionSchema = z.object({
  submission: z.uuid({ error: 'errors.form.check' }),
  do: z.enum(['answer', 'assign']).default('answer'),
  which: z.enum(['ticked', 'found']).default('ticked'),
  input: z
    .union([z.uuid().transform((id) => [id]), z.array(z.uuid())])
    .default([])
    .catch([]),
  institution: z.string().trim().max(longestInstitution, { error: 'consultations.problem.long' }).default(''),
})

/** The ids of what was ticked, or of everything the query finds that can still be answered. */
async function idsOf(c: PageRequest, consultation: Consultation, query: LedgerQuery, { which, input }: z.infer<typeof SelectionSchema>) {
  if (which === 'ticked') return input
  const rows = await readLedger(c.var.ctx.db, scopeOf(consultation, c.var.ctx.now()), query, { from: 0, most: mostInputs + 1 })
  return rows.filter(({ standing }) => ['awaiting', 'assigned', 'not-owed'].includes(standing)).map(({ id }) => id)
}

async function select(c: PageRequest): Promise<Response> {
  const { ctx, words, lang } = c.var
  const consultation = await ownConsultation(c)
  const query = carriedQuery(c.var.form)
  const form = readForm(c, SelectionSchema)
  if (!form.ok) return showLedger(c, consultation, { query, form })
  const { data } = form
  const inputs = await idsOf(c, consultation, query, data)
  const mandate = mandateOf(c)
  if (data.do === 'answer') {
    const begun = await beginAnswer(ctx, mandate, consultation.slug, { submission: data.submission, inputs })
    if (!begun.ok) return showLedger(c, consultation, { query, form, refusal: begun.refusal })
    return c.redirect(to(words, `/consultations/${consultation.slug}/answers/drafts/${begun.fact}/decision`), 303)
  }
  if (data.institution === '') {
    const errors = [{ field: 'institution', message: words.t('answers.problem.institution') }]
    return showLedger(c, consultation, { query, form: { ...form, errors } })
  }
  const institution = { original: lang, [lang]: data.institution }
  const assigned = await assignInputs(ctx, mandate, consultation.slug, { inputs, institution })
  if (!assigned.ok) return showLedger(c, consultation, { query, form, refusal: assigned.refusal })
  const address = ledgerHref(words, consultation.slug, query)
  return c.redirect(`${address}${address.includes('?') ? '&' : '?'}done=assigned`, 303)
}

const columns = [
  'input',
  'kind',
  'number',
  'words',
  'theme',
  'given',
  'supports',
  'state',
  'institution',
  'decision',
  'due',
  'answer',
] as const

/** Rows of the file at most: beyond it, narrow the ledger. */
const mostRows = 100_000

/** The inputs that a query finds as a file (RFC 4180); what a spreadsheet would run as a formula is text. */
async function ledgerFile(c: PageRequest): Promise<Response> {
  const { ctx, words, instance } = c.var
  const consultation = await consultationAsked(c)
  const query = readLedgerQuery(new URL(c.req.url).searchParams)
  const rows = await readLedger(ctx.db, scopeOf(consultation, ctx.now()), query, { from: 0, most: mostRows })
  const due = answersDue(consultation, ctx.now()).answersDueOn
  const link = (path: string) => `${instance.origin}${to(words, path)}`
  const record = (row: LedgerRow) => [
    link(inputPath(consultation.slug, row)),
    inputName(words, row),
    row.number,
    row.words,
    row.theme,
    row.givenAt.toISOString(),
    row.supports,
    row.standing,
    row.institution === null ? null : textFor(row.institution, words.lang).text,
    row.decision,
    due,
    row.answerId === null ? null : link(`/consultations/${consultation.slug}/answers/${row.answerId}`),
  ]
  const csv = stringify([[...columns], ...rows.map(record)], { record_delimiter: '\r\n', escape_formulas: true, bom: true })
  return c.body(csv, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${consultation.slug}-answers.csv"`,
  })
}

/** The ledger, its file, and what the organiser does with several inputs at once. */
export const ledgerRoutes = defineRoutes()
  .get('/consultations/:slug/answers', 'public', async (c) =>
    showLedger(c, await consultationAsked(c), { query: readLedgerQuery(new URL(c.req.url).searchParams) }),
  )
  .get('/consultations/:slug/answers.csv', 'public', ledgerFile)
  .post('/consultations/:slug/answers/selection', 'member-mandate', select)
