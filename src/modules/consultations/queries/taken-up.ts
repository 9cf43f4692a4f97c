import { type Db, sql } from '#kernel/database.ts'
import '../tables.ts'
import { consultationsByIds } from './consultations.ts'
import { type LedgerRow, ledgerRows } from './ledger.ts'

/** An input with its consultation's slug and the day its answer was first published. */
export interface TakenUpRow {
  readonly row: LedgerRow
  readonly slug: string
  readonly answerId: string
  readonly answeredAt: Date
}

/** The inputs that answers, as they stand now, say were taken up in a commitment; the oldest first. */
export async function inputsTakenUpIn(db: Db, commitmentId: string): Promise<readonly TakenUpRow[]> {
  const place = JSON.stringify([{ kind: 'commitment', commitment: commitmentId }])
  const { rows } = await sql<{ id: string; consultation_id: string; answer_id: string; published_at: Date }>`
    select i.id, i.consultation_id, i.answer_id, n.published_at
    from answer_version w
    join answer n on n.id = w.answer_id and n.version = w.version
    join consultation_input i on i.answer_id = n.id
    where w.taken_up_in @> ${place}::jsonb
  `.execute(db)
  const consultations = await consultationsByIds(
    db,
    rows.map(({ consultation_id }) => consultation_id),
  )
  const found: TakenUpRow[] = []
  for (const [consultationId, { slug }] of consultations) {
    const own = rows.filter(({ consultation_id }) => consultation_id === consultationId)
    const answers = new Map(own.map(({ id, answer_id, published_at }) => [id, { answerId: answer_id, answeredAt: published_at }]))
    for (const row of await ledgerRows(db, consultationId, [...answers.keys()])) {
      const answer = answers.get(row.id)
      if (answer !== undefined) found.push({ row, slug, ...answer })
    }
  }
  return found.sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime() || a.row.givenAt.getTime() - b.row.givenAt.getTime())
}
