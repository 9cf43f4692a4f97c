import { Forbidden } from '#kernel/errors.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { removedFields } from '#record'
import type { Consultation } from '../queries/consultations.ts'
import type { LedgerRow } from '../queries/ledger.ts'
import { mandateOf } from './conduct-routes.tsx'
import { consultationAsked } from './statement-routes.tsx'

/** Tells whether the reader answers for the organiser of a consultation. */
export const answersFor = (c: PageRequest, { memberId }: Pick<Consultation, 'memberId'>): boolean => {
  const acting = c.var.visitor?.acting
  return acting?.memberId === memberId && (acting.kind === 'point-of-contact' || acting.kind === 'editor')
}

/** The consultation of the address, for its organiser alone. Throws `NotFound`, or `Forbidden`. */
export async function ownConsultation(c: PageRequest): Promise<Consultation> {
  const consultation = await consultationAsked(c)
  if (mandateOf(c).memberId !== consultation.memberId) throw new Forbidden('no-mandate')
  return consultation
}

/** The entries, among those of these inputs' words, whose words moderation keeps off the pages. */
export async function removedAmong(c: PageRequest, rows: readonly LedgerRow[]): Promise<ReadonlySet<string>> {
  const gone = rows.filter(({ words }) => words === null).map(({ wordsEntryId }) => wordsEntryId)
  return new Set((await removedFields(c.var.ctx.db, gone)).keys())
}
