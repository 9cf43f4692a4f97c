import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, type FactDefinition, factFrom } from '#record'
import {
  consultationDocumentAdded,
  consultationExtended,
  consultationMeetingCalled,
  consultationMeetingCancelled,
  consultationMeetingHeld,
  consultationReportPublished,
} from '../projectors/consultation.ts'
import { meetingsOf } from '../queries/consultation-page.ts'
import type { Consultation } from '../queries/consultations.ts'
import { decideCallMeeting, decideCancelMeeting, decideExtend, decideTellMeeting } from '../rules/conduct-consultation.ts'
import '../tables.ts'
import type {
  ConsultationDocumentAdded,
  ConsultationExtended,
  ConsultationMeetingCalled,
  ConsultationMeetingCancelled,
  ConsultationMeetingHeld,
  ConsultationRefusal,
  ConsultationReportPublished,
} from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockAsOrganiser } from './lock-consultation.ts'

/** A form of the organiser; the same one sent twice has one effect. */
interface Sent {
  readonly submission: string
}

type Conducted = Promise<Outcome<null, ConsultationRefusal>>
type Acting = Pick<Mandate, 'id'>

/** Holds mandate and consultation, lets the act decide, and appends what it decided; null when the form was sent before. */
function conduct<Data>(
  ctx: Context,
  mandate: Acting,
  slug: string,
  definition: FactDefinition<Data>,
  decide: (trx: Trx, consultation: Consultation) => Promise<Outcome<Data | null, ConsultationRefusal>>,
): Conducted {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const decided = await decide(trx, held.fact)
    if (!decided.ok) return decided
    if (decided.fact === null) return allow(null)
    const about = { consultation: held.fact.id, member: held.fact.memberId }
    await append(trx, definition, factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, data: decided.fact }))
    return allow(null)
  })
}

/** A phase ends later. Sent again, the same day is a shortening and is refused. */
export const extendConsultation = (ctx: Context, mandate: Acting, slug: string, form: Omit<ConsultationExtended, 'before'>): Conducted =>
  conduct(ctx, mandate, slug, consultationExtended, async (_, consultation) => {
    const decided = decideExtend(consultation, form.phase, form.after, ctx.now())
    return decided.ok ? allow({ ...form, before: decided.fact.before }) : decided
  })

/** Something to read is added. */
export const addDocument = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  { submission, ...form }: Omit<ConsultationDocumentAdded, 'document'> & Sent,
): Conducted =>
  conduct(ctx, mandate, slug, consultationDocumentAdded, async (trx, { id, closedAt }) => {
    if (closedAt !== null) return refuse('consultation-closed')
    const document = deriveId(submission, id)
    const before = await trx.selectFrom('consultation_document').select('id').where('id', '=', document).executeTakeFirst()
    return allow(before === undefined ? { ...form, document } : null)
  })

/** A meeting is called. */
export const callMeeting = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  { submission, ...form }: Omit<ConsultationMeetingCalled, 'meeting'> & Sent,
): Conducted =>
  conduct(ctx, mandate, slug, consultationMeetingCalled, async (trx, { id }) => {
    const meeting = deriveId(submission, id)
    if ((await meetingOf(trx, id, meeting)) !== null) return allow(null)
    const decided = decideCallMeeting(new Date(form.startsAt), ctx.now())
    return decided.ok ? allow({ ...form, meeting }) : decided
  })

/** A meeting does not take place. */
export const cancelMeeting = (ctx: Context, mandate: Acting, slug: string, form: ConsultationMeetingCancelled): Conducted =>
  conduct(ctx, mandate, slug, consultationMeetingCancelled, async (trx, { id }) => {
    const decided = decideCancelMeeting(await meetingOf(trx, id, form.meeting))
    return decided.ok ? allow(form) : decided
  })

/** A meeting took place: how many came, what was said. */
export const tellMeeting = (ctx: Context, mandate: Acting, slug: string, form: ConsultationMeetingHeld): Conducted =>
  conduct(ctx, mandate, slug, consultationMeetingHeld, async (trx, { id }) => {
    const decided = decideTellMeeting(await meetingOf(trx, id, form.meeting), ctx.now())
    return decided.ok ? allow(form) : decided
  })

const meetingOf = async (trx: Trx, consultationId: string, meeting: string) =>
  (await meetingsOf(trx, consultationId)).find(({ id }) => id === meeting) ?? null

/** The report of a closed consultation; another one is its next version. */
export const publishReport = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  form: Omit<ConsultationReportPublished, 'report' | 'version'>,
): Conducted =>
  conduct(ctx, mandate, slug, consultationReportPublished, async (trx, { id, closedAt }) => {
    if (closedAt === null) return refuse('consultation-not-closed')
    const last = await trx
      .selectFrom('consultation_report')
      .select(['version', 'summary', 'changed'])
      .where('consultation_id', '=', id)
      .orderBy('version', 'desc')
      .executeTakeFirst()
    // The same words again are the same report.
    const isSame = last !== undefined && JSON.stringify([last.summary, last.changed]) === JSON.stringify([form.summary, form.changed])
    return allow(isSame ? null : { ...form, report: deriveId(id, 'report'), version: (last?.version ?? 0) + 1 })
  })
