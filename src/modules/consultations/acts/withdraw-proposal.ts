import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { argumentWithdrawn } from '../projectors/argument.ts'
import { proposalWithdrawn } from '../projectors/proposal.ts'
import { decideWithdraw, decideWithdrawArgument } from '../rules/proposals.ts'
import { type ConsultationRefusal, wordsField } from '../vocabulary.ts'
import { holdArgument, holdProposal, isAuthorOf } from './hold-proposal.ts'
import { type Person, participantIdOf } from './join-consultation.ts'
import { lockConsultation } from './lock-consultation.ts'

/** An author takes a proposal back, with a reason or without; what was written stays readable, and no answer is owed. */
export function withdrawProposal(
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  reason: string | null,
): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    // Shared with people, not with the organiser: a merge waits, or is seen here.
    const consultation = await lockConsultation(trx, slug, 'share')
    if (consultation === null) return refuse('consultation-unknown')
    const held = await holdProposal(trx, consultation.id, number)
    const who = await participantIdOf(trx, consultation.id, person)
    const decided = decideWithdraw(consultation, held, held !== null && (await isAuthorOf(trx, held, who)))
    if (!decided.ok) return decided
    if (held === null || who === null) return refuse('not-author')
    const about = { consultation: consultation.id, proposal: held.id, participant: who }
    const data = { proposal: held.id, reasonGiven: reason !== null }
    const disclosures = reason === null ? {} : { [wordsField.reason]: reason }
    await append(trx, proposalWithdrawn, factFrom(ctx, { by: { kind: 'participant', participant: who }, about, data, disclosures }))
    return allow(null)
  })
}

/** The author of an argument or a reply takes it back. */
export function withdrawArgument(
  ctx: Context,
  slug: string,
  number: number,
  argument: string,
  person: Person,
): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const consultation = await lockConsultation(trx, slug, 'share')
    if (consultation === null) return refuse('consultation-unknown')
    const proposal = await holdProposal(trx, consultation.id, number)
    if (proposal === null) return refuse('proposal-unknown')
    const held = await holdArgument(trx, proposal.id, argument)
    const who = await participantIdOf(trx, consultation.id, person)
    const decided = decideWithdrawArgument(consultation, held, who !== null && held?.participantId === who)
    if (!decided.ok) return decided
    if (who === null) return refuse('not-author')
    const about = { consultation: consultation.id, proposal: proposal.id, participant: who }
    await append(trx, argumentWithdrawn, factFrom(ctx, { by: { kind: 'participant', participant: who }, about, data: { argument } }))
    return allow(null)
  })
}
