import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { statementAccepted, statementRefused } from '../projectors/statement.ts'
import type { Consultation } from '../queries/consultations.ts'
import '../tables.ts'
import type { ConsultationRefusal, OrganiserRefusal, StatementGround } from '../vocabulary.ts'
import { wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockAsOrganiser } from './lock-consultation.ts'

type DecideRefusal = OrganiserRefusal | Extract<ConsultationRefusal, 'consultation-closed' | 'statement-unknown'>

/** What is decided about a statement that waits: accepted, or refused for a published ground. */
export type StatementDecision = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly ground: StatementGround }

/** The organiser decides on a statement somebody wrote. Accepted, its words become public; refused, they are forgotten. */
export function decideStatement(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  draftId: string,
  decision: StatementDecision,
): Promise<Outcome<null, DecideRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    if (held.fact.closedAt !== null) return refuse('consultation-closed')
    const draft = await trx
      .deleteFrom('statement_draft')
      .where('id', '=', draftId)
      .where('consultation_id', '=', held.fact.id)
      .returningAll()
      .executeTakeFirst()
    if (draft === undefined) return refuse('statement-unknown')
    const about = { consultation: held.fact.id, member: held.fact.memberId, participant: draft.participant_id }
    const by = { kind: 'mandate', mandate: mandate.id } as const
    if (decision.kind === 'refused') {
      await append(trx, statementRefused, factFrom(ctx, { by, about, data: { statement: draft.id, ground: decision.ground } }))
      return allow(null)
    }
    const number = await nextNumber(trx, held.fact.id)
    const data = { statement: draft.id, number, origin: 'participant', language: draft.language } as const
    await append(trx, statementAccepted, factFrom(ctx, { by, about, data, disclosures: { [wordsField.text]: draft.text } }))
    return allow(null)
  })
}

/** Statements of the organiser: what people weigh on the first day. */
export interface StatementsForm {
  readonly submission: string
  readonly language: Language
  readonly texts: readonly string[]
}

/** The organiser puts statements to people. The same form sent twice adds nothing. */
export function putStatements(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: StatementsForm,
): Promise<Outcome<null, DecideRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    if (held.fact.closedAt !== null) return refuse('consultation-closed')
    const standing = await trx.selectFrom('consultation_statement').select('id').where('consultation_id', '=', held.fact.id).execute()
    const ids = new Set(standing.map(({ id }) => id))
    let number = await nextNumber(trx, held.fact.id)
    for (const [at, text] of form.texts.entries()) {
      const statement = deriveId(form.submission, held.fact.id, String(at))
      if (ids.has(statement)) continue
      await append(trx, statementAccepted, putFact(ctx, held.fact, mandate, { statement, number, language: form.language, text }))
      number += 1
    }
    return allow(null)
  })
}

const putFact = (
  ctx: Context,
  { id, memberId }: Consultation,
  mandate: Pick<Mandate, 'id'>,
  { text, ...told }: { statement: string; number: number; language: Language; text: string },
) =>
  factFrom(ctx, {
    by: { kind: 'mandate', mandate: mandate.id },
    about: { consultation: id, member: memberId },
    data: { ...told, origin: 'organiser' } as const,
    disclosures: { [wordsField.text]: text },
  })

/** The next number of a statement; the consultation's row is locked, so that nobody takes the same. */
async function nextNumber(trx: Trx, consultationId: string): Promise<number> {
  const row = await trx
    .selectFrom('consultation_statement')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return (row?.highest ?? 0) + 1
}
