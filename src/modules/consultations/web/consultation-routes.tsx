import ical, { ICalEventStatus } from 'ical-generator'
import { NotFound } from '#kernel/errors.ts'
import { typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { listPlans, planName, plansByIds } from '#modules/action-plans'
import { actionsByIds, listActions, participationsOfMember } from '#modules/collective-actions'
import { followForm } from '#modules/following'
import { membersByIds } from '#modules/members'
import { LocalText, page, type SelectOption, to } from '#ui'
import { announceConsultation } from '../acts/announce-consultation.ts'
import { statisticsOf } from '../queries/answer-statistics.ts'
import { consultationParts, meetingsOf, publishedChoices } from '../queries/consultation-page.ts'
import { type Consultation, listConsultations } from '../queries/consultations.ts'
import { opinionOf } from '../queries/opinion.ts'
import { listProposals } from '../queries/proposals.ts'
import { thresholds } from '../queries/rules.ts'
import { listStatements } from '../queries/statements.ts'
import { listTexts } from '../queries/texts.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { type AnnounceStep, type Problem, pressAnnounceForm } from './announce-form.ts'
import { AnnouncePage } from './announce-pages.tsx'
import { refusedReader } from './audience-note.tsx'
import { mandateOf } from './conduct-routes.tsx'
import { ConsultationIndex } from './consultation-index.tsx'
import { titleOf } from './consultation-name.tsx'
import { ConsultationView } from './consultation-page.tsx'
import { findPerson } from './person.ts'
import { membersOf } from './proposal-asked.ts'
import { seedOfDay } from './proposal-order.ts'
import type { SomeProposals } from './proposals-part.tsx'
import { consultationAsked } from './statement-routes.tsx'

async function showIndex(c: PageRequest): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultations = await listConsultations(ctx.db)
  const members = await membersByIds(
    ctx.db,
    consultations.map(({ memberId }) => memberId),
  )
  const announces = visitor?.acting?.kind === 'point-of-contact' || visitor?.acting?.kind === 'editor'
  const asked = Number(c.req.query('page') ?? '1')
  const props = { words, now: ctx.now(), consultations, members, announces, page: Number.isInteger(asked) && asked > 0 ? asked : 1 }
  return page(c, <ConsultationIndex {...props} />, {
    title: words.t('consultations.index.title'),
    description: words.t('consultations.index.lede'),
    canonicalPath: '/consultations',
    fictional: consultations.some(({ fictional }) => fictional) ? 'part' : undefined,
  })
}

async function subjectOf(c: PageRequest, { planId, actionId }: Consultation) {
  const { ctx, words } = c.var
  const plan = planId === null ? undefined : (await plansByIds(ctx.db, [planId])).get(planId)
  if (plan !== undefined) return { href: `/plans/${plan.slug}`, name: planName(plan, words) }
  const action = actionId === null ? undefined : (await actionsByIds(ctx.db, [actionId])).get(actionId)
  return action === undefined
    ? null
    : { href: `/actions/${action.slug}`, name: <LocalText words={words} text={action.title} mark={false} /> }
}

const doneForms = [
  'announced',
  'extensions',
  'documents',
  'meetings',
  'cancellations',
  'minutes',
  'organiser-statements',
  'statement-decisions',
  'closing',
  'report',
  'residents',
] as const

/** Three proposals drawn by chance: of the day for strangers, whose page is kept for all, else of the reader. */
async function someProposals(c: PageRequest, consultation: Consultation): Promise<SomeProposals> {
  const seed = await seedOfDay(c, consultation.id, await findPerson(c))
  const { proposals, total } = await listProposals(c.var.ctx.db, consultation, { sort: 'fair', seed, perPage: 3 })
  return { some: proposals, total, speakers: await membersOf(c, proposals) }
}

async function showConsultation(c: PageRequest): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await consultationAsked(c)
  const [members, subject, parts, statements, texts, opinion, proposals, statistics] = await Promise.all([
    membersByIds(ctx.db, [consultation.memberId]),
    subjectOf(c, consultation),
    consultationParts(ctx.db, consultation.id),
    listStatements(ctx.db, consultation.id),
    listTexts(ctx.db, consultation.id),
    opinionOf(ctx.db, consultation.id, consultation.closedAt === null ? 'live' : 'published'),
    someProposals(c, consultation),
    statisticsOf(ctx.db, { consultationId: consultation.id }),
  ])
  const done = doneForms.find((name) => name === c.req.query('done'))
  const props = {
    words,
    now: ctx.now(),
    consultation,
    member: members.get(consultation.memberId),
    subject,
    parts,
    statements,
    texts,
    opinion,
    proposals,
    answers: statistics.all,
    conducts: visitor?.acting?.memberId === consultation.memberId,
    follow: await followForm(c, { kind: 'consultation', id: consultation.id }),
    done: done === undefined ? null : words.t(`consultations.done.${done}`),
    refused: await refusedReader(c, consultation),
  }
  return page(c, <ConsultationView {...props} />, {
    title: titleOf(words, consultation).text,
    description: textFor(consultation.purpose, words.lang).text.slice(0, 200),
    canonicalPath: `/consultations/${consultation.slug}`,
    fictional: consultation.fictional,
  })
}

