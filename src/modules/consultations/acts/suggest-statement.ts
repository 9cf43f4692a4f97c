import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import '../tables.ts'
import { deriveId } from './derive-id.ts'
import type { Person } from './join-consultation.ts'
import { type TakePartRefusal, takePart } from './take-part.ts'

/** A statement as somebody writes it. */
export interface SuggestForm {
  readonly submission: string
  readonly text: string
  readonly language: 'fr' | 'en' | 'es' | 'ar'
}

/** Most statements of one person that wait for a decision. */
const mostWaiting = 10

export type SuggestRefusal = TakePartRefusal | 'too-many-inputs'

/** Somebody writes a statement. It is private until the organiser accepts it; the same form sent twice is one statement. */
export function suggestStatement(ctx: Context, slug: string, person: Person, form: SuggestForm): Promise<Outcome<null, SuggestRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const part = await takePart(trx, ctx, slug, person, 'statements')
    if (!part.ok) return part
    const own = { consultation_id: part.fact.consultation.id, participant_id: part.fact.participant.id }
    const id = deriveId(form.submission, own.consultation_id, own.participant_id)
    const waiting = await trx
      .selectFrom('statement_draft')
      .select('id')
      .where('consultation_id', '=', own.consultation_id)
      .where('participant_id', '=', own.participant_id)
      .execute()
    if (waiting.length >= mostWaiting && !waiting.some((draft) => draft.id === id)) return refuse('too-many-inputs')
    await trx
      .insertInto('statement_draft')
      .values({ id, ...own, language: form.language, text: form.text, written_at: ctx.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    return allow(null)
  })
}
