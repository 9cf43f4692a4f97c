import { Forbidden, NotFound } from '#kernel/errors.ts'
import { chosen, type FieldError } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { privatePage } from '#modules/accounts'
import { type EntryOnRecord, entriesWithWordsBy, findEntryById, withheldWordsOf } from '#record'
import { to } from '#ui'
import { eraseOwnWords } from '../acts/erase-own-words.ts'
import { authorsOf, personWhoWrote } from '../queries/authors.ts'
import type { ModerationRefusal } from '../vocabulary.ts'
import { EraseWordsPage, OwnWordsPage } from './own-words.tsx'
import { lineOf, type Surroundings } from './surroundings.ts'

const perPage = 25

function signedIn(c: PageRequest): Visitor {
  if (c.var.visitor === null) throw new Forbidden('signed-in')
  return c.var.visitor
}

async function list(c: PageRequest, surroundings: Surroundings): Promise<Response> {
  const { ctx, words } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked <= 1000 ? asked : 1
  const under = await authorsOf(ctx.db, signedIn(c).personId, surroundings.participants)
  const { entries, total } = await entriesWithWordsBy(ctx.db, under, { page, perPage })
  const lines = await surroundings.lines(ctx.db, words, entries)
  const pages = Math.max(1, Math.ceil(total / perPage))
  const erased = c.req.query('done') !== undefined
  const body = <OwnWordsPage words={words} entries={entries} lines={lines} total={total} page={page} pages={pages} erased={erased} />
  return privatePage(c, body, { title: words.t('moderation.own.title') })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The entry of the address, written by whoever asks. Throws `NotFound` for anybody else's: it tells nothing about who wrote it. */
async function ownEntry(c: PageRequest, { participants }: Surroundings): Promise<EntryOnRecord> {
  const { db } = c.var.ctx
  const id = c.req.param('id') ?? ''
  const entry = uuid.test(id) ? await findEntryById(db, id) : null
  if (entry === null || (await personWhoWrote(db, entry.by, participants)) !== signedIn(c).personId) throw new NotFound('no words of yours')
  return entry
}

interface Showing {
  readonly errors?: readonly FieldError[]
  readonly refusal?: ModerationRefusal
}

async function show(c: PageRequest, surroundings: Surroundings, { errors, refusal }: Showing = {}): Promise<Response> {
  const { ctx, words } = c.var
  const entry = await ownEntry(c, surroundings)
  const line = await lineOf(surroundings, c, entry)
  const said = { ...entry.disclosed, ...(await withheldWordsOf(ctx.db, entry.id)) }
  const form = errors === undefined ? { values: {} } : { values: { fields: [] }, errors }
  const props = { words, visitor: signedIn(c), entry, line, said, fieldName: surroundings.fieldName, form, refusal }
  const status = errors !== undefined ? 422 : refusal === undefined ? 200 : 409
  return privatePage(c, <EraseWordsPage {...props} />, {
    title: words.t('moderation.erase.title'),
    status,
    errorTitle: status !== 200,
    fictional: line.fictional,
  })
}

/** A person's own public words: the list, and erasing them. */
export const ownWordsRoutes = (surroundings: Surroundings): Routes =>
  defineRoutes()
    .get('/account/words', 'signed-in', (c) => list(c, surroundings))
    .get('/account/words/:id', 'signed-in', (c) => show(c, surroundings))
    .post('/account/words/:id', 'signed-in', async (c) => {
      const { ctx, words } = c.var
      const entry = await ownEntry(c, surroundings)
      const fields = chosen(c.var.form, 'fields')
      if (fields.length === 0) return show(c, surroundings, { errors: [{ field: 'fields', message: words.t('moderation.form.fields') }] })
      const outcome = await eraseOwnWords(ctx, signedIn(c).personId, { entryId: entry.id, fields }, surroundings)
      return outcome.ok ? c.redirect(to(words, '/account/words?done=1'), 303) : show(c, surroundings, { refusal: outcome.refusal })
    })
