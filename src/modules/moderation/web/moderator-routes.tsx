import { z } from 'zod'
import { Forbidden, NotFound } from '#kernel/errors.ts'
import { chosen, type FormResult, readForm } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import { privatePage } from '#modules/accounts'
import { type EntryOnRecord, findEntriesByIds, findEntryById, RemovalGround, withheldWordsOf } from '#record'
import { to } from '#ui'
import { decideAppealOf, othersModerate } from '../acts/appeal-removal.ts'
import { decideCase, giveSecondOpinion } from '../acts/decide-case.ts'
import { personWhoWrote } from '../queries/authors.ts'
import { type Case, findCase, queuedCases, reportsOf } from '../queries/cases.ts'
import { decideFirst, decideSecond, mayDecideAppeal } from '../rules/decide-case.ts'
import { Decision, longestReason, type ModerationRefusal } from '../vocabulary.ts'
import { CasePage } from './case-page.tsx'
import { QueuePage } from './queue-page.tsx'
import { lineOf, partsOf, type Surroundings } from './surroundings.ts'

const Reason = z.string().trim().min(1, { error: 'moderation.form.reason' }).max(longestReason, { error: 'moderation.form.too-long' })
const DecisionSchema = z.object({
  decision: Decision.or(z.undefined()).refine((value) => value !== undefined, { error: 'moderation.form.decision' }),
  ground: RemovalGround.optional(),
  reason: Reason,
})
const AnswerSchema = z.object({
  answer: z.enum(['yes', 'no'], { error: 'moderation.form.decision' }),
  reason: Reason,
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Asked {
  readonly it: Case
  readonly entry: EntryOnRecord
  readonly visitor: Visitor
  readonly mandate: Mandate
}

/** The case of the address and who asks. Throws `NotFound`. */
async function caseAsked(c: PageRequest): Promise<Asked> {
  const { ctx, visitor } = c.var
  const mandate = visitor?.acting
  if (visitor === null || !mandate) throw new Forbidden('moderator')
  const id = c.req.param('id') ?? ''
  const it = uuid.test(id) ? await findCase(ctx.db, id) : null
  const entry = it === null ? null : await findEntryById(ctx.db, it.entryId)
  if (it === null || entry === null) throw new NotFound('no such case')
  return { it, entry, visitor, mandate }
}

interface Showing {
  readonly form?: FormResult<unknown>
  readonly refusal?: ModerationRefusal
}

async function show(c: PageRequest, surroundings: Surroundings, { form, refusal }: Showing = {}): Promise<Response> {
  const { ctx, words } = c.var
  const { it, entry, visitor } = await caseAsked(c)
  const line = await lineOf(surroundings, c, entry)
  const failed = form !== undefined && !form.ok
  const body = (
    <CasePage
      words={words}
      visitor={visitor}
      it={it}
      line={line}
      said={{ ...entry.disclosed, ...(await withheldWordsOf(ctx.db, entry.id)) }}
      reports={await reportsOf(ctx.db, it.id)}
      fieldName={surroundings.fieldName}
      form={{ values: form?.values ?? {}, ...(failed ? { errors: form.errors } : {}) }}
      refusal={refusal}
      done={c.req.query('done') !== undefined}
      mayNot={await mayNot(c, surroundings, it, entry, visitor)}
    />
  )
  const status = failed ? 422 : refusal === undefined ? 200 : 409
  return privatePage(c, body, { title: words.t('moderation.case.title'), status, errorTitle: status !== 200, fictional: line.fictional })
}

/** Why this moderator may not decide what is due; the same rules as the acts ask. */
async function mayNot(
  c: PageRequest,
  { participants }: Surroundings,
  it: Case,
  entry: EntryOnRecord,
  visitor: Visitor,
): Promise<ModerationRefusal | null> {
  const { ctx } = c.var
  const wroteTheWords = (await personWhoWrote(ctx.db, entry.by, participants)) === visitor.personId
  const judge = { personId: visitor.personId, wroteTheWords }
  const asked: Outcome<unknown, ModerationRefusal> =
    it.state === 'open'
      ? decideFirst(it, { decision: 'keep', ground: null, fields: [], reason: '' }, judge)
      : it.state === 'second'
        ? decideSecond(it, true, judge)
        : mayDecideAppeal(it, judge, await othersModerate(ctx.db, ctx.now()))
  return asked.ok ? null : asked.refusal
}

function answer(c: PageRequest, surroundings: Surroundings, form: FormResult<unknown>, outcome: Outcome<unknown, ModerationRefusal>) {
  if (!outcome.ok) return show(c, surroundings, { form, refusal: outcome.refusal })
  return c.redirect(to(c.var.words, `/moderation/cases/${c.req.param('id')}?done=1`), 303)
}

async function queue(c: PageRequest, surroundings: Surroundings): Promise<Response> {
  const { ctx, words } = c.var
  const cases = await queuedCases(ctx.db)
  const entries = await findEntriesByIds(ctx.db, [...new Set(cases.map(({ entryId }) => entryId))])
  const lines = await surroundings.lines(ctx.db, words, entries)
  const body = <QueuePage words={words} cases={cases} lines={lines} now={ctx.now()} />
  return privatePage(c, body, { title: words.t('moderation.queue.title') })
}

/** What moderators do: the queue, a case, and the three decisions. */
export const moderatorRoutes = (surroundings: Surroundings): Routes =>
  defineRoutes()
    .get('/moderation/queue', 'moderator', (c) => queue(c, surroundings))
    .get('/moderation/cases/:id', 'moderator', (c) => show(c, surroundings))
    .post('/moderation/cases/:id/decision', 'moderator', async (c) => {
      const { it, mandate } = await caseAsked(c)
      const form = readForm(c, DecisionSchema)
      if (!form.ok) return show(c, surroundings, { form })
      const { decision = 'keep', ground = null, reason } = form.data
      const asked = { decision, ground, reason, fields: chosen(c.var.form, 'fields') }
      return answer(c, surroundings, form, await decideCase(c.var.ctx, mandate, it.id, asked, partsOf(surroundings, c)))
    })
    .post('/moderation/cases/:id/second-opinion', 'moderator', async (c) => {
      const { it, mandate } = await caseAsked(c)
      const form = readForm(c, AnswerSchema)
      if (!form.ok) return show(c, surroundings, { form })
      const asked = { agrees: form.data.answer === 'yes', reason: form.data.reason }
      return answer(c, surroundings, form, await giveSecondOpinion(c.var.ctx, mandate, it.id, asked, partsOf(surroundings, c)))
    })
    .post('/moderation/cases/:id/appeal-decision', 'moderator', async (c) => {
      const { it, mandate } = await caseAsked(c)
      const form = readForm(c, AnswerSchema)
      if (!form.ok) return show(c, surroundings, { form })
      const asked = { grants: form.data.answer === 'yes', reason: form.data.reason }
      return answer(c, surroundings, form, await decideAppealOf(c.var.ctx, mandate, it.id, asked, partsOf(surroundings, c)))
    })
