import type { Db } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { PhaseKind } from '../vocabulary.ts'

/** A day that was moved later, and why. */
export interface Extension {
  readonly phase: PhaseKind
  readonly before: string
  readonly after: string
  readonly reason: LocalizedText
  readonly extendedAt: Date
  readonly entryId: string
}

/** Something to read. */
export interface BackgroundDocument {
  readonly id: string
  readonly title: LocalizedText
  readonly link: string
  readonly language: Language
  readonly addedAt: Date
}

/** A meeting: called, perhaps cancelled, perhaps held. */
export interface Meeting {
  readonly id: string
  readonly title: LocalizedText
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: LocalizedText | null
  readonly link: string | null
  readonly agenda: readonly LocalizedText[]
  readonly calledAt: Date
  readonly cancelledAt: Date | null
  readonly cancelReason: LocalizedText | null
  readonly heldAt: Date | null
  readonly attendance: Readonly<Record<string, number>> | null
  readonly minutes: LocalizedText | null
  readonly minutesLink: string | null
}

/** The report of a closed consultation, at its latest version. */
export interface Report {
  readonly id: string
  readonly version: number
  readonly summary: LocalizedText
  readonly changed: LocalizedText
  readonly link: string | null
  readonly publishedAt: Date
  readonly entryId: string
}

/** What its page shows besides the consultation itself. */
export interface ConsultationParts {
  readonly extensions: readonly Extension[]
  readonly documents: readonly BackgroundDocument[]
  readonly meetings: readonly Meeting[]
  readonly report: Report | null
}

/** Days moved, the last first. */
const extensionsOf = (db: Db, id: string): Promise<readonly Extension[]> =>
  db
    .selectFrom('consultation_extension')
    .select(['phase', 'before_day as before', 'after_day as after', 'reason', 'extended_at as extendedAt', 'entry_id as entryId'])
    .where('consultation_id', '=', id)
    .orderBy('extended_at', 'desc')
    .execute()

const documentsOf = (db: Db, id: string): Promise<readonly BackgroundDocument[]> =>
  db
    .selectFrom('consultation_document')
    .select(['id', 'title', 'link', 'language', 'added_at as addedAt'])
    .where('consultation_id', '=', id)
    .orderBy('added_at')
    .execute()

/** The meetings of a consultation, in order of time. */
export const meetingsOf = (db: Db, id: string): Promise<readonly Meeting[]> =>
  db
    .selectFrom('consultation_meeting')
    .select(['id', 'title', 'starts_at as startsAt', 'ends_at as endsAt', 'place', 'link', 'agenda', 'called_at as calledAt'])
    .select(['cancelled_at as cancelledAt', 'cancel_reason as cancelReason', 'held_at as heldAt', 'attendance', 'minutes'])
    .select('minutes_link as minutesLink')
    .where('consultation_id', '=', id)
    .orderBy('starts_at')
    .execute()

async function reportOf(db: Db, id: string): Promise<Report | null> {
  const row = await db
    .selectFrom('consultation_report')
    .select(['id', 'version', 'summary', 'changed', 'link', 'published_at as publishedAt', 'entry_id as entryId'])
    .where('consultation_id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Reads the parts of a consultation's page. */
export async function consultationParts(db: Db, id: string): Promise<ConsultationParts> {
  const [extensions, documents, meetings, report] = await Promise.all([
    extensionsOf(db, id),
    documentsOf(db, id),
    meetingsOf(db, id),
    reportOf(db, id),
  ])
  return { extensions, documents, meetings, report }
}

/** Bytes of the anonymous choices published at the closing, or null. */
export async function publishedChoices(db: Db, consultationId: string): Promise<Buffer | null> {
  const row = await db.selectFrom('consultation_matrix').select('csv').where('consultation_id', '=', consultationId).executeTakeFirst()
  return row?.csv ?? null
}
