import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, type FactContent, type FactDefinition, factFrom } from '#record'
import { proposalClarified, proposalSplit, proposalSubmitted, proposalsMerged } from '../projectors/proposal.ts'
import type { Consultation } from '../queries/consultations.ts'
import { decideMerge, decideSplit, standing } from '../rules/proposals.ts'
import '../tables.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { type HeldProposal, holdProposal, readProposals } from './hold-proposal.ts'
import { lockAsOrganiser } from './lock-consultation.ts'
import { disclosedWords, nextProposalNumber } from './submit-proposal.ts'

type Acting = Pick<Mandate, 'id'>
type Conducted = Promise<Outcome<null, ConsultationRefusal>>

interface Conducting {
  readonly consultation: Consultation
  readonly proposal: HeldProposal | null
  /** Appends a fact of the organiser about the proposal. */
  readonly tell: <Data>(
    definition: FactDefinition<Data>,
    content: Pick<FactContent<Data>, 'data' | 'disclosures'>,
    about?: About,
  ) => Promise<unknown>
}
type About = Readonly<Record<string, string>>

/** Holds mandate, consultation and proposal for one act of the organiser. */
function conduct(
  ctx: Context,
  mandate: Acting,
  { slug, number }: ProposalAddress,
  act: (trx: Trx, conducting: Conducting) => Conducted,
): Conducted {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const consultation = held.fact
    const proposal = await holdProposal(trx, consultation.id, number)
    const standard = {
      consultation: consultation.id,
      member: consultation.memberId,
      ...(proposal === null ? {} : { proposal: proposal.id }),
    }
    return act(trx, {
      consultation,
      proposal,
      tell: (definition, content, about) =>
        append(
          trx,
          definition,
          factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about: { ...standard, ...about }, ...content }),
        ),
    })
  })
}

/** Where a proposal is: its consultation and its number there. */
export interface ProposalAddress {
  readonly slug: string
  readonly number: number
}

/** The organiser explains something about a proposal, without deciding. The same form sent twice adds nothing. */
export const clarifyProposal = (
  ctx: Context,
  mandate: Acting,
  address: ProposalAddress,
  form: { readonly submission: string; readonly text: LocalizedText },
): Conducted =>
  conduct(ctx, mandate, address, async (trx, { proposal, tell }) => {
    const stands = standing(proposal)
    if (!stands.ok) return stands
    const clarification = deriveId(form.submission, stands.fact.id)
    const before = await trx.selectFrom('proposal_clarification').select('id').where('id', '=', clarification).executeTakeFirst()
    if (before === undefined) await tell(proposalClarified, { data: { clarification, proposal: stands.fact.id, text: form.text } })
    return allow(null)
  })

/** Which proposals ask the same as the one of the address, by number, and why. */
export interface MergeForm {
  readonly numbers: readonly number[]
  readonly reason: LocalizedText | null
}

/** The organiser finds that proposals ask the same: they become the one of the address, which stands for all. */
export const mergeProposals = (ctx: Context, mandate: Acting, address: ProposalAddress, { numbers, reason }: MergeForm): Conducted =>
  conduct(ctx, mandate, address, async (trx, { consultation, proposal, tell }) => {
    const others = [...new Set(numbers)].filter((number) => number !== address.number)
    const merged = await readProposals(trx, consultation.id, others)
    const decided = decideMerge(proposal, merged)
    if (!decided.ok) return decided
    if (proposal === null) return refuse('proposal-unknown')
    await tell(proposalsMerged, { data: { into: proposal.id, merged: merged.flatMap((one) => (one === null ? [] : [one.id])), reason } })
    return allow(null)
  })

/** A part of a proposal, in the organiser's words. */
export interface SplitPart {
  readonly title: string
  readonly text: string
}

/** How a proposal is split. */
export interface SplitForm {
  readonly submission: string
  readonly parts: readonly SplitPart[]
  readonly reason: LocalizedText | null
}

/**
 * The organiser finds that a proposal asks several things: each becomes a proposal with an answer of its own. The parts stay
 * those of the person who made the proposal, who may reword or withdraw them; the record says who wrote them down.
 */
export const splitProposal = (ctx: Context, mandate: Acting, address: ProposalAddress, form: SplitForm): Conducted =>
  conduct(ctx, mandate, address, async (trx, { consultation, proposal, tell }) => {
    const decided = decideSplit(proposal)
    if (!decided.ok) return decided
    if (proposal === null) return refuse('proposal-unknown')
    const row = await trx
      .selectFrom('proposal_version')
      .select(['language', 'theme'])
      .where('proposal_id', '=', proposal.id)
      .where('version', '=', proposal.version)
      .executeTakeFirstOrThrow()
    const into = form.parts.map((_, at) => deriveId(form.submission, proposal.id, String(at)))
    const first = await nextProposalNumber(trx, consultation.id)
    for (const [at, part] of form.parts.entries()) {
      const data = { proposal: into[at] ?? '', number: first + at, authorKind: proposal.authorKind, attachments: 0, ...row }
      const disclosures = disclosedWords({ ...part, place: null, signature: null, attachments: [] })
      await tell(proposalSubmitted, { data, disclosures }, aboutPart(proposal, into[at] ?? ''))
    }
    await tell(proposalSplit, { data: { proposal: proposal.id, into, reason: form.reason } })
    return allow(null)
  })

/** A part belongs to whoever made the whole: the participant, or the member it came from. */
const aboutPart = ({ participantId, memberId }: HeldProposal, id: string): About => ({
  proposal: id,
  ...(participantId === null ? {} : { participant: participantId }),
  ...(memberId === null ? {} : { member: memberId }),
})
