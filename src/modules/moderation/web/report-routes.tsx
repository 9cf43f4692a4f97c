import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { chosen, type FormResult, readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { asksChallenge, guardWriting, privatePage, type WritingHeld } from '#modules/accounts'
import { type EntryOnRecord, findEntryById, RemovalGround } from '#record'
import { emptyForm, to } from '#ui'
import { reportContent } from '../acts/report-content.ts'
import { longestReport, type ModerationRefusal } from '../vocabulary.ts'
import { NothingToReportPage, ReportedPage, ReportPage } from './report-page.tsx'
import { lineOf, type Surroundings } from './surroundings.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const ReportSchema = z.object({
  submission: z.uuid(),
  ground: RemovalGround.or(z.literal('')).optional(),
  words: z.string().trim().max(longestReport, { error: 'moderation.form.too-long' }).default(''),
})

/** The entry of the address. Throws `NotFound` when it has no words of a person. */
async function entryAsked(c: PageRequest): Promise<EntryOnRecord> {
  const id = typed(c.var.form, 'entry') || (c.req.query('entry') ?? '')
  const entry = uuid.test(id) ? await findEntryById(c.var.ctx.db, id) : null
  if (entry === null || entry.digests.length === 0) throw new NotFound('no such words')
  return entry
}

interface Showing {
  readonly form?: FormResult<unknown>
  readonly held?: WritingHeld
  readonly refusal?: ModerationRefusal
}

async function show(c: PageRequest, surroundings: Surroundings, asks: boolean, { form, held, refusal }: Showing = {}) {
  const { ctx, words, visitor } = c.var
  const entry = await entryAsked(c)
  const line = await lineOf(surroundings, c, entry)
  const failed = form !== undefined && !form.ok
  const values = form?.values ?? emptyForm.values
  const body = (
    <ReportPage
      words={words}
      visitor={visitor}
      entry={entry}
      line={line}
      field={c.req.query('field') ?? null}
      form={failed ? { values, errors: form.errors } : { values }}
      submission={typed(values, 'submission') || ctx.newId()}
      fieldName={surroundings.fieldName}
      challenge={asks ? (held?.challenge ?? 'asked') : null}
      limit={held?.limit ?? null}
      refusal={refusal}
    />
  )
  const status = failed ? 422 : (held?.status ?? (refusal === undefined ? 200 : 409))
  return privatePage(c, body, { title: words.t('moderation.report.title'), status, errorTitle: status !== 200, fictional: line.fictional })
}

async function send(c: PageRequest, surroundings: Surroundings): Promise<Response> {
  const { ctx, words, visitor, lang } = c.var
  const asks = await asksChallenge(c)
  const form = withGround(c, readForm(c, ReportSchema))
  if (!form.ok) return show(c, surroundings, asks, { form })
  const held = await guardWriting(c, [form.data.words])
  if (held !== null) return show(c, surroundings, asks, { form, held })
  const entry = await entryAsked(c)
  const outcome = await reportContent(
    ctx,
    { personId: visitor?.personId ?? null, language: lang },
    {
      submission: form.data.submission,
      entryId: entry.id,
      fields: chosen(c.var.form, 'fields'),
      ground: form.data.ground,
      words: form.data.words === '' ? null : form.data.words,
    },
  )
  if (outcome.ok) return c.redirect(to(words, `/moderation/report?entry=${entry.id}&done=1`), 303)
  return show(c, surroundings, asks, { form, refusal: outcome.refusal })
}

type Sent = z.infer<typeof ReportSchema>

/** A report names its ground: everything else may stay empty. */
function withGround(c: PageRequest, form: FormResult<Sent>): FormResult<Sent & { ground: RemovalGround }> {
  const errors = form.ok ? [] : [...form.errors]
  const ground = form.ok ? form.data.ground : RemovalGround.safeParse(typed(form.values, 'ground')).data
  if (ground === undefined || ground === '') {
    errors.unshift({ field: 'ground', message: c.var.words.t('moderation.form.ground') })
    return { ok: false, values: form.values, errors }
  }
  return form.ok ? { ...form, data: { ...form.data, ground } } : form
}

/** Reporting words: public, with friction for strangers and new accounts only. */
export const reportRoutes = (surroundings: Surroundings): Routes =>
  defineRoutes()
    .get('/moderation/report', 'public', async (c) => {
      const { words, visitor } = c.var
      const title = words.t('moderation.report.title')
      if (c.req.query('entry') === undefined) return privatePage(c, <NothingToReportPage words={words} />, { title })
      if (c.req.query('done') !== undefined) {
        const line = await lineOf(surroundings, c, await entryAsked(c))
        const body = <ReportedPage words={words} line={line} told={visitor !== null} />
        return privatePage(c, body, { title: words.t('moderation.reported.title'), fictional: line.fictional })
      }
      return show(c, surroundings, await asksChallenge(c))
    })
    .post('/moderation/report', 'public', (c) => send(c, surroundings))
