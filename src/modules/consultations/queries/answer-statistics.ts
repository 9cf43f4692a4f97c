import { type Db, sql } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import { type AnsweredAlike, type AnswerStatistics, answerStatistics } from '../rules/answer-statistics.ts'
import type { Decision } from '../vocabulary.ts'
import { cellCounts, isOwed } from './answers-owed.ts'
import { listConsultations } from './consultations.ts'

/** The statistics of one institution; null for inputs that no institution was given. */
export interface InstitutionStatistics extends AnswerStatistics {
  readonly institution: LocalizedText | null
}

/** Statistics of the answers of a consultation or of a member, and of each institution that answers or is to answer. */
export interface StatisticsOf {
  readonly all: AnswerStatistics
  /** Those with most inputs first. */
  readonly institutions: readonly InstitutionStatistics[]
}

interface Row extends AnsweredAlike {
  readonly decision: Decision | null
  readonly institution: LocalizedText | null
  readonly name: string | null
}

/**
 * Reads the statistics of answers. Counted is what is owed: kinds that the consultation promised to answer, given and not taken
 * back; what was merged or split is counted with what stands for it. What got an answer counts whatever became of it since.
 */
export async function statisticsOf(
  db: Db,
  scope: { readonly consultationId: string } | { readonly memberId: string },
): Promise<StatisticsOf> {
  const where = 'memberId' in scope ? sql`c.member_id = ${scope.memberId}` : sql`c.id = ${scope.consultationId}`
  const { rows } = await sql<Row>`
    select q.name, (array_agg(q.institution))[1] as institution, q.decision, q.days, count(*)::int as n from (
      select coalesce(w.institution, i.institution) as institution, w.decision,
        coalesce(w.institution, i.institution) ->> (coalesce(w.institution, i.institution) ->> 'original') as name,
        floor(extract(epoch from n.published_at - i.given_at) / 86400)::int as days
      from consultation c
      join consultation_input i on i.consultation_id = c.id
      left join answer n on n.id = i.answer_id
      left join answer_version w on w.answer_id = n.id and w.version = n.version
      where ${where} and ${isOwed}
    ) q group by q.name, q.decision, q.days
  `.execute(db)
  const names = [...new Set(rows.map(({ name }) => name))]
  const institutions = names.map((name) => {
    const own = rows.filter((row) => row.name === name)
    return { institution: own[0]?.institution ?? null, ...answerStatistics(own) }
  })
  return { all: answerStatistics(rows), institutions: institutions.sort((a, b) => b.owed - a.owed) }
}

/** How a member answers people: the statistics, and its consultations that owe or owed answers, the last announced first. */
export async function answersOfMember(db: Db, memberId: string) {
  const [statistics, consultations] = await Promise.all([statisticsOf(db, { memberId }), listConsultations(db, { memberId })])
  const counts = await cellCounts(
    db,
    consultations.map(({ id }) => id),
  )
  const ledgers = consultations.flatMap(({ id, slug, title }) => {
    const { owed, empty } = counts.get(id) ?? { owed: 0, empty: 0 }
    return owed === 0 ? [] : [{ slug, title, empty }]
  })
  return { statistics, ledgers }
}
