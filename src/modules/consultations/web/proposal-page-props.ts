import type { Child } from 'hono/jsx'
import type { Visitor } from '#kernel/visitor.ts'
import type { WritingHeld } from '#modules/accounts'
import type { FormState } from '#ui'
import type { ArgumentShown } from '../queries/arguments.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { ProposalParts } from '../queries/proposal-page.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import type { Shown } from './proposal-words.tsx'

/** What the page of a proposal shows, and what its reader may do there. */
export interface ProposalPageProps extends Shown {
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly proposal: ProposalShown
  readonly parts: ProposalParts
  readonly sides: { readonly for: readonly ArgumentShown[]; readonly against: readonly ArgumentShown[] }
  readonly replies: ReadonlyMap<string, readonly ArgumentShown[]>
  /** What this reader supports: the proposal, arguments. */
  readonly supported: ReadonlySet<string>
  /** The reader's id in the consultation, or null. */
  readonly reader: string | null
  readonly isAuthor: boolean
  /** Whether the reader acts for the organiser. */
  readonly conducts: boolean
  readonly isOpen: boolean
  /** Whether answers are told: once the organiser answers. */
  readonly answering: boolean
  readonly argumentPage: number
  readonly submission: string
  readonly form: FormState
  readonly asks: boolean
  readonly held: WritingHeld | null
  readonly refusal?: ConsultationRefusal | undefined
  readonly done: string | null
  readonly follow: Child
  /** Where words that were taken up stand: links, given by the composition. */
  readonly places: Child
}
