import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import '../tables.ts'
import type { PhaseKind, SupportedKind } from '../vocabulary.ts'
import type { Person } from './join-consultation.ts'
import { type TakePartRefusal, takePart } from './take-part.ts'

/** What is supported, or no longer. */
export interface SupportForm {
  readonly kind: SupportedKind
  readonly id: string
  /** False takes a support back. */
  readonly on: boolean
}

/** The phase in which people support a kind of thing: the one in which they give it. */
const phaseOf: Readonly<Record<SupportedKind, PhaseKind>> = { proposal: 'proposals', argument: 'proposals', amendment: 'amendments' }

/**
 * Somebody supports something, or takes that back. It is private: only the number is told. One person supports a thing once,
 * however often the form is sent.
 */
export function giveSupport(
  ctx: Context,
  slug: string,
  person: Person,
  { kind, id, on }: SupportForm,
): Promise<Outcome<null, TakePartRefusal | 'input-unknown' | 'input-withdrawn'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const part = await takePart(trx, ctx, slug, person, phaseOf[kind])
    if (!part.ok) return part
    const { consultation, participant } = part.fact
    const held = await holdInput(trx, consultation.id, kind, id)
    if (!held.ok) return held
    const own = { kind, target_id: id, consultation_id: consultation.id, participant_id: participant.id }
    if (on) {
      await trx
        .insertInto('support')
        .values({ ...own, supported_at: ctx.now() })
        .onConflict((conflict) => conflict.columns(['target_id', 'participant_id']).doNothing())
        .execute()
    } else {
      await trx.deleteFrom('support').where('target_id', '=', id).where('participant_id', '=', participant.id).execute()
    }
    return allow(null)
  })
}

/** Holds an input against being withdrawn meanwhile; refuses one that no longer stands. */
async function holdInput(
  trx: Trx,
  consultationId: string,
  kind: SupportedKind,
  id: string,
): Promise<Outcome<null, 'input-unknown' | 'input-withdrawn'>> {
  const input = await trx
    .selectFrom('consultation_input')
    .select(['withdrawn_at', 'merged_into', 'split_at'])
    .where('id', '=', id)
    .where('consultation_id', '=', consultationId)
    .where('kind', '=', kind)
    .forShare()
    .executeTakeFirst()
  if (input === undefined) return refuse('input-unknown')
  const stands = input.withdrawn_at === null && input.merged_into === null && input.split_at === null
  return stands ? allow(null) : refuse('input-withdrawn')
}
