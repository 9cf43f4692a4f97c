import { createHash } from 'node:crypto'
import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { readForm } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { castVote } from '../acts/cast-vote.ts'
import {
  accountParticipantId,
  browserParticipantId,
  joinConsultation,
  type Person,
  participantIdOf,
  participationKey,
} from '../acts/join-consultation.ts'
import { suggestStatement } from '../acts/suggest-statement.ts'
import { type Consultation, findConsultation } from '../queries/consultations.ts'
import { type Door, findDoor } from '../queries/open-door.ts'
import { opinionOf, talliesOf } from '../queries/opinion.ts'
import { listStatements, type Statement, votesOf } from '../queries/statements.ts'
import { nextStatement } from '../rules/next-statement.ts'
import { isPhaseOpen } from '../rules/timetable.ts'
import { type AudienceRefusal, type ConsultationRefusal, longestStatement, Vote } from '../vocabulary.ts'
import { refusedReader } from './audience-note.tsx'
import { titleOf } from './consultation-name.tsx'
import { countVote } from './limits.ts'
import { MapPage } from './map-page.tsx'
import { findPerson, personActing } from './person.ts'
import { WeighPage } from './weigh-page.tsx'

/** The consultation of the address. Throws `NotFound`. */
export async function consultationAsked(c: PageRequest): Promise<Consultation> {
  const consultation = await findConsultation(c.var.ctx.db, c.req.param('slug') ?? '')
  if (consultation === null) throw new NotFound('no such consultation')
  return consultation
}

interface Shown {
  readonly form?: FormState
  readonly refusal?: ConsultationRefusal | undefined
  readonly status?: 200 | 409 | 422
}

async function showWeighing(c: PageRequest, { form = emptyForm, refusal, status = 200 }: Shown = {}): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await consultationAsked(c)
  const person = await findPerson(c)
  const participantId = await participantIdOf(ctx.db, consultation.id, person)
  const [statements, answered] = await Promise.all([
    listStatements(ctx.db, consultation.id),
    participantId === null ? new Map<number, number>() : votesOf(ctx.db, consultation.id, participantId),
  ])
  const standing = statements.filter(({ text }) => text !== null)
  const submission = ctx.newId()
  const isOpen = isPhaseOpen(consultation, 'statements', ctx.now())
  const next = chooseNext(c, consultation, standing, answered, participantId ?? submission)
  const suggested = c.req.query('suggested') !== undefined
  const refused = isOpen ? await refusedReader(c, consultation) : null
  const props = {
    words,
    visitor,
    consultation,
    statements: standing,
    answered,
    next,
    isOpen,
    refused,
    submission,
    form,
    refusal,
    suggested,
  }
  return page(c, <WeighPage {...props} />, {
    title: words.t('opinion.weigh.page', { title: titleOf(words, consultation).text }),
    description: words.t('opinion.weigh.lede'),
    fictional: consultation.fictional,
    shared: false,
    status,
    errorTitle: status !== 200,
  })
}

/** The statement asked for by number, to change an answer; else the one that informs most. The draw is the person's own, so that a page read twice shows the same. */
function chooseNext(
  c: PageRequest,
  consultation: Consultation,
  statements: readonly Statement[],
  answered: ReadonlyMap<number, number>,
  seed: string,
): Statement | null {
  const asked = Number(c.req.query('statement') ?? Number.NaN)
  const wanted = statements.find(({ number }) => number === asked)
  if (wanted !== undefined) return wanted
  const known = talliesOf(c.var.ctx.db, consultation.id)
  const tallies = statements.map(({ number }) => known.get(number) ?? { number, agree: 0, disagree: 0, pass: 0 })
  const draw = createHash('sha256').update(`${seed} ${answered.size}`).digest().readUInt32BE(0) / 2 ** 32
  const number = nextStatement(tallies, new Set(answered.keys()), draw)
  return statements.find((statement) => statement.number === number) ?? null
}

const VoteSchema = z.object({ statement: z.coerce.number().int().min(1).max(999_999), vote: Vote })

