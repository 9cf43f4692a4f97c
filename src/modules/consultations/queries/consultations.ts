import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import { isSlug } from '#kernel/slug.ts'
import '../tables.ts'
import type { ConsultationTable } from '../tables/consultation.ts'
import type { Audience, ConsultationSubject, InputKind, Phase, PhaseKind, ResidencyProof, Theme } from '../vocabulary.ts'

/** A consultation as lists, pages and acts speak of it. */
export interface Consultation {
  readonly id: string
  readonly slug: string
  readonly memberId: string
  readonly planId: string | null
  readonly actionId: string | null
  readonly subject: ConsultationSubject
  readonly title: LocalizedText
  readonly purpose: LocalizedText
  readonly questions: readonly LocalizedText[]
  readonly open: readonly LocalizedText[]
  readonly settled: readonly { readonly what: LocalizedText; readonly why: LocalizedText }[]
  readonly decider: LocalizedText
  readonly themes: readonly Theme[]
  readonly languages: readonly Language[]
  readonly audience: Audience
  readonly residency: ResidencyProof | null
  /** Kinds of inputs that are owed a reasoned answer. */
  readonly owed: readonly InputKind[]
  /** In order of time. */
  readonly phases: readonly Phase[]
  readonly fictional: boolean
  /** The published source it was taken from. */
  readonly source: string | null
  readonly announcedAt: Date
  readonly entryId: string
  readonly closed: Closing | null
  /** When it was closed; null while it is not. */
  readonly closedAt: Date | null
}

/** What was counted at the closing. */
export interface Closing {
  readonly at: Date
  readonly entryId: string
  readonly participants: number
  readonly votes: number
  readonly inputs: Readonly<Record<InputKind, number>>
  readonly matrix: {
    readonly digest: string
    readonly participants: number
    readonly statements: number
    readonly votes: number
    readonly suppressed: number
  } | null
}

type Row = Selectable<ConsultationTable>

function closingOf(row: Row): Closing | null {
  if (row.closed_at === null || row.closed_entry_id === null) return null
  const matrix =
    row.matrix_digest === null
      ? null
      : {
          digest: row.matrix_digest,
          participants: row.matrix_participants ?? 0,
          statements: row.matrix_statements ?? 0,
          votes: row.matrix_votes ?? 0,
          suppressed: row.matrix_suppressed ?? 0,
        }
  return {
    at: row.closed_at,
    entryId: row.closed_entry_id,
    participants: row.closed_participants ?? 0,
    votes: row.closed_votes ?? 0,
    inputs: row.closed_inputs ?? { proposal: 0, amendment: 0, statement: 0, argument: 0 },
    matrix,
  }
}

const consultationFrom = (row: Row, phases: readonly Phase[]): Consultation => ({
  id: row.id,
  slug: row.slug,
  memberId: row.member_id,
  planId: row.plan_id,
  actionId: row.action_id,
  subject: row.subject,
  title: row.title,
  purpose: row.purpose,
  questions: row.questions,
  open: row.open,
  settled: row.settled,
  decider: row.decider,
  themes: row.themes,
  languages: row.languages,
  audience: row.audience,
  residency: row.residency,
  owed: row.owed,
  phases,
  fictional: row.fictional,
  source: row.source,
  announcedAt: row.announced_at,
  entryId: row.entry_id,
  closed: closingOf(row),
  closedAt: row.closed_at,
})

interface PhaseRow {
  readonly consultation_id: string
  readonly kind: PhaseKind
  readonly from_day: string
  readonly to_day: string
}

async function withPhases(db: Db, rows: readonly Row[]): Promise<readonly Consultation[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const phases: readonly PhaseRow[] = await db
    .selectFrom('consultation_phase')
    .selectAll()
    .where('consultation_id', 'in', ids)
    .orderBy('from_day')
    .orderBy('to_day')
    .orderBy('kind')
    .execute()
  const byConsultation = new Map<string, Phase[]>(ids.map((id) => [id, []]))
  for (const { consultation_id, kind, from_day, to_day } of phases)
    byConsultation.get(consultation_id)?.push({ kind, from: from_day, to: to_day })
  return rows.map((row) => consultationFrom(row, byConsultation.get(row.id) ?? []))
}

/** Which consultations: all, or those of a member, a plan or an action. */
export interface ConsultationScope {
  readonly memberId?: string
  readonly planIds?: readonly string[]
  readonly actionId?: string
}

/** The consultations in scope, the last announced first. */
export async function listConsultations(db: Db, scope: ConsultationScope = {}): Promise<readonly Consultation[]> {
  let found = db.selectFrom('consultation').selectAll().orderBy('announced_at', 'desc').orderBy('id')
  if (scope.memberId !== undefined) found = found.where('member_id', '=', scope.memberId)
  if (scope.actionId !== undefined) found = found.where('action_id', '=', scope.actionId)
  if (scope.planIds !== undefined) found = found.where('plan_id', 'in', [...scope.planIds])
  return withPhases(db, await found.execute())
}

/** The consultation of this slug, or null. */
export async function findConsultation(db: Db, slug: string): Promise<Consultation | null> {
  // What cannot be a slug is not looked for: PostgreSQL refuses a text with a zero byte.
  if (!isSlug(slug)) return null
  const rows = await db.selectFrom('consultation').selectAll().where('slug', '=', slug).execute()
  return (await withPhases(db, rows))[0] ?? null
}

/** The consultations of these ids, by id; an id that none has is absent. */
export async function consultationsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Consultation>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('consultation')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map((await withPhases(db, rows)).map((consultation) => [consultation.id, consultation]))
}
