import { type Db, sql } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import { endOf } from '../rules/timetable.ts'

/**
 * What makes an input `i` of a consultation `c` an empty cell: its kind is owed an answer and it has none. What was taken back, or
 * lives on in another proposal, is not. What was erased or removed is: nobody gets rid of an answer by getting rid of words.
 */
export const isEmptyCell = sql<boolean>`(c.owed ? i.kind and i.answer_id is null and i.withdrawn_at is null
  and i.merged_into is null and i.split_at is null)`

/** What makes an input `i` of a consultation `c` count among those owed an answer: an empty cell, or one that was answered. */
export const isOwed = sql<boolean>`(c.owed ? i.kind
  and (i.answer_id is not null or (i.withdrawn_at is null and i.merged_into is null and i.split_at is null)))`

/** The answers that one consultation still owes. */
export interface AnswersOwed {
  readonly memberId: string
  readonly consultationId: string
  readonly slug: string
  readonly title: LocalizedText
  /** How many inputs have no answer. */
  readonly inputs: number
  /** The end of the last day on which answers are owed; null when none was said. */
  readonly deadline: Date | null
  readonly isOverdue: boolean
}

interface Row {
  readonly member_id: string
  readonly id: string
  readonly slug: string
  readonly title: LocalizedText
  readonly inputs: number
  readonly due: string | null
}

/** What members owe people who took part, one line a consultation: the nearest deadline first, those without one last. */
export async function answersOwed(db: Db, memberIds: readonly string[], now: Date): Promise<readonly AnswersOwed[]> {
  if (memberIds.length === 0) return []
  const { rows } = await sql<Row>`
    select c.member_id, c.id, c.slug, c.title, count(*)::int as inputs, to_char(f.to_day, 'YYYY-MM-DD') as due
    from consultation c
    join consultation_input i on i.consultation_id = c.id
    left join consultation_phase f on f.consultation_id = c.id and f.kind = 'answers'
    where c.member_id in (${sql.join([...new Set(memberIds)])}) and ${isEmptyCell}
    group by c.id, f.to_day
    order by f.to_day nulls last, c.announced_at, c.id
  `.execute(db)
  return rows.map(({ member_id, id, due, ...row }) => {
    const deadline = due === null ? null : endOf(due)
    return { ...row, memberId: member_id, consultationId: id, deadline, isOverdue: deadline !== null && now >= deadline }
  })
}

/** How many inputs of consultations are owed an answer, and how many of them have none; by consultation. */
export async function cellCounts(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly owed: number; readonly empty: number }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; owed: number; empty: number }>`
    select c.id, count(*) filter (where ${isEmptyCell})::int as empty, count(*) filter (where ${isOwed})::int as owed
    from consultation c join consultation_input i on i.consultation_id = c.id
    where c.id in (${sql.join([...new Set(ids)])}) group by c.id
  `.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}