/** Somebody's id where they vote; an account joins first, a browser joins with its first vote. */
async function voterOf(c: PageRequest, door: Door, person: Person): Promise<Outcome<{ readonly id: string }, AudienceRefusal>> {
  const { ctx } = c.var
  if (person.kind === 'browser') {
    if (door.audience !== 'anyone') return refuse('sign-in-needed')
    return allow({ id: browserParticipantId(await participationKey(ctx.db), door.id, person.key) })
  }
  const known = await accountParticipantId(ctx.db, door.id, person)
  if (known !== null) return allow({ id: known })
  return ctx.db.transaction().execute((trx) => joinConsultation(trx, ctx, door, person))
}

async function vote(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const slug = c.req.param('slug') ?? ''
  const door = await findDoor(ctx.db, slug)
  if (door === null) throw new NotFound('no such consultation')
  const form = VoteSchema.safeParse(c.var.form)
  if (!form.success) return showWeighing(c, { refusal: 'vote-not-taken', status: 422 })
  const person = await personActing(c)
  const voter = await voterOf(c, door, person)
  if (!voter.ok) return showWeighing(c, { refusal: voter.refusal, status: 409 })
  const participantId = voter.fact.id
  await countVote(participantId)
  const ballot = { consultationId: door.id, participantId, isBrowser: person.kind === 'browser', ...form.data }
  const outcome = await castVote(ctx, ballot)
  if (!outcome.ok) return showWeighing(c, { refusal: outcome.refusal, status: 409 })
  return c.redirect(to(words, `/consultations/${slug}/statements`), 303)
}

const SuggestSchema = z.object({
  submission: z.uuid({ error: 'errors.form.check' }),
  text: z
    .string({ error: 'opinion.problem.text' })
    .trim()
    .min(1, { error: 'opinion.problem.text' })
    .max(longestStatement, { error: 'opinion.problem.long' })
    .refine((text) => !/[\n\r]/.test(text), { error: 'opinion.problem.lines' })
    .refine((text) => !/https?:|www\./i.test(text), { error: 'opinion.problem.link' }),
})

async function showMap(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const consultation = await consultationAsked(c)
  const [statements, opinion, person] = await Promise.all([
    listStatements(ctx.db, consultation.id),
    opinionOf(ctx.db, consultation.id, consultation.closedAt === null ? 'live' : 'published'),
    findPerson(c),
  ])
  const participantId = await participantIdOf(ctx.db, consultation.id, person)
  const place = participantId === null ? undefined : opinion.placeOf.get(participantId)
  const own = place === undefined ? null : (opinion.map.points[place] ?? null)
  const props = { words, now: ctx.now(), consultation, statements, map: opinion.map, own }
  return page(c, <MapPage {...props} />, {
    title: words.t('opinion.map.page', { title: titleOf(words, consultation).text }),
    description: words.t('opinion.map.lede', { n: opinion.map.participants }),
    canonicalPath: `/consultations/${consultation.slug}/map`,
    fictional: consultation.fictional,
    shared: person === null,
  })
}

/** Weighing statements, suggesting one, and the map. */
export const statementRoutes = defineRoutes()
  .get('/consultations/:slug/statements', 'public', (c) => showWeighing(c))
  .get('/consultations/:slug/map', 'public', showMap)
  .post('/consultations/:slug/statements', 'public', vote, { ownLimit: true })
  .post('/consultations/:slug/suggestions', 'public', async (c) => {
    const form = readForm(c, SuggestSchema)
    if (!form.ok) return showWeighing(c, { form, status: 422 })
    const slug = c.req.param('slug') ?? ''
    const outcome = await suggestStatement(c.var.ctx, slug, await personActing(c), { ...form.data, language: c.var.lang })
    if (outcome.ok) return c.redirect(to(c.var.words, `/consultations/${slug}/statements?suggested`), 303)
    return showWeighing(c, { form, refusal: outcome.refusal, status: 409 })
  })
