import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { decideClose } from '../rules/conduct-consultation.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { lockAsOrganiser } from './lock-consultation.ts'
import { tellClosing } from './tell-closing.ts'

/**
 * The organiser closes its consultation: nobody takes part any more. The choices are published without names, their digest and
 * the counts enter the record. Votes under way wait for the lock and then find it closed.
 */
export function closeConsultation(ctx: Context, mandate: Pick<Mandate, 'id'>, slug: string): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const { id, memberId } = held.fact
    const decided = decideClose(held.fact, ctx.now())
    if (!decided.ok) return decided
    const told = { by: { kind: 'mandate', mandate: mandate.id } as const, about: { consultation: id, member: memberId } }
    await tellClosing(trx, ctx, told)
    return allow(null)
  })
}
