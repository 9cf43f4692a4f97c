import { z } from 'zod'
import { defineFact } from './fact.ts'
import { RemovalGround, RestoredReason } from './removal-grounds.ts'
import './tables.ts'

const Fields = z.array(z.string().min(1).max(100)).min(1).max(50)

/**
 * Words were taken off the pages, on one of the published grounds. `opinions`: how many moderators had decided so at that
 * moment; 1 where the harm does not wait for the second. `other`: the mandate of the one who decided
 * before. Never the words.
 */
const ContentRemoved = z.strictObject({
  target: z.uuid(),
  fields: Fields,
  ground: RemovalGround,
  opinions: z.union([z.literal(1), z.literal(2)]),
  other: z.uuid().nullable(),
})
export type ContentRemoved = z.infer<typeof ContentRemoved>

/** Words came back: after an appeal of their author, or because the second moderator disagreed with the first. */
const ContentRestored = z.strictObject({
  target: z.uuid(),
  removal: z.uuid(),
  fields: Fields,
  reason: RestoredReason,
})
export type ContentRestored = z.infer<typeof ContentRestored>

/** Words of an entry are off the pages. About: `{ entry }`. */
export const contentRemoved = defineFact<ContentRemoved>({
  kind: 'content-removed',
  schema: ContentRemoved,
  async project(trx, fact) {
    const { target, ground, opinions } = fact.data
    const rows = fact.data.fields.map((field) => ({ target, field, ground, opinions, entry_id: fact.id, removed_at: fact.at }))
    await trx.insertInto('record_removal').values(rows).execute()
  },
})

/** Words of an entry are on the pages again. About: `{ entry }`. */
export const contentRestored = defineFact<ContentRestored>({
  kind: 'content-restored',
  schema: ContentRestored,
  async project(trx, fact) {
    const { removal, fields, reason } = fact.data
    await trx
      .updateTable('record_removal')
      .set({ restored_entry_id: fact.id, restored_at: fact.at, restored_reason: reason })
      .where('entry_id', '=', removal)
      .where('field', 'in', fields)
      .execute()
  },
})
