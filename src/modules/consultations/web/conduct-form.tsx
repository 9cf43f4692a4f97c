import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Form, type FormState, HiddenField, to } from '#ui'
import type { ConsultationParts } from '../queries/consultation-page.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { StatementDraft } from '../queries/statements.ts'
import type { Text } from '../queries/texts.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'

/** The forms of the page: what was sent belongs to one of them. */
export type ConductForm =
  | 'extensions'
  | 'documents'
  | 'meetings'
  | 'cancellations'
  | 'minutes'
  | 'organiser-statements'
  | 'statement-decisions'
  | 'closing'
  | 'report'
  | 'residents'

export interface ConductPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly now: Date
  readonly consultation: Consultation
  readonly parts: ConsultationParts
  readonly drafts: readonly StatementDraft[]
  readonly texts: readonly Text[]
  /** How many addresses are on the list of residents. */
  readonly residents: number
  /** What was sent, and to which form. */
  readonly sent: { readonly to: ConductForm | null; readonly form: FormState }
  readonly submission: string
  readonly refusal?: ConsultationRefusal | undefined
}

/** What was typed in a form of the page; nothing for the others. */
export const formOf = ({ sent }: ConductPageProps, name: ConductForm): FormState => (sent.to === name ? sent.form : { values: {} })

interface ConductFormProps {
  readonly props: ConductPageProps
  readonly name: ConductForm
  readonly button: Child
  readonly children?: Child
}

/** One form of the page. */
export const OneForm = ({ props: { words, visitor, consultation, submission }, name, button, children }: ConductFormProps) => (
  <Form action={to(words, `/consultations/${consultation.slug}/${name}`)} visitor={visitor}>
    <HiddenField name="submission" value={submission} />
    {children}
    <Actions>
      <Button quiet>{button}</Button>
    </Actions>
  </Form>
)
