import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Crumbs, ErrorSummary, Flow, Form, type FormState, Head, Note, Radios, to, Wrap } from '#ui'
import type { HeldMandate } from '../queries/mandates.ts'
import { chosenGrounds } from '../vocabulary.ts'
import { MandateFacts } from './mandate-pages.tsx'
import { groundKey } from './sentences.ts'

export interface EndMandateProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly mandate: HeldMandate
  readonly mandateName: string
  readonly trail: readonly { readonly href: string; readonly text: string }[]
  /** Where the list of mandates is: `/admin/mandates`. */
  readonly path: string
  readonly form: FormState
  readonly refusal: string | null
}

/** Before a mandate ends: which one, and why. */
export const EndMandatePage = ({ words, visitor, mandate, mandateName, trail, path, form, refusal }: EndMandateProps) => (
  <Wrap form>
    <Crumbs words={words} trail={[...trail]} here={words.t('steward.mandates.end')} />
    <ErrorSummary words={words} errors={form.errors ?? []} />
    <Head title={words.t('steward.mandates.end')} lede={mandateName} />
    <Flow>
      {refusal === null ? null : <Note kind="warn">{refusal}</Note>}
      <MandateFacts words={words} mandate={mandate} />
      <Form action={to(words, `${path}/${mandate.id}`)} visitor={visitor}>
        <Radios
          words={words}
          name="ground"
          legend={words.t('steward.mandates.ground')}
          hint={words.t('steward.mandates.ground-hint')}
          form={form}
          options={chosenGrounds.map((ground) => ({ value: ground, text: words.t(groundKey(ground)) }))}
        />
        <Actions>
          <Button>{words.t('steward.mandates.end')}</Button>
          <a href={to(words, path)}>{words.t('common.button.cancel')}</a>
        </Actions>
      </Form>
    </Flow>
  </Wrap>
)
