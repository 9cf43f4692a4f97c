import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { type FormResult, readForm } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { limits } from '#kernel/limits.ts'
import { privatePage } from '#modules/accounts'
import {
  type ContentRemoved,
  contentRemoved,
  type EntryOnRecord,
  findEntriesByIds,
  findEntryById,
  listRemovals,
  removalsByEntry,
  withheldWordsOf,
} from '#record'
import { page, to } from '#ui'
import { appealRemoval } from '../acts/appeal-removal.ts'
import { isAuthor } from '../queries/authors.ts'
import { findCaseOfRemoval } from '../queries/cases.ts'
import { moderationFigures } from '../queries/figures.ts'
import { appealEnd, decideAppeal } from '../rules/decide-case.ts'
import { longestAppeal, type ModerationRefusal } from '../vocabulary.ts'
import { PublicPage } from './public-page.tsx'
import { type RemovalFacts, RemovalPage } from './removal-page.tsx'
import { lineOf, type Surroundings } from './surroundings.ts'

const perPage = 30

async function publicPage(c: PageRequest, surroundings: Surroundings): Promise<Response> {
  const { ctx, words } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const at = Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1
  const { removals, total } = await listRemovals(ctx.db, { page: at, perPage })
  if (at > 1 && removals.length === 0) throw new NotFound('no such page')
  const entries = await findEntriesByIds(ctx.db, [...new Set(removals.map(({ target }) => target))])
  const lines = await surroundings.lines(ctx.db, words, entries)
  const body = (
    <PublicPage
      words={words}
      figures={await moderationFigures(ctx.db)}
      removals={removals}
      lines={lines}
      page={at}
      pages={Math.max(1, Math.ceil(total / perPage))}
      appealMonths={limits['appeal-months']}
    />
  )
  const fictional = [...lines.values()].some((line) => line.fictional)
  const canonicalPath = at === 1 ? '/moderation' : `/moderation?page=${at}`
  return page(c, body, {
    title: words.t('moderation.title'),
    description: words.t('moderation.lede'),
    canonicalPath,
    ...(fictional ? { fictional: 'part' as const } : {}),
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Removed {
  readonly facts: RemovalFacts
  readonly target: EntryOnRecord
}

/** The removal of the address. Throws `NotFound`. */
async function removalAsked(c: PageRequest): Promise<Removed> {
  const { db } = c.var.ctx
  const id = c.req.param('id') ?? ''
  const entry = uuid.test(id) ? await findEntryById(db, id) : null
  if (entry === null || entry.kind !== contentRemoved.kind) throw new NotFound('no such removal')
  const { target, fields, ground, opinions }: ContentRemoved = contentRemoved.schema.parse(entry.data)
  const [words] = (await removalsByEntry(db, id)).filter(({ restoredAt }) => restoredAt !== null)
  const removed = await findEntryById(db, target)
  if (removed === null) throw new NotFound('no such entry')
  const facts = {
    id,
    ground,
    fields,
    opinions,
    removedAt: entry.at,
    restoredAt: words?.restoredAt ?? null,
    restoredReason: words?.restoredReason ?? null,
  }
  return { facts, target: removed }
}

interface Showing {
  readonly form?: FormResult<unknown>
  readonly refusal?: ModerationRefusal
}

async function removalPage(c: PageRequest, surroundings: Surroundings, { form, refusal }: Showing = {}): Promise<Response> {
  const { words, visitor } = c.var
  const { facts, target } = await removalAsked(c)
  const line = await lineOf(surroundings, c, target)
  const failed = form !== undefined && !form.ok
  const body = (
    <RemovalPage
      words={words}
      visitor={visitor}
      removal={facts}
      line={line}
      fieldName={surroundings.fieldName}
      own={await ownPart(c, surroundings, facts, target)}
      form={{ values: form?.values ?? {}, ...(failed ? { errors: form.errors } : {}) }}
      refusal={refusal}
      sent={c.req.query('done') !== undefined}
    />
  )
  const status = failed ? 422 : refusal === undefined ? 200 : 409
  const title = words.t(facts.restoredAt === null ? 'moderation.removal.title' : 'moderation.removal.title-restored')
  return privatePage(c, body, { title, status, errorTitle: status !== 200, fictional: line.fictional })
}

async function ownPart(c: PageRequest, { participants }: Surroundings, facts: RemovalFacts, target: EntryOnRecord) {
  const { ctx } = c.var
  if (!(await isAuthor(ctx.db, c.var.visitor, target.by, participants))) return null
  const it = await findCaseOfRemoval(ctx.db, facts.id)
  if (it === null) return null
  const withheld = Object.entries(await withheldWordsOf(ctx.db, target.id))
  const said = Object.fromEntries(withheld.filter(([field]) => facts.fields.includes(field)))
  const may = decideAppeal(it, true, ctx.now(), limits['appeal-months'])
  return { it, said, mayAppealUntil: may.ok && it.removedAt !== null ? appealEnd(it.removedAt, limits['appeal-months']) : null }
}

const AppealSchema = z.object({
  appeal: z.string().trim().min(1, { error: 'moderation.form.appeal' }).max(longestAppeal, { error: 'moderation.form.too-long' }),
})

async function appeal(c: PageRequest, surroundings: Surroundings): Promise<Response> {
  const { facts, target } = await removalAsked(c)
  const form = readForm(c, AppealSchema)
  if (!form.ok) return removalPage(c, surroundings, { form })
  const it = await findCaseOfRemoval(c.var.ctx.db, facts.id)
  const author = await isAuthor(c.var.ctx.db, c.var.visitor, target.by, surroundings.participants)
  const outcome = await appealRemoval(c.var.ctx, { caseId: it?.id ?? facts.id, isAuthor: author, appeal: form.data.appeal })
  if (outcome.ok) return c.redirect(to(c.var.words, `/moderation/removals/${facts.id}?done=1`), 303)
  return removalPage(c, surroundings, { form, refusal: outcome.refusal })
}

/** What everybody may read of moderation; the page of a removal, with the appeal of its author. */
export const publicRoutes = (surroundings: Surroundings): Routes =>
  defineRoutes()
    .get('/moderation', 'public', (c) => publicPage(c, surroundings))
    .get('/moderation/removals/:id', 'public', (c) => removalPage(c, surroundings))
    .post('/moderation/removals/:id', 'public', (c) => appeal(c, surroundings))