/** What a member may ask about: its plans, the actions it takes part in, and a question of its own. */
async function subjectOptions(c: PageRequest): Promise<readonly SelectOption[]> {
  const { ctx, words } = c.var
  const memberId = mandateOf(c).memberId ?? ''
  const [plans, participations, actions] = await Promise.all([
    listPlans(ctx.db, { memberIds: [memberId] }),
    participationsOfMember(ctx.db, memberId),
    listActions(ctx.db),
  ])
  const joined = new Set(participations.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ actionId }) => actionId))
  return [
    ...plans
      .filter(({ adoptedAt, withdrawnAt }) => adoptedAt === null && withdrawnAt === null)
      .map((plan) => ({ value: `plan/${plan.id}`, text: planName(plan, words) })),
    ...actions
      .filter(({ id }) => joined.has(id))
      .map((action) => ({ value: `action/${action.id}`, text: textFor(action.title, words.lang).text })),
    { value: 'local-question', text: words.t('consultations.subject.local-question') },
  ]
}

interface ShownForm {
  readonly step: AnnounceStep
  readonly values: FormValues
  readonly problems?: readonly Problem[]
  readonly refusal?: ConsultationRefusal
}

async function showAnnouncing(c: PageRequest, { step, values, problems = [], refusal }: ShownForm): Promise<Response> {
  const { words, visitor, ctx, instance } = c.var
  const errors = problems.map(({ field, key, values: fill }) => ({ field, message: words.t(key, fill) }))
  const submission = typed(values, 'submission') || ctx.newId()
  const status = errors.length > 0 ? 422 : refusal === undefined ? 200 : 409
  const { 'consultation-notice-days': notice, 'consultation-open-days': open } = thresholds()
  const props = {
    words,
    visitor,
    step,
    form: { values: { ...values, submission }, errors },
    refusal,
    subjects: await subjectOptions(c),
    noticeDays: notice.value,
    openDays: open.value,
    residentsBy: instance.residentsBy,
  }
  return page(c, <AnnouncePage {...props} />, {
    title: words.t('consultations.announce.here'),
    noindex: true,
    status,
    errorTitle: status !== 200,
  })
}

async function announce(c: PageRequest): Promise<Response> {
  const { form: values, lang, ctx, words, instance } = c.var
  const move = pressAnnounceForm(values, lang)
  if (move.to === 'page') return showAnnouncing(c, { ...move, values })
  if (move.form.residency === 'claim' && instance.residentsBy === undefined)
    return showAnnouncing(c, { step: 'dates', values, problems: [{ field: 'audience', key: 'consultations.problem.audience' }] })
  const isOffered = (await subjectOptions(c)).some(({ value }) => value === typed(values, 'subject'))
  const refused = isOffered
    ? await announceConsultation(ctx, mandateOf(c), move.form)
    : ({ ok: false, refusal: 'subject-unknown' } as const)
  if (!refused.ok) return showAnnouncing(c, { step: 'check', values, refusal: refused.refusal })
  return c.redirect(to(words, `/consultations/${refused.fact.slug}?done=announced`), 303)
}

/** The calendar file of a meeting (RFC 5545). */
async function calendarFile(c: PageRequest): Promise<Response> {
  const { ctx, words, instance } = c.var
  const consultation = await consultationAsked(c)
  const id = (c.req.param('file') ?? '').replace(/\.ics$/, '')
  const meeting = (await meetingsOf(ctx.db, consultation.id)).find((one) => one.id === id)
  if (meeting === undefined) throw new NotFound('no such meeting')
  const calendar = ical({ name: textFor(consultation.title, words.lang).text, prodId: { company: instance.name, product: 'Parvis' } })
  const place = [meeting.place === null ? null : textFor(meeting.place, words.lang).text, meeting.link].filter((part) => part !== null)
  calendar.createEvent({
    id: `${meeting.id}@${new URL(instance.origin).hostname}`,
    stamp: meeting.calledAt,
    start: meeting.startsAt,
    end: meeting.endsAt,
    summary: textFor(meeting.title, words.lang).text,
    description: meeting.agenda.map((point) => textFor(point, words.lang).text).join('\n'),
    url: `${instance.origin}${to(words, `/consultations/${consultation.slug}`)}`,
    status: meeting.cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    ...(place.length === 0 ? {} : { location: place.join(' · ') }),
  })
  return c.body(calendar.toString(), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="meeting.ics"',
  })
}

/** The anonymous choices, as published: the bytes whose digest is on the record. */
async function choicesFile(c: PageRequest): Promise<Response> {
  const consultation = await consultationAsked(c)
  const csv = await publishedChoices(c.var.ctx.db, consultation.id)
  if (csv === null) throw new NotFound('no choices are published')
  return c.body(new Uint8Array(csv), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${consultation.slug}-choices.csv"`,
  })
}

/** The list, the pages and the announcing of consultations. */
export const consultationRoutes = defineRoutes()
  .get('/consultations', 'public', showIndex)
  .get('/consultations/new', 'member-mandate', (c) => showAnnouncing(c, { step: 'about', values: {} }))
  .post('/consultations/new', 'member-mandate', announce)
  .get('/consultations/:slug', 'public', showConsultation)
  .get('/consultations/:slug/meetings/:file', 'public', calendarFile)
  .get('/consultations/:slug/choices.csv', 'public', choicesFile)
