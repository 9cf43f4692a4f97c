import { type Db, sql, type Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { EmptyCell, TraceTarget } from '#modules/action-plans'
import '../tables.ts'
import { isEmptyCell } from './answers-owed.ts'
import { type Consultation, consultationsByIds, listConsultations } from './consultations.ts'
import { cellPath } from './input-path.ts'

interface EmptyRow {
  readonly id: string
  readonly words: string | null
  readonly language: 'fr' | 'en' | 'es' | 'ar' | null
  readonly slug: string
  readonly title: LocalizedText
}

/** Cells shown at most: an adoption is blocked by the first. */
const mostCells = 500

/**
 * The inputs about a plan that are owed an answer and have none (R6): not withdrawn, not merged into another, not split. Those of
 * consultations on the plan itself, and of consultations that name it. The oldest first, at most 500.
 */
export async function emptyCells(db: Db, planId: string): Promise<readonly EmptyCell[]> {
  const { rows } = await sql<EmptyRow>`
    select i.id, coalesce(v.title, a.words, s.text) as words, coalesce(v.language, a.language, s.language) as language, c.slug, c.title
    from consultation c
    join consultation_input i on i.consultation_id = c.id
    left join proposal p on p.id = i.id
    left join proposal_version v on v.proposal_id = p.id and v.version = p.version
    left join amendment a on a.id = i.id
    left join consultation_statement s on s.id = i.id
    where c.plan_id = ${planId} and ${isEmptyCell}
    order by i.given_at, i.id limit ${mostCells}
  `.execute(db)
  return rows.map(({ id, words, language, slug, title }) => ({ name: nameOf(words, language, title), href: cellPath(slug, id) }))
}

/**
 * Holds the consultations about a plan until the transaction ends: nobody gives anything to them meanwhile, and what was given
 * before is seen. So that nothing comes between counting the empty cells and the adoption.
 */
export async function holdInputs(trx: Trx, planId: string): Promise<void> {
  await trx.selectFrom('consultation').select('id').where('plan_id', '=', planId).orderBy('id').forUpdate().execute()
}

/** The beginning of an input's words; the title of its consultation once they were erased. */
const nameOf = (words: string | null, language: EmptyRow['language'], title: LocalizedText): LocalizedText =>
  words === null || language === null ? title : { original: language, [language]: words.slice(0, 200) }

const targetOf = ({ id, title, slug }: Consultation): TraceTarget => ({
  kind: 'consultation',
  id,
  name: title,
  href: `/consultations/${slug}`,
})

/** The consultations of a member, the newest first: what a commitment may come from (R4). */
export const consultationTargets = async (db: Db, memberId: string): Promise<readonly TraceTarget[]> =>
  (await listConsultations(db, { memberId })).map(targetOf)

/** Those of these ids that are consultations, by id. */
export const consultationTargetsByIds = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, TraceTarget>> =>
  new Map([...(await consultationsByIds(db, ids))].map(([id, consultation]) => [id, targetOf(consultation)]))
