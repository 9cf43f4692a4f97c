import { type Db, sql } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { LedgerChoices } from '../rules/ledger.ts'
import type { Decision, InputKind, InputStanding, LedgerCell, LedgerSort } from '../vocabulary.ts'
import { isEmptyCell } from './answers-owed.ts'

/** What one page of a ledger is read by. */
export interface LedgerQuery {
  readonly choices: LedgerChoices
  /** Words looked for; empty for any. */
  readonly q: string
  /** One input alone, by id. */
  readonly input: string | null
  readonly sort: LedgerSort
  /** From 1. */
  readonly page: number
}

/** One input as the ledger shows it. */
export interface LedgerRow {
  readonly id: string
  readonly kind: InputKind
  /** Its number in its consultation; for an argument, that of its proposal. */
  readonly number: number | null
  /** Its title, or the beginning of its words; null once they were erased or removed. */
  readonly words: string | null
  readonly language: Language | null
  /** The entry those words belong to. */
  readonly wordsEntryId: string
  readonly theme: string | null
  readonly givenAt: Date
  readonly standing: InputStanding
  /** Who is to answer, or answered. */
  readonly institution: LocalizedText | null
  readonly decision: Decision | null
  readonly answerId: string | null
  /** The number of the proposal it was merged into. */
  readonly mergedInto: number | null
  readonly supports: number
}

/** Inputs on one page of a ledger. */
export const inputsPerPage = 50

/** The ledger of one consultation, before it is narrowed: `i`, with what it says, how it stands and how it was answered. */
const ledgerOf = (consultationId: string) => sql`
  select i.id, i.kind, i.given_at, i.answer_id, coalesce(p.number, a.number, s.number, gp.number) as number,
    coalesce(v.title, left(coalesce(a.words, a.reason), 200), left(s.text, 200), left(g.text, 200)) as words,
    coalesce(v.language, a.language, s.language, g.language) as language,
    coalesce(v.entry_id, i.entry_id) as words_entry_id, coalesce(p.theme, gp.theme) as theme,
    concat_ws(' ', v.title, v.text, a.words, a.reason, s.text, g.text) as searched,
    coalesce(w.institution, i.institution) as institution, w.decision, m.number as merged_into,
    case when i.answer_id is not null then 'answered' when i.withdrawn_at is not null then 'withdrawn'
      when i.merged_into is not null then 'merged' when i.split_at is not null then 'split'
      when not ${isEmptyCell} then 'not-owed' when i.assigned_at is not null then 'assigned' else 'awaiting' end as standing
  from consultation_input i
  join consultation c on c.id = i.consultation_id
  left join proposal p on p.id = i.id
  left join proposal_version v on v.proposal_id = p.id and v.version = p.version
  left join amendment a on a.id = i.id
  left join consultation_statement s on s.id = i.id
  left join proposal_argument g on g.id = i.id
  left join proposal gp on gp.id = g.proposal_id
  left join proposal m on m.id = i.merged_into
  left join answer n on n.id = i.answer_id
  left join answer_version w on w.answer_id = n.id and w.version = n.version
  where i.consultation_id = ${consultationId}`

const original = sql`l.institution ->> (l.institution ->> 'original')`

/** A pattern of `like` for words as they were typed; PostgreSQL refuses a text with a zero byte. */
const patternOf = (q: string): string => `%${q.replaceAll('\u0000', '').replace(/[\\%_]/g, String.raw`\$&`)}%`

const isFound = ({ q, input }: Pick<LedgerQuery, 'q' | 'input'>) => sql`
  (${input}::uuid is null or l.id = ${input}::uuid) and (${q === ''} or l.searched ilike ${patternOf(q)})`

