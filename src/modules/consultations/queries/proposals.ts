import { type Db, type RawBuilder, sql } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'
import type { AuthorKind, Decision } from '../vocabulary.ts'

/** Orders of a list of proposals; the first is the one people see unless they ask. */
export const proposalSorts = ['fair', 'newest', 'supported', 'divided', 'unanswered'] as const
export type ProposalSort = (typeof proposalSorts)[number]

/** Most characters of a search that are looked for. */
const longestSearch = 200

/** What of a consultation's proposals is wanted. */
export interface ProposalFilters {
  readonly sort: ProposalSort
  /** The reader's own: it decides the fair order, and between equals in the others. */
  readonly seed: string
  readonly q?: string
  /** The id of a theme. */
  readonly theme?: string | undefined
  /** Those withdrawn, merged or split instead of those that stand. */
  readonly gone?: boolean
  /** From 1. */
  readonly page?: number
  readonly perPage?: number
}

/** A proposal as lists and its page show it. */
export interface ProposalShown {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly language: Language
  readonly theme: string | null
  /** Null once erased or removed, as the other words. */
  readonly title: string | null
  readonly text: string | null
  readonly place: string | null
  readonly signature: string | null
  readonly attachments: readonly (string | null)[]
  readonly authorKind: AuthorKind
  readonly memberId: string | null
  readonly participantId: string | null
  readonly submittedAt: Date
  readonly submittedEntryId: string
  /** The version that stands now. */
  readonly toldAt: Date
  readonly entryId: string
  readonly withdrawnAt: Date | null
  readonly withdrawReason: string | null
  readonly withdrawnEntryId: string | null
  readonly mergedInto: string | null
  readonly splitAt: Date | null
  readonly supports: number
  readonly argumentsFor: number
  readonly argumentsAgainst: number
  readonly answerId: string | null
  readonly decision: Decision | null
}

/** Whose proposals, and whether supports are those counted at the closing. */
export interface ProposalsOf {
  readonly id: string
  readonly closedAt: Date | null
}

/** Where supports are read: as they stand, or as the record tells them once the consultation is closed. */
export const supportsOf = ({ closedAt }: Pick<ProposalsOf, 'closedAt'>): RawBuilder<unknown> =>
  closedAt === null ? sql.table('support_tally') : sql.table('support_count')

/**
 * Chance that is the same for one reader each time: nobody is first because they were early, and a new proposal takes its
 * place anywhere without moving the others.
 */
const fairPlace = (seed: string) => sql`sha256(convert_to(${seed} || p.id::text, 'UTF8'))`

const orders: Readonly<Record<ProposalSort, (seed: string) => RawBuilder<unknown>>> = {
  fair: (seed) => fairPlace(seed),
  newest: () => sql`p.submitted_at desc, p.number desc`,
  supported: (seed) => sql`coalesce(t.supports, 0) desc, ${fairPlace(seed)}`,
  // As many reasons on both sides as can be, then as many reasons.
  divided: (seed) => sql`least(p.arguments_for, p.arguments_against) desc, p.arguments_for + p.arguments_against desc, ${fairPlace(seed)}`,
  unanswered: () => sql`i.answer_id is not null, p.submitted_at, p.number`,
}

