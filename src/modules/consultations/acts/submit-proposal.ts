import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { proposalRevised, proposalSubmitted } from '../projectors/proposal.ts'
import { decideRevise, decideSubmit } from '../rules/proposals.ts'
import '../tables.ts'
import { type AuthorKind, type ConsultationRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { holdProposal, isAuthorOf } from './hold-proposal.ts'
import { type Person, participantIdOf } from './join-consultation.ts'
import { lockConsultation, lockNumbers } from './lock-consultation.ts'
import { speakingAs, takePart, toldBy } from './take-part.ts'

/** A proposal as somebody writes it. */
export interface ProposalForm {
  /** The form's own token: the same form sent twice has one effect. */
  readonly submission: string
  readonly title: string
  readonly text: string
  readonly language: Language
  readonly theme: string | null
  readonly place: string | null
  /** Links, checked by the form. */
  readonly attachments: readonly string[]
  readonly signature: string | null
  /** What the person says they speak for; whoever acts for a member speaks for it. */
  readonly speaksFor: Exclude<AuthorKind, 'member'>
}

type Words = Pick<ProposalForm, 'title' | 'text' | 'place' | 'attachments' | 'signature'>

/** The words of a proposal as they are disclosed beside its entry. */
export const disclosedWords = ({ title, text, place, attachments, signature }: Words): Record<string, string> => ({
  [wordsField.title]: title,
  [wordsField.text]: text,
  ...(place === null ? {} : { [wordsField.place]: place }),
  ...(signature === null ? {} : { [wordsField.signature]: signature }),
  ...Object.fromEntries(attachments.map((link, at) => [wordsField.attachment(at + 1), link])),
})

/** Somebody makes a proposal; gives its number. The same form sent again gives the first answer and adds nothing. */
export function submitProposal(
  ctx: Context,
  slug: string,
  person: Person,
  form: ProposalForm,
): Promise<Outcome<{ readonly number: number }, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const part = await takePart(trx, ctx, slug, person, 'proposals')
    if (!part.ok) return part
    const { consultation, participant } = part.fact
    await lockNumbers(trx, consultation.id, 'proposal')
    const proposal = deriveId(form.submission, consultation.id, participant.id, 'proposal')
    const before = await trx.selectFrom('proposal').select('number').where('id', '=', proposal).executeTakeFirst()
    if (before !== undefined) return allow(before)
    const decided = decideSubmit(consultation, await madeBy(trx, participant.id), form)
    if (!decided.ok) return decided
    const number = await nextProposalNumber(trx, consultation.id)
    const { language, theme, attachments } = form
    const authorKind = speakingAs(participant, form.speaksFor)
    const data = { proposal, number, authorKind, language, theme, attachments: attachments.length }
    const told = { ...toldBy(part.fact, { proposal }), data, disclosures: disclosedWords(form) }
    await append(trx, proposalSubmitted, factFrom(ctx, told))
    return allow({ number })
  })
}

/** The next number of a proposal; `lockNumbers` is held, or the consultation itself. */
export async function nextProposalNumber(trx: Trx, consultationId: string): Promise<number> {
  const row = await trx
    .selectFrom('proposal')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return (row?.highest ?? 0) + 1
}

async function madeBy(trx: Trx, participantId: string): Promise<number> {
  const row = await trx
    .selectFrom('consultation_input')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('participant_id', '=', participantId)
    .where('kind', '=', 'proposal')
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** An author puts other words in the place of a proposal's; the earlier versions stay. */
export function reviseProposal(
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  form: ProposalForm,
): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const consultation = await lockConsultation(trx, slug, 'share')
    if (consultation === null) return refuse('consultation-unknown')
    const held = await holdProposal(trx, consultation.id, number)
    const who = await participantIdOf(trx, consultation.id, person)
    const revision = deriveId(form.submission, held?.id ?? '', who ?? '')
    if (held !== null && (await isTold(trx, held.id, revision))) return allow(null)
    const isAuthor = held !== null && (await isAuthorOf(trx, held, who))
    const isSame = held !== null && (await isAsBefore(trx, held.id, held.version, form))
    const decided = decideRevise(consultation, held, { isAuthor, isSame }, form, ctx.now())
    if (!decided.ok) return decided
    if (held === null || who === null) return refuse('not-author')
    const { language, theme, attachments } = form
    const data = { proposal: held.id, revision, version: held.version + 1, language, theme, attachments: attachments.length }
    const memberId = who === held.participantId ? held.memberId : null
    const participant = { id: who, authorKind: held.authorKind, memberId }
    const told = { ...toldBy({ consultation, participant }, { proposal: held.id }), data, disclosures: disclosedWords(form) }
    await append(trx, proposalRevised, factFrom(ctx, told))
    return allow(null)
  })
}

async function isTold(trx: Trx, proposalId: string, revision: string): Promise<boolean> {
  const row = await trx
    .selectFrom('proposal_version')
    .select('version')
    .where('proposal_id', '=', proposalId)
    .where('revision_id', '=', revision)
    .executeTakeFirst()
  return row !== undefined
}

async function isAsBefore(trx: Trx, proposalId: string, version: number, form: ProposalForm): Promise<boolean> {
  const row = await trx
    .selectFrom('proposal_version')
    .select(['language', 'theme', 'title', 'text', 'place', 'signature', 'attachments'])
    .where('proposal_id', '=', proposalId)
    .where('version', '=', version)
    .executeTakeFirst()
  const { language, theme, title, text, place, signature, attachments } = form
  return row !== undefined && JSON.stringify(row) === JSON.stringify({ language, theme, title, text, place, signature, attachments })
}