const isChosen = ({ kind, theme, standing, decision, institution }: LedgerChoices, isOverdue: boolean) => {
  const empty = sql`l.standing in ('awaiting', 'assigned')`
  const stands = standing === 'empty' ? empty : standing === 'overdue' ? sql`${empty} and ${isOverdue}` : sql`l.standing = ${standing}`
  return sql.join(
    [
      sql`true`,
      ...(kind === undefined ? [] : [sql`l.kind = ${kind}`]),
      ...(theme === undefined ? [] : [sql`l.theme = ${theme}`]),
      ...(standing === undefined ? [] : [stands]),
      ...(decision === undefined ? [] : [sql`l.decision = ${decision}`]),
      ...(institution === undefined ? [] : [sql`${original} = ${institution}`]),
    ],
    sql` and `,
  )
}

/** How many inputs stand where, among those with the words looked for: what facets count. */
export async function ledgerCells(db: Db, consultationId: string, query: Pick<LedgerQuery, 'q' | 'input'>): Promise<readonly LedgerCell[]> {
  const { rows } = await sql<LedgerCell>`
    select l.kind, l.theme, l.standing, l.decision, ${original} as institution, count(*)::int as n
    from (${ledgerOf(consultationId)}) l where ${isFound(query)} group by 1, 2, 3, 4, 5
  `.execute(db)
  return rows
}

interface Row {
  readonly id: string
  readonly kind: InputKind
  readonly number: number | null
  readonly words: string | null
  readonly language: Language | null
  readonly words_entry_id: string
  readonly theme: string | null
  readonly given_at: Date
  readonly standing: InputStanding
  readonly institution: LocalizedText | null
  readonly decision: Decision | null
  readonly answer_id: string | null
  readonly merged_into: number | null
  readonly supports: number
}

const rowFrom = ({ words_entry_id, given_at, answer_id, merged_into, ...row }: Row): LedgerRow => ({
  ...row,
  wordsEntryId: words_entry_id,
  givenAt: given_at,
  answerId: answer_id,
  mergedInto: merged_into,
})

const orders = {
  oldest: sql`l.given_at, l.id`,
  newest: sql`l.given_at desc, l.id`,
  support: sql`supports desc, l.given_at, l.id`,
} as const

/** Which consultation, and how its support is known: counted at its closing, or as it stands now. */
export interface LedgerScope {
  readonly id: string
  readonly isClosed: boolean
  readonly isOverdue: boolean
}

/** So many inputs of a ledger from a place on, in the order asked for. */
export async function readLedger(
  db: Db,
  { id, isClosed, isOverdue }: LedgerScope,
  { choices, sort, ...found }: Omit<LedgerQuery, 'page'>,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly LedgerRow[]> {
  const counted = isClosed
    ? sql`select target_id, supports from support_count where consultation_id = ${id}`
    : sql`select target_id, count(*)::int as supports from support where consultation_id = ${id} group by target_id`
  const { rows } = await sql<Row>`
    select l.id, l.kind, l.number, l.words, l.language, l.words_entry_id, l.theme, l.given_at, l.standing, l.institution, l.decision,
      l.answer_id, l.merged_into, coalesce(u.supports, 0) as supports
    from (${ledgerOf(id)}) l left join (${counted}) u on u.target_id = l.id
    where ${isFound(found)} and ${isChosen(choices, isOverdue)}
    order by ${orders[sort]} limit ${most} offset ${from}
  `.execute(db)
  return rows.map(rowFrom)
}

/** The inputs of these ids as the ledger shows them, the oldest first. Support is left out. */
export async function ledgerRows(db: Db, consultationId: string, ids: readonly string[]): Promise<readonly LedgerRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select l.id, l.kind, l.number, l.words, l.language, l.words_entry_id, l.theme, l.given_at, l.standing, l.institution, l.decision,
      l.answer_id, l.merged_into, 0 as supports
    from (${ledgerOf(consultationId)}) l where l.id in (${sql.join([...new Set(ids)])}) order by l.given_at, l.id
  `.execute(db)
  return rows.map(rowFrom)
}
