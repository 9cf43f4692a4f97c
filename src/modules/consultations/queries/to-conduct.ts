import { type Db, sql } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import { type Consultation, listConsultations } from './consultations.ts'

/** A consultation with what waits for its organiser. */
export interface ToConduct {
  readonly consultation: Consultation
  /** Statements people suggested that nobody decided on. */
  readonly undecided: number
  /** Meetings that are over and of which nothing is told, in order of time. */
  readonly untold: ReadonlyArray<{ readonly id: string; readonly title: LocalizedText; readonly endsAt: Date }>
  readonly reported: boolean
}

interface Waiting {
  readonly id: string
  readonly undecided: number
  readonly reported: boolean
}

/** The consultations a member announced here, each with what waits for it. */
export async function consultationsToConduct(db: Db, memberId: string, now: Date): Promise<readonly ToConduct[]> {
  const own = (await listConsultations(db, { memberId })).filter(({ source }) => source === null)
  if (own.length === 0) return []
  const ids = own.map(({ id }) => id)
  const [{ rows: waiting }, meetings] = await Promise.all([
    sql<Waiting>`
      select c.id, (select count(*)::integer from statement_draft d where d.consultation_id = c.id) as undecided,
        exists (select from consultation_report r where r.consultation_id = c.id) as reported
      from consultation c where c.id = any(${ids}::uuid[])
    `.execute(db),
    db
      .selectFrom('consultation_meeting')
      .select(['id', 'consultation_id as consultationId', 'title', 'ends_at as endsAt'])
      .where('consultation_id', 'in', ids)
      .where('ends_at', '<', now)
      .where('cancelled_at', 'is', null)
      .where('held_at', 'is', null)
      .orderBy('ends_at')
      .execute(),
  ])
  return own.map((consultation) => {
    const found = waiting.find(({ id }) => id === consultation.id)
    const untold = meetings.filter(({ consultationId }) => consultationId === consultation.id)
    return { consultation, undecided: found?.undecided ?? 0, untold, reported: found?.reported ?? false }
  })
}
