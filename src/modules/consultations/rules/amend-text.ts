import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { AmendmentKind, ConsultationRefusal, Paragraph } from '../vocabulary.ts'

/** What somebody asks of a paragraph. */
export interface AskedChange {
  readonly version: number
  readonly paragraph: string
  readonly change: AmendmentKind
  /** Null for a deletion. */
  readonly words: string | null
}

type AmendRefusal = Extract<ConsultationRefusal, 'text-moved' | 'paragraph-unknown' | 'same-words'>

/** Decides whether a paragraph is amended: it stands in the newest version, and something would change. */
export function decideAmend(
  text: { readonly version: number; readonly paragraphs: readonly Paragraph[] },
  { version, paragraph, change, words }: AskedChange,
): Outcome<null, AmendRefusal> {
  if (version !== text.version) return refuse('text-moved')
  const standing = text.paragraphs.find(({ id }) => id === paragraph)
  if (standing === undefined) return refuse('paragraph-unknown')
  return change === 'other-words' && words === standing.words ? refuse('same-words') : allow(null)
}

/** What is known of an amendment when its author takes it back. */
export interface GivenAmendment {
  readonly participantId: string | null
  readonly withdrawnAt: Date | null
  readonly acceptedVersion: number | null
}

/** Decides whether an amendment is withdrawn: by its author, once, before it is taken in. */
export function decideWithdrawAmendment(
  amendment: GivenAmendment | null,
  participantId: string | null,
): Outcome<null, Extract<ConsultationRefusal, 'input-unknown' | 'not-author' | 'input-withdrawn' | 'amendment-accepted'>> {
  if (amendment === null) return refuse('input-unknown')
  if (participantId === null || amendment.participantId !== participantId) return refuse('not-author')
  if (amendment.withdrawnAt !== null) return refuse('input-withdrawn')
  return amendment.acceptedVersion === null ? allow(null) : refuse('amendment-accepted')
}
