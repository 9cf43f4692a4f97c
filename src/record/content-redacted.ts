import { z } from 'zod'
import { contentRemoved, contentRestored } from './content-removed.ts'
import { defineFact } from './fact.ts'
import './tables.ts'

/** Why words were erased: kept for good in the record, as R14 asks. */
export const redactionGrounds = [
  'author-request',
  'data-protection',
  'legal-order',
  'personal-data-of-others',
  'unlawful-content',
  'error',
] as const

const ContentRedacted = z.strictObject({
  target: z.uuid(),
  field: z.string().min(1).max(100),
  ground: z.enum(redactionGrounds),
})
export type ContentRedacted = z.infer<typeof ContentRedacted>

/** The words of one field of an entry were erased; the entry and its digest stay. */
export const contentRedacted = defineFact<ContentRedacted>({
  kind: 'content-redacted',
  schema: ContentRedacted,
  async project(trx, fact) {
    await trx.insertInto('record_redaction').values({ target: fact.data.target, field: fact.data.field, entry_id: fact.id }).execute()
  },
})

/** The facts the record itself adds. */
export const recordFacts = [contentRedacted, contentRemoved, contentRestored]

/** The tables computed from them. */
export const recordProjectedTables = ['record_redaction', 'record_removal']
