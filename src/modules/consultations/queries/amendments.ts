import { type Db, sql } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'
import type { AmendmentKind, AuthorKind } from '../vocabulary.ts'

/** An amendment as pages and acts speak of it. */
export interface Amendment {
  readonly id: string
  readonly number: number
  readonly textId: string
  /** The version of the text it was written on. */
  readonly version: number
  readonly paragraphId: string
  readonly change: AmendmentKind
  readonly language: Language
  /** Null for a deletion, and once erased or removed. */
  readonly words: string | null
  readonly reason: string | null
  readonly signature: string | null
  readonly authorKind: AuthorKind
  readonly memberId: string | null
  readonly participantId: string | null
  readonly submittedAt: Date
  readonly entryId: string
  readonly withdrawnAt: Date | null
  readonly withdrawnEntryId: string | null
  readonly withdrawReason: string | null
  readonly acceptedVersion: number | null
  readonly acceptedEntryId: string | null
  readonly answerId: string | null
  readonly supports: number
  /** The paragraph as it stood in the version it was written on; null when it never stood there. */
  readonly on: string | null
}

const selectAmendments = (db: Db) =>
  db
    .selectFrom('amendment as a')
    .innerJoin('consultation_input as i', 'i.id', 'a.id')
    .select(['a.id', 'a.number', 'a.text_id as textId', 'a.version', 'a.paragraph_id as paragraphId', 'a.change', 'a.language'])
    .select(['a.words', 'a.reason', 'a.signature', 'i.author_kind as authorKind', 'i.member_id as memberId'])
    .select(['i.participant_id as participantId', 'a.submitted_at as submittedAt', 'a.entry_id as entryId'])
    .select(['i.withdrawn_at as withdrawnAt', 'i.withdrawn_entry_id as withdrawnEntryId', 'a.withdraw_reason as withdrawReason'])
    .select(['a.accepted_version as acceptedVersion', 'a.accepted_entry_id as acceptedEntryId', 'i.answer_id as answerId'])
    .select([
      // What the record counted at the closing; until then, those there are.
      sql<number>`coalesce(
        (select s.supports from support_count s where s.target_id = a.id),
        (select count(*) from support p where p.target_id = a.id)
      )`.as('supports'),
      sql<string | null>`(
        select p ->> 'words' from text_version v, jsonb_array_elements(v.paragraphs) p
        where v.text_id = a.text_id and v.version = a.version and p ->> 'id' = a.paragraph_id::text
      )`.as('on'),
    ])

/** The amendments of a text, in order of number; those of one paragraph when it is named. */
export async function amendmentsOfText(db: Db, textId: string, paragraphId?: string): Promise<readonly Amendment[]> {
  const all = selectAmendments(db).where('a.text_id', '=', textId).orderBy('a.number')
  return (paragraphId === undefined ? all : all.where('a.paragraph_id', '=', paragraphId)).execute()
}

/** The amendment of this number in a consultation, or null. */
export async function findAmendment(db: Db, consultationId: string, number: number): Promise<Amendment | null> {
  const found = selectAmendments(db).where('a.consultation_id', '=', consultationId).where('a.number', '=', number)
  return (await found.executeTakeFirst()) ?? null
}

/** How many amendments ask something of each paragraph of a text, those withdrawn left out. */
export async function amendmentsByParagraph(db: Db, textId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('amendment as a')
    .innerJoin('consultation_input as i', 'i.id', 'a.id')
    .select('a.paragraph_id as id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('a.text_id', '=', textId)
    .where('i.withdrawn_at', 'is', null)
    .groupBy('a.paragraph_id')
    .execute()
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** What a participant supports among these, for that person's own page only. */
export async function supportedBy(db: Db, participantId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('support')
    .select('target_id')
    .where('participant_id', '=', participantId)
    .where('target_id', 'in', ids)
    .execute()
  return new Set(rows.map(({ target_id }) => target_id))
}
