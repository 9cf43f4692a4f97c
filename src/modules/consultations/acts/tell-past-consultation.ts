import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { consultationAnnounced, consultationDocumentAdded } from '../projectors/consultation.ts'
import { statementAccepted } from '../projectors/statement.ts'
import { findConsultation } from '../queries/consultations.ts'
import type { ConsultationAnnounced, ConsultationDocumentAdded, StatementAccepted } from '../vocabulary.ts'
import { bringParticipation, type Participation } from './bring-participation.ts'
import { tellClosing } from './tell-closing.ts'

/** A statement that was put to people elsewhere, with its words, and whose it is. */
export interface ToldStatement {
  readonly accepted: StatementAccepted
  readonly text: string
  readonly participant: string | null
}

/** A consultation that was held elsewhere and is over, as a published source tells it. */
export interface PastConsultation {
  readonly source: string
  readonly id: string
  readonly member: string
  readonly announced: ConsultationAnnounced
  readonly document: ConsultationDocumentAdded | null
  readonly statements: readonly ToldStatement[]
  readonly participation: Participation
  readonly first: Date
  readonly last: Date
}

/**
 * Tells a consultation of the past, its statements and what people chose, and closes it, attributed to its source. Says `known`
 * and adds nothing when it was told before; refuses when another has its address.
 */
export async function tellPastConsultation(
  trx: Trx,
  ctx: Context,
  told: PastConsultation,
): Promise<Outcome<'told' | 'known', 'slug-taken'>> {
  const standing = await findConsultation(trx, told.announced.slug)
  if (standing !== null) return standing.id === told.id ? allow('known') : refuse('slug-taken')
  const by = { kind: 'source', source: told.source } as const
  const about = { consultation: told.id, member: told.member }
  const then = { by, about, at: told.first }
  await append(trx, consultationAnnounced, factFrom(ctx, { ...then, data: told.announced }))
  if (told.document !== null) await append(trx, consultationDocumentAdded, factFrom(ctx, { ...then, data: told.document }))
  await bringParticipation(trx, told.id, told.participation)
  for (const { accepted, text, participant } of told.statements) {
    const of = participant === null ? about : { ...about, participant }
    await append(trx, statementAccepted, factFrom(ctx, { ...then, about: of, data: accepted, disclosures: { text } }))
  }
  await tellClosing(trx, ctx, { by, about, at: told.last })
  return allow('told')
}
