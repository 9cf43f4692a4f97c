import { type Db, sql } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { Paragraph } from '../vocabulary.ts'

/** A version of a text under consultation, without its paragraphs. */
export interface TextVersion {
  readonly version: number
  readonly title: LocalizedText
  readonly language: Language
  readonly publishedAt: Date
  readonly entryId: string
  /** Amendments it takes in. */
  readonly accepted: number
}

/** One version of a text, whole. */
export interface Text {
  readonly id: string
  /** Its place among the texts of its consultation, from 1, in the order they were first published. */
  readonly number: number
  readonly version: number
  readonly title: LocalizedText
  readonly language: Language
  readonly paragraphs: readonly Paragraph[]
  readonly publishedAt: Date
  readonly entryId: string
}

const numberedTexts = (db: Db, consultationId: string) =>
  db
    .with('numbered', (query) =>
      query
        .selectFrom('text_version')
        .select(['text_id', sql<number>`row_number() over (order by published_at, entry_id)`.as('number')])
        .where('consultation_id', '=', consultationId)
        .where('version', '=', 1),
    )
    .selectFrom('text_version as v')
    .innerJoin('numbered as n', 'n.text_id', 'v.text_id')
    .select(['v.text_id as id', 'n.number', 'v.version', 'v.title', 'v.language', 'v.paragraphs'])
    .select(['v.published_at as publishedAt', 'v.entry_id as entryId'])

const newest = sql<number>`(select max(w.version) from text_version w where w.text_id = v.text_id)`

/** The texts of a consultation as they stand. */
export const listTexts = (db: Db, consultationId: string): Promise<readonly Text[]> =>
  numberedTexts(db, consultationId).where('v.version', '=', newest).orderBy('n.number').execute()

/** Which text: by its number in its consultation, or by its id. */
export type TextKey = { readonly number: number } | { readonly id: string }

/** A text at a version, or as it stands; null when there is none. */
export async function findText(db: Db, consultationId: string, key: TextKey, version: number | null = null): Promise<Text | null> {
  const all = numberedTexts(db, consultationId).where('v.version', '=', version ?? newest)
  const one = 'number' in key ? all.where('n.number', '=', key.number) : all.where('v.text_id', '=', key.id)
  return (await one.executeTakeFirst()) ?? null
}

/** The last version of a text in which a paragraph stood, or null. */
export async function lastVersionWith(db: Db, consultationId: string, textId: string, paragraphId: string): Promise<Text | null> {
  const found = await numberedTexts(db, consultationId)
    .where('v.text_id', '=', textId)
    .where(sql<boolean>`v.paragraphs @> ${JSON.stringify([{ id: paragraphId }])}::jsonb`)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** The versions of a text, the oldest first. */
export const versionsOfText = (db: Db, textId: string): Promise<readonly TextVersion[]> =>
  db
    .selectFrom('text_version as v')
    .select(['v.version', 'v.title', 'v.language', 'v.published_at as publishedAt', 'v.entry_id as entryId'])
    .select(sql<number>`(select count(*) from amendment a where a.accepted_entry_id = v.entry_id)`.as('accepted'))
    .where('v.text_id', '=', textId)
    .orderBy('v.version')
    .execute()