function conditions({ q = '', theme, gone = false }: ProposalFilters, found: (asked: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  const stands = sql`i.withdrawn_at is null and i.merged_into is null and i.split_at is null`
  const parts = [gone ? sql`not (${stands})` : stands]
  if (theme !== undefined) parts.push(sql`p.theme = ${theme}`)
  const asked = q.slice(0, longestSearch).replaceAll('\0', ' ').trim()
  if (asked !== '') parts.push(sql`p.id in (${found(asked)})`)
  return sql.join(parts, sql` and `)
}

const current = sql`select v.proposal_id from proposal_version v join proposal vp on vp.id = v.proposal_id and vp.version = v.version`

/** Proposals that have all the words in the form that stands, or this number. */
const withWords = (asked: string) => sql`${current}
  where v.document @@ (plainto_tsquery('parvis_en', ${asked}) || plainto_tsquery('parvis_fr', ${asked})
    || plainto_tsquery('parvis_es', ${asked}) || plainto_tsquery('parvis_ar', ${asked})) or vp.number::text = ${asked}`

/** Proposals whose title has something spelt much like it. */
const nearly = (asked: string) => sql`${current} where word_similarity(${asked}, v.title) >= 0.45`

/**
 * The proposals wanted, a page at a time, and how many there are in all. When none has the words that were typed, those with a
 * title spelt much like them.
 */
export async function listProposals(
  db: Db,
  consultation: ProposalsOf,
  filters: ProposalFilters,
): Promise<{ readonly proposals: readonly ProposalShown[]; readonly total: number }> {
  const found = await proposalIds(db, consultation, filters, withWords)
  const rows = found.length > 0 || (filters.q ?? '') === '' ? found : await proposalIds(db, consultation, filters, nearly)
  const ids = rows.map(({ id }) => id)
  const byId = await proposalsByIds(db, consultation, ids)
  return { proposals: ids.flatMap((id) => byId.get(id) ?? []), total: rows[0]?.total ?? 0 }
}

async function proposalIds(db: Db, consultation: ProposalsOf, filters: ProposalFilters, found: (asked: string) => RawBuilder<unknown>) {
  const { page = 1, perPage = 20, sort, seed } = filters
  const { rows } = await sql<{ id: string; total: number }>`
    select p.id, count(*) over () as total
    from proposal p join consultation_input i on i.id = p.id left join ${supportsOf(consultation)} t on t.target_id = p.id
    where p.consultation_id = ${consultation.id} and ${conditions(filters, found)}
    order by ${orders[sort](seed)} limit ${perPage} offset ${(page - 1) * perPage}
  `.execute(db)
  return rows
}

const columns = sql`p.id, p.number, p.version, v.language, p.theme, v.title, v.text, v.place, v.signature, v.attachments,
  i.author_kind as "authorKind", i.member_id as "memberId", i.participant_id as "participantId",
  p.submitted_at as "submittedAt", i.entry_id as "submittedEntryId", v.told_at as "toldAt", v.entry_id as "entryId",
  i.withdrawn_at as "withdrawnAt", p.withdraw_reason as "withdrawReason", i.withdrawn_entry_id as "withdrawnEntryId",
  i.merged_into as "mergedInto", i.split_at as "splitAt", coalesce(t.supports, 0) as supports,
  p.arguments_for as "argumentsFor", p.arguments_against as "argumentsAgainst", i.answer_id as "answerId", w.decision`

const shownFrom = (consultation: Pick<ProposalsOf, 'closedAt'>) => sql`
  from proposal p join consultation_input i on i.id = p.id
  join proposal_version v on v.proposal_id = p.id and v.version = p.version
  left join ${supportsOf(consultation)} t on t.target_id = p.id
  left join answer a on a.id = i.answer_id left join answer_version w on w.answer_id = a.id and w.version = a.version`

/** Proposals by id; an id that none has is absent. */
export async function proposalsByIds(
  db: Db,
  consultation: Pick<ProposalsOf, 'closedAt'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProposalShown>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ProposalShown>`select ${columns} ${shownFrom(consultation)} where p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The proposal of this number, or null. */
export async function findProposal(db: Db, consultation: ProposalsOf, number: number): Promise<ProposalShown | null> {
  const { rows } = await sql<ProposalShown>`
    select ${columns} ${shownFrom(consultation)} where p.consultation_id = ${consultation.id} and p.number = ${number}
  `.execute(db)
  return rows[0] ?? null
}

/** How many proposals stand, by theme (null: without one), and how many no longer do. */
export interface ProposalCounts {
  readonly standing: number
  readonly gone: number
  readonly byTheme: ReadonlyMap<string | null, number>
}

/** Counts the proposals of a consultation. */
export async function countProposals(db: Db, consultationId: string): Promise<ProposalCounts> {
  const { rows } = await sql<{ theme: string | null; standing: number; gone: number }>`
    select p.theme, count(*) filter (where s.stands) as standing, count(*) filter (where not s.stands) as gone
    from proposal p join consultation_input i on i.id = p.id,
      lateral (select i.withdrawn_at is null and i.merged_into is null and i.split_at is null as stands) s
    where p.consultation_id = ${consultationId} group by p.theme
  `.execute(db)
  const sum = (pick: (row: { standing: number; gone: number }) => number) => rows.reduce((all, row) => all + pick(row), 0)
  return {
    standing: sum((row) => row.standing),
    gone: sum((row) => row.gone),
    byTheme: new Map(rows.map(({ theme, standing }) => [theme, standing])),
  }
}
