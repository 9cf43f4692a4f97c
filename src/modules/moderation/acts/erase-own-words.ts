import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { findEntryById, type LockWords, redact } from '#record'
import { type Participants, personWhoWrote } from '../queries/authors.ts'
import type { EraseRefusal } from '../vocabulary.ts'
import type { ModerationParts } from './hold-case.ts'

/** Whose words, and which: every field named that still has some. */
export interface EraseForm {
  readonly entryId: string
  readonly fields: readonly string[]
}

/**
 * A person erases words they wrote, for good: pages, files and the words kept beside the record lose them; the entry, its
 * digest and every count stay. One entry `content-redacted` for each field, by the author. Sent twice, the second finds nothing.
 */
export function eraseOwnWords(
  ctx: Context,
  personId: string,
  { entryId, fields }: EraseForm,
  { projection, participants }: Pick<ModerationParts, 'projection'> & { readonly participants: Participants },
  lock?: LockWords,
): Promise<Outcome<{ readonly erased: number }, EraseRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const entry = await findEntryById(trx, entryId)
    if (entry === null) return refuse('entry-unknown')
    if ((await personWhoWrote(trx, entry.by, participants)) !== personId) return refuse('not-author')
    const now = ctx.now()
    let erased = 0
    for (const field of fields) {
      const redaction = {
        id: ctx.newId(),
        at: now,
        recordedAt: now,
        by: entry.by,
        target: entryId,
        field,
        ground: 'author-request',
      } as const
      const outcome = await redact(trx, redaction, projection.facts, lock)
      if (outcome.ok) erased += 1
    }
    return erased === 0 ? refuse('nothing-to-erase') : allow({ erased })
  })
}
