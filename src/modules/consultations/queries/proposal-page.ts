import { type Db, sql } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { AuthorKind, Decision, TakenUpIn } from '../vocabulary.ts'

/** One wording of a proposal. */
export interface ProposalVersion {
  readonly version: number
  readonly language: Language
  readonly title: string | null
  readonly text: string | null
  readonly toldAt: Date
  readonly entryId: string
}

/** Somebody who signed a proposal after it was made. */
export interface AddedAuthor {
  readonly participantId: string
  readonly authorKind: AuthorKind
  readonly memberId: string | null
  readonly signature: string | null
  readonly entryId: string
}

/** What the organiser explained. */
export interface Clarification {
  readonly id: string
  readonly text: LocalizedText
  readonly clarifiedAt: Date
  readonly entryId: string
}

/** Another proposal that one comes from or went into. */
export interface Traced {
  readonly number: number
  readonly title: string | null
  readonly language: Language
  readonly reason: LocalizedText | null
  readonly entryId: string
}

/** Where a proposal comes from, and what became of it. */
export interface ProposalTrace {
  readonly mergedInto: Traced | null
  readonly mergedFrom: readonly Traced[]
  readonly splitInto: readonly Traced[]
  readonly splitFrom: Traced | null
}

/** The answer an input got, as it stands. */
export interface PublishedAnswer {
  readonly id: string
  readonly decision: Decision
  readonly reason: LocalizedText
  readonly words: LocalizedText | null
  readonly takenUpIn: readonly TakenUpIn[]
  readonly institution: LocalizedText
  readonly version: number
  readonly publishedAt: Date
  readonly entryId: string
}

/** What the page of a proposal shows besides the proposal and its arguments. */
export interface ProposalParts {
  readonly versions: readonly ProposalVersion[]
  readonly authors: readonly AddedAuthor[]
  readonly clarifications: readonly Clarification[]
  readonly trace: ProposalTrace
  readonly answer: PublishedAnswer | null
  /** How many people support it or one merged into it; null when none was. */
  readonly supportedTogether: number | null
}

const versionsOf = (db: Db, id: string): Promise<readonly ProposalVersion[]> =>
  db
    .selectFrom('proposal_version')
    .select(['version', 'language', 'title', 'text', 'told_at as toldAt', 'entry_id as entryId'])
    .where('proposal_id', '=', id)
    .orderBy('version', 'desc')
    .execute()

const authorsOf = (db: Db, id: string): Promise<readonly AddedAuthor[]> =>
  db
    .selectFrom('proposal_author')
    .select(['participant_id as participantId', 'author_kind as authorKind', 'member_id as memberId', 'signature', 'entry_id as entryId'])
    .where('proposal_id', '=', id)
    .orderBy('added_at')
    .orderBy('entry_id')
    .execute()

const clarificationsOf = (db: Db, id: string): Promise<readonly Clarification[]> =>
  db
    .selectFrom('proposal_clarification')
    .select(['id', 'text', 'clarified_at as clarifiedAt', 'entry_id as entryId'])
    .where('proposal_id', '=', id)
    .orderBy('clarified_at')
    .execute()

type TraceRow = Traced & { readonly way: 'mergedInto' | 'mergedFrom' | 'splitInto' | 'splitFrom' }

async function traceOf(db: Db, id: string): Promise<ProposalTrace> {
  const { rows } = await sql<TraceRow>`
    with way as (
      select 'mergedInto' as way, into_id as other, reason, entry_id from proposal_merge where merged_id = ${id}
      union all select 'mergedFrom', merged_id, reason, entry_id from proposal_merge where into_id = ${id}
      union all select 'splitInto', into_id, reason, entry_id from proposal_split where proposal_id = ${id}
      union all select 'splitFrom', proposal_id, reason, entry_id from proposal_split where into_id = ${id}
    )
    select way.way, p.number, v.title, v.language, way.reason, way.entry_id as "entryId"
    from way join proposal p on p.id = way.other join proposal_version v on v.proposal_id = p.id and v.version = p.version
    order by p.number
  `.execute(db)
  const those = (way: TraceRow['way']) => rows.filter((row) => row.way === way)
  return {
    mergedInto: those('mergedInto')[0] ?? null,
    mergedFrom: those('mergedFrom'),
    splitInto: those('splitInto'),
    splitFrom: those('splitFrom')[0] ?? null,
  }
}

/** The answer of this id, as it stands, or null. */
export async function answerById(db: Db, id: string | null): Promise<PublishedAnswer | null> {
  if (id === null) return null
  const row = await db
    .selectFrom('answer as a')
    .innerJoin('answer_version as w', (join) => join.onRef('w.answer_id', '=', 'a.id').onRef('w.version', '=', 'a.version'))
    .select(['a.id', 'w.decision', 'w.reason', 'w.words', 'w.taken_up_in as takenUpIn', 'w.institution', 'w.version'])
    .select(['a.published_at as publishedAt', 'w.entry_id as entryId'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

async function supportedTogether(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with recursive family as (
      select ${id}::uuid as id union select m.merged_id from proposal_merge m join family f on m.into_id = f.id
    )
    select count(distinct s.participant_id) as n from support s join family f on f.id = s.target_id
  `.execute(db)
  return rows[0]?.n ?? 0
}

/** Reads the parts of a proposal's page. */
export async function proposalParts(
  db: Db,
  { id, answerId }: { readonly id: string; readonly answerId: string | null },
): Promise<ProposalParts> {
  const [versions, authors, clarifications, trace, answer] = await Promise.all([
    versionsOf(db, id),
    authorsOf(db, id),
    clarificationsOf(db, id),
    traceOf(db, id),
    answerById(db, answerId),
  ])
  const together = trace.mergedFrom.length === 0 ? null : await supportedTogether(db, id)
  return { versions, authors, clarifications, trace, answer, supportedTogether: together }
}
