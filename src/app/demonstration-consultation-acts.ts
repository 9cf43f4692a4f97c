import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { type DemoMembers, mandatesOfMember } from '#modules/accounts'
import { findCommitment, findPlan } from '#modules/action-plans'
import {
  answerAssigned,
  answerPublished,
  bringParticipation,
  consultationAnnounced,
  consultationDocumentAdded,
  consultationExtended,
  consultationMeetingCalled,
  consultationMeetingHeld,
  consultationReportPublished,
  statementAccepted,
  statementRefused,
  tellClosing,
} from '#modules/consultations'
import { append, factFrom } from '#record'
import { type DemoConsultation, demoConsultationLanguages, demoId, type TellConsultation } from './demonstration-consultations.ts'
import { crowdOf, personOf } from './demonstration-crowd.ts'
import { tellProposals, tellText } from './demonstration-inputs.ts'

const by = { kind: 'source', source: 'demonstration' } as const

type Told = { readonly day: string; enter(at: Date): Promise<unknown> }

/** Puts an invented consultation on the record, in the order of its days, with the votes of its invented people. The plan must be there. */
export async function loadDemoConsultation(trx: Trx, ctx: Context, story: DemoConsultation, members: DemoMembers): Promise<void> {
  const memberId = members[story.member]
  const consultation = demoId(story.slug)
  const told: Told[] = []
  const tell: TellConsultation = (day, definition, data, about = {}, disclosures = {}) => {
    const enter = (at: Date) => append(trx, definition, factFrom(ctx, { by, at, about: { consultation, ...about }, data, disclosures }))
    told.push({ day, enter })
  }
  const member = { member: memberId }
  const plan = story.plan === null ? null : await planOf(trx, story.plan)
  tellOrganiser(tell, story, member, plan)
  tellStatements(tell, story, member)
  tellProposals(tell, story, member)
  tellText(tell, story, member)
  await tellAnswers(tell, trx, story, memberId)
  if (story.closed !== null)
    told.push({ day: story.closed, enter: (at) => tellClosing(trx, ctx, { by, at, about: { consultation, ...member } }) })
  if (story.report !== null) {
    const { at, summary, changed } = story.report
    tell(at, consultationReportPublished, { report: demoId(story.slug, 'report'), version: 1, summary, changed, link: null }, member)
  }
  await bringParticipation(trx, consultation, crowdOf(story))
  told.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const { day, enter } of told) await enter(new Date(`${day}T00:00:00.000Z`))
}

async function planOf(trx: Trx, slug: string): Promise<string> {
  const plan = await findPlan(trx, slug)
  if (plan === null) throw new Bug(`the demonstration consults on ${slug}, which is not there`)
  return plan.id
}

type Member = { readonly member: string }

function tellOrganiser(tell: TellConsultation, story: DemoConsultation, member: Member, plan: string | null): void {
  const { slug, subject, title, purpose, questions, open, settled, decider, themes, phases, owed } = story
  const asked = { slug, subject, title, purpose, questions, open, settled, decider, themes, owed }
  const taking = { languages: demoConsultationLanguages, audience: 'anyone', residency: null, fictional: true } as const
  // A phase that was extended is announced with the day it had at first.
  const first = phases.map((phase) => ({ ...phase, to: story.extensions.find((it) => it.phase === phase.kind)?.before ?? phase.to }))
  tell(story.announced, consultationAnnounced, { ...asked, ...taking, phases: first }, plan === null ? member : { ...member, plan })
  for (const { at, ...extension } of story.extensions) tell(at, consultationExtended, extension, member)
  for (const [index, { at, ...document }] of story.documents.entries())
    tell(at, consultationDocumentAdded, { ...document, document: demoId(slug, 'document', index), digest: null }, member)
  for (const [index, { called, held, ...meeting }] of story.meetings.entries()) {
    const id = demoId(slug, 'meeting', index)
    tell(called, consultationMeetingCalled, { ...meeting, meeting: id }, member)
    if (held === null) continue
    const { at, ...minutes } = held
    tell(at, consultationMeetingHeld, { ...minutes, meeting: id, minutesLink: null }, member)
  }
}

function tellStatements(tell: TellConsultation, story: DemoConsultation, member: Member): void {
  for (const [index, { at, by: author, language, text }] of story.statements.entries()) {
    const data = { statement: demoId(story.slug, 'statement', index), number: index + 1, language }
    if (author === null) tell(at, statementAccepted, { ...data, origin: 'organiser' }, member, { text })
    else tell(at, statementAccepted, { ...data, origin: 'participant' }, { ...member, participant: personOf(story, author) }, { text })
  }
  for (const [index, { at, by: author, ground }] of story.refusedStatements.entries()) {
    const data = { statement: demoId(story.slug, 'refused-statement', index), ground }
    tell(at, statementRefused, data, { ...member, participant: personOf(story, author) })
  }
}

/** An input by its key: proposals first, then amendments. */
const inputOf = ({ slug, proposals, text }: DemoConsultation, key: string) => {
  if (proposals.some((it) => it.key === key)) return { kind: 'proposal' as const, id: demoId(slug, 'proposal', key) }
  if (text?.amendments.some((it) => it.key === key)) return { kind: 'amendment' as const, id: demoId(slug, 'amendment', key) }
  throw new Bug(`the demonstration answers ${key}, which nobody gave to ${slug}`)
}

async function tellAnswers(tell: TellConsultation, trx: Trx, story: DemoConsultation, member: string): Promise<void> {
  const { slug } = story
  const about = { member }
  const secondReader = await readerOf(trx, member)
  for (const { at, inputs, institution } of story.assignments)
    tell(at, answerAssigned, { inputs: inputs.map((key) => inputOf(story, key)), institution }, about)
  for (const [index, answer] of story.answers.entries()) {
    const inputs = answer.inputs.map((key) => inputOf(story, key))
    const { at, decision, reason, words, institution } = answer
    const commitments = await Promise.all(answer.commitments.map((reference) => commitmentOf(trx, reference)))
    const paragraphs = answer.paragraphs.map(({ key, version }) => ({
      kind: 'paragraph' as const,
      text: demoId(slug, 'text'),
      version,
      paragraph: demoId(slug, 'paragraph', key),
    }))
    const [only] = inputs
    const alone = inputs.length === 1 && only?.kind === 'proposal' ? { proposal: only.id } : {}
    const takenUpIn = [...commitments, ...paragraphs]
    const data = { answer: demoId(slug, 'answer', index), inputs, decision, reason, words, takenUpIn, institution, secondReader }
    tell(at, answerPublished, data, { ...about, ...alone })
  }
}

/** The mandate of an editor, who reads answers before they go out. */
async function readerOf(trx: Trx, member: string): Promise<string> {
  const mandates = await mandatesOfMember(trx, member)
  const reader = mandates.find(({ kind }) => kind === 'editor') ?? mandates[0]
  if (reader === undefined) throw new Bug('nobody of the demonstration reads the answers of its member')
  return reader.id
}

async function commitmentOf(trx: Trx, reference: string) {
  const commitment = await findCommitment(trx, reference)
  if (commitment === null) throw new Bug(`the demonstration names ${reference}, which is not there`)
  return { kind: 'commitment' as const, plan: commitment.planId, commitment: commitment.id }
}
