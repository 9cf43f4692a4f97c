import { type Db, sql } from '#kernel/database.ts'
import { fold } from '#kernel/slug.ts'
import '../tables.ts'

/** Most characters of a question that are looked for; the rest is cut. */
export const longestQuestion = 200

/** What a search for words found. */
export interface FoundByWords {
  /** The best first, as long as there are few enough to be ranked; else in no order that means anything. */
  readonly ids: readonly string[]
  readonly ranked: boolean
  /** The words that were looked for instead, when nothing had the words as typed; null when they were found as typed. */
  readonly corrected: string | null
}

/** Up to so many are ranked: ranking reads every document found. */
const mostRanked = 2000

/**
 * Finds commitments by words in titles, references, institutions, prose and milestones, in any of the four languages, without
 * regard to accents, case or endings. All the words must be there. When nothing has them, the nearest words of titles are tried.
 */
export async function searchCommitments(db: Db, question: string): Promise<FoundByWords> {
  const asked = question.slice(0, longestQuestion).replaceAll('\0', ' ')
  const found = await matching(db, asked)
  if (found.ids.length > 0) return { ...found, corrected: null }
  const corrected = await nearestWords(db, asked)
  if (corrected === null) return { ...found, corrected: null }
  return { ...(await matching(db, corrected)), corrected }
}

async function matching(db: Db, question: string): Promise<{ readonly ids: readonly string[]; readonly ranked: boolean }> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(commitment_id::text, ',') as ids from commitment_search where document @@ ${anyLanguage(question)}
  `.execute(db)
  const ids = rows[0]?.ids?.split(',') ?? []
  if (ids.length > mostRanked || ids.length < 2) return { ids, ranked: ids.length < 2 }
  const ranked = await sql<{ id: string }>`
    select commitment_id as id from commitment_search where commitment_id = any(${ids}::uuid[])
    order by ts_rank(document, ${anyLanguage(question)}) desc, commitment_id
  `.execute(db)
  return { ids: ranked.rows.map(({ id }) => id), ranked: true }
}

/** The words in any of the four languages, or as they are. */
const anyLanguage = (question: string) => sql`(
  plainto_tsquery('parvis_en', ${question}) || plainto_tsquery('parvis_fr', ${question}) || plainto_tsquery('parvis_es', ${question})
  || plainto_tsquery('parvis_ar', ${question}) || plainto_tsquery('parvis_plain', ${question}))`

/** The question with each word that no title has put right by the nearest one; null when nothing is near or nothing changes. */
async function nearestWords(db: Db, question: string): Promise<string | null> {
  const typed = fold(question).split(' ').filter(Boolean).slice(0, 8)
  if (typed.length === 0) return null
  const { rows } = await sql<{ typed: string; near: string | null }>`
    select t.typed, coalesce(
      (select word from commitment_word where word = t.typed),
      (select word from commitment_word where word % t.typed order by similarity(word, t.typed) desc, word limit 1)) as near
    from unnest(${typed}::text[]) with ordinality as t (typed, position) order by t.position
  `.execute(db)
  const words = rows.map((row) => row.near ?? row.typed)
  const corrected = words.join(' ')
  return corrected === typed.join(' ') ? null : corrected
}
