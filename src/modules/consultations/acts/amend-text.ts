import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { amendmentSubmitted, amendmentWithdrawn } from '../projectors/amendment.ts'
import { findAmendment } from '../queries/amendments.ts'
import { findText } from '../queries/texts.ts'
import { type AskedChange, decideAmend, decideWithdrawAmendment } from '../rules/amend-text.ts'
import '../tables.ts'
import { type AuthorKind, type ConsultationRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { type Person, participantIdOf } from './join-consultation.ts'
import { lockConsultation, lockNumbers } from './lock-consultation.ts'
import { speakingAs, takePart, toldBy } from './take-part.ts'

/** An amendment as somebody writes it. */
export interface AmendmentForm extends AskedChange {
  /** The form's own token: the same form sent twice has one effect. */
  readonly submission: string
  /** The text's number in its consultation. */
  readonly text: number
  readonly language: Language
  readonly reason: string | null
  readonly signature: string | null
  /** What the person says they speak for; whoever acts for a member speaks for it. */
  readonly speaksFor: Exclude<AuthorKind, 'member'>
}

/** Most amendments of one person in a consultation. */
const mostAmendments = 100

/** Somebody amends a paragraph; gives the amendment's number. The same form sent again gives the first answer and adds nothing. */
export function submitAmendment(
  ctx: Context,
  slug: string,
  person: Person,
  form: AmendmentForm,
): Promise<Outcome<{ readonly number: number }, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const part = await takePart(trx, ctx, slug, person, 'amendments')
    if (!part.ok) return part
    const { consultation, participant } = part.fact
    await lockNumbers(trx, consultation.id, 'amendment')
    const amendment = deriveId(form.submission, consultation.id, participant.id)
    const before = await trx.selectFrom('amendment').select('number').where('id', '=', amendment).executeTakeFirst()
    if (before !== undefined) return allow(before)
    const text = await findText(trx, consultation.id, { number: form.text })
    if (text === null) return refuse('text-unknown')
    if ((await givenBy(trx, participant.id)) >= mostAmendments) return refuse('too-many-inputs')
    const decided = decideAmend(text, form)
    if (!decided.ok) return decided
    const number = await nextNumber(trx, consultation.id)
    const { version, paragraph, change, language } = form
    const authorKind = speakingAs(participant, form.speaksFor)
    const data = { amendment, number, text: text.id, version, paragraph, change, language, authorKind }
    const told = { ...toldBy(part.fact, { text: text.id, amendment }), data, disclosures: disclosed(form) }
    await append(trx, amendmentSubmitted, factFrom(ctx, told))
    return allow({ number })
  })
}

const disclosed = ({ words, reason, signature }: AmendmentForm): Record<string, string> => ({
  ...(words === null ? {} : { [wordsField.words]: words }),
  ...(reason === null ? {} : { [wordsField.reason]: reason }),
  ...(signature === null ? {} : { [wordsField.signature]: signature }),
})

async function givenBy(trx: Trx, participantId: string): Promise<number> {
  const row = await trx
    .selectFrom('consultation_input')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('participant_id', '=', participantId)
    .where('kind', '=', 'amendment')
    .executeTakeFirst()
  return row?.n ?? 0
}

async function nextNumber(trx: Trx, consultationId: string): Promise<number> {
  const row = await trx
    .selectFrom('amendment')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return (row?.highest ?? 0) + 1
}

/** The author takes an amendment back, with a reason or without; what was written stays readable, and no answer is owed. */
export function withdrawAmendment(
  ctx: Context,
  slug: string,
  number: number,
  person: Person | null,
  reason: string | null,
): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    // Shared with people, not with the organiser: a version that takes it in waits, or is seen here.
    const consultation = await lockConsultation(trx, slug, 'share')
    if (consultation === null) return refuse('consultation-unknown')
    if (consultation.closedAt !== null) return refuse('consultation-closed')
    await trx
      .selectFrom('amendment')
      .select('id')
      .where('consultation_id', '=', consultation.id)
      .where('number', '=', number)
      .forUpdate()
      .execute()
    const amendment = await findAmendment(trx, consultation.id, number)
    const who = await participantIdOf(trx, consultation.id, person)
    const decided = decideWithdrawAmendment(amendment, who)
    if (!decided.ok) return decided
    if (amendment === null || who === null) return refuse('not-author')
    const about = { consultation: consultation.id, text: amendment.textId, amendment: amendment.id, participant: who }
    const data = { amendment: amendment.id, reasonGiven: reason !== null }
    const disclosures = reason === null ? {} : { [wordsField.reason]: reason }
    await append(trx, amendmentWithdrawn, factFrom(ctx, { by: { kind: 'participant', participant: who }, about, data, disclosures }))
    return allow(null)
  })
}
