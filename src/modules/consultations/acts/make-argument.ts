import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { argumentMade, argumentReplyMade } from '../projectors/argument.ts'
import { decideArgue, decideReply } from '../rules/proposals.ts'
import '../tables.ts'
import { type ArgumentSide, type AuthorKind, type ConsultationRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { type HeldProposal, holdArgument, holdProposal } from './hold-proposal.ts'
import type { Person } from './join-consultation.ts'
import { speakingAs, type TakingPart, takePart, toldBy } from './take-part.ts'

/** A reason or a reply as somebody writes it. */
export interface ArgumentForm {
  readonly submission: string
  readonly text: string
  readonly language: Language
  readonly signature: string | null
  readonly speaksFor: Exclude<AuthorKind, 'member'>
}

type Argued = Promise<Outcome<{ readonly id: string }, ConsultationRefusal>>

interface Arguing {
  readonly part: TakingPart
  readonly proposal: HeldProposal | null
  /** The id of what the form makes. */
  readonly id: string
  /** How much this person wrote on the proposal. */
  readonly made: number
}

/** Lets somebody in, holds the proposal, and acts unless the same form already did. */
function argue(
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  form: ArgumentForm,
  act: (trx: Trx, arguing: Arguing) => Promise<Outcome<null, ConsultationRefusal>>,
): Argued {
  return ctx.db.transaction().execute(async (trx) => {
    const part = await takePart(trx, ctx, slug, person, 'proposals')
    if (!part.ok) return part
    const { consultation, participant } = part.fact
    const proposal = await holdProposal(trx, consultation.id, number)
    const id = deriveId(form.submission, proposal?.id ?? '', participant.id)
    const own = await trx
      .selectFrom('proposal_argument')
      .select('id')
      .where('proposal_id', '=', proposal?.id ?? consultation.id)
      .where('participant_id', '=', participant.id)
      .execute()
    if (own.some((one) => one.id === id)) return allow({ id })
    const acted = await act(trx, { part: part.fact, proposal, id, made: own.length })
    return acted.ok ? allow({ id }) : acted
  })
}

const disclosed = ({ text, signature }: ArgumentForm): Record<string, string> => ({
  [wordsField.text]: text,
  ...(signature === null ? {} : { [wordsField.signature]: signature }),
})

/** Somebody gives a reason for or against a proposal. */
export const makeArgument = (
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  form: ArgumentForm & { readonly side: ArgumentSide },
): Argued =>
  argue(ctx, slug, number, person, form, async (trx, { part, proposal, id, made }) => {
    const decided = decideArgue(proposal, made)
    if (!decided.ok) return decided
    if (proposal === null) return refuse('proposal-unknown')
    const authorKind = speakingAs(part.participant, form.speaksFor)
    const data = { argument: id, proposal: proposal.id, side: form.side, language: form.language, authorKind }
    const told = { ...toldBy(part, { proposal: proposal.id }), data, disclosures: disclosed(form) }
    await append(trx, argumentMade, factFrom(ctx, told))
    return allow(null)
  })

/** Somebody replies to a reason. */
export const replyToArgument = (
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  form: ArgumentForm & { readonly argument: string },
): Argued =>
  argue(ctx, slug, number, person, form, async (trx, { part, proposal, id, made }) => {
    const argument = proposal === null ? null : await holdArgument(trx, proposal.id, form.argument)
    const decided = decideReply(proposal, argument, made)
    if (!decided.ok) return decided
    if (proposal === null) return refuse('proposal-unknown')
    const authorKind = speakingAs(part.participant, form.speaksFor)
    const data = { reply: id, argument: form.argument, language: form.language, authorKind }
    const told = { ...toldBy(part, { proposal: proposal.id }), data, disclosures: disclosed(form) }
    await append(trx, argumentReplyMade, factFrom(ctx, told))
    return allow(null)
  })
