import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Form,
  type FormState,
  Group,
  HiddenField,
  Markdown,
  Note,
  Section,
  TextArea,
  TextField,
  to,
} from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import { type ConsultationRefusal, longestClarification, longestProposal, longestProposalTitle } from '../vocabulary.ts'
import { WritingFrame } from './proposal-form-pages.tsx'
import { GoneTag, proposalPath, stands } from './proposal-item.tsx'
import { ProposalTitle } from './proposal-words.tsx'

/** The forms of the page; what was sent belongs to one of them. */
export type ProposalConductForm = 'clarifications' | 'merging' | 'splitting'

export interface ProposalConductProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly proposal: ProposalShown
  /** Those that say something near. */
  readonly similar: readonly ProposalShown[]
  readonly sent: { readonly to: ProposalConductForm | null; readonly form: FormState }
  readonly submission: string
  readonly refusal?: ConsultationRefusal | undefined
}

/** Most parts that the form splits a proposal into. */
export const mostParts = 4

/** What the organiser does with a proposal besides answering it: clarify, merge, split. */
export function ProposalConductPage(props: ProposalConductProps) {
  const { words, consultation, proposal, sent } = props
  const isFree = stands(proposal) && proposal.answerId === null
  return (
    <WritingFrame
      {...props}
      form={sent.form}
      here={words.t('proposals.conduct.here')}
      title={words.t('proposals.conduct.title', { number: proposal.number })}
      lede={<ProposalTitle words={words} of={proposal} />}
      trail={[
        {
          href: to(words, proposalPath(consultation.slug, proposal.number)),
          text: words.t('proposals.number', { number: proposal.number }),
        },
      ]}
    >
      {stands(proposal) ? (
        <Clarify {...props} />
      ) : (
        <Note>
          <p>
            <GoneTag words={words} proposal={proposal} /> {words.t('proposals.conduct.nothing')}
          </p>
        </Note>
      )}
      {isFree ? (
        <>
          <Merge {...props} />
          <Split {...props} />
        </>
      ) : null}
    </WritingFrame>
  )
}

const formOf = ({ sent }: ProposalConductProps, name: ProposalConductForm): FormState => (sent.to === name ? sent.form : { values: {} })

const OneForm = ({
  props,
  name,
  button,
  children,
}: {
  props: ProposalConductProps
  name: ProposalConductForm
  button: string
  children?: Child
}) => (
  <Form action={to(props.words, proposalPath(props.consultation.slug, props.proposal.number, `/${name}`))} visitor={props.visitor}>
    <HiddenField name="submission" value={props.submission} />
    {children}
    <Actions>
      <Button quiet>{button}</Button>
    </Actions>
  </Form>
)

const Reason = ({ props, name }: { props: ProposalConductProps; name: ProposalConductForm }) => (
  <TextArea
    words={props.words}
    form={formOf(props, name)}
    name={`${name}-reason`}
    rows={2}
    label={props.words.t('proposals.conduct.reason')}
    maxLength={longestClarification}
    optional
  />
)

const Clarify = (props: ProposalConductProps) => (
  <Section id="clarify" title={props.words.t('proposals.conduct.clarify')} intro={props.words.t('proposals.page.clarifications-intro')}>
    <OneForm props={props} name="clarifications" button={props.words.t('proposals.conduct.clarify-button')}>
      <TextArea
        words={props.words}
        form={formOf(props, 'clarifications')}
        name="clarification"
        rows={4}
        label={props.words.t('proposals.conduct.clarification', { language: props.words.language(props.words.lang) })}
        maxLength={longestClarification}
      />
    </OneForm>
  </Section>
)

function Merge(props: ProposalConductProps) {
  const { words, similar, proposal } = props
  const form = formOf(props, 'merging')
  return (
    <Section
      id="merge"
      title={words.t('proposals.conduct.merge')}
      intro={words.t('proposals.conduct.merge-intro', { number: proposal.number })}
    >
      <OneForm props={props} name="merging" button={words.t('proposals.conduct.merge-button')}>
        {similar.length === 0 ? null : (
          <Checkboxes
            words={words}
            form={form}
            name="near"
            legend={words.t('proposals.conduct.near')}
            options={similar.map(({ number, title }) => ({
              value: String(number),
              text: `${words.t('proposals.number', { number })}: ${title ?? words.t('proposals.gone.erased')}`,
            }))}
          />
        )}
        <TextField
          words={words}
          form={form}
          name="numbers"
          label={words.t('proposals.conduct.numbers')}
          hint={words.t('proposals.conduct.numbers-hint')}
          optional={similar.length > 0}
        />
        <Reason props={props} name="merging" />
      </OneForm>
    </Section>
  )
}

function Split(props: ProposalConductProps) {
  const { words, proposal } = props
  const form = formOf(props, 'splitting')
  return (
    <Section id="split" title={words.t('proposals.conduct.split')} intro={words.t('proposals.conduct.split-intro')}>
      {proposal.text === null ? null : <Markdown words={words} text={proposal.text} lang={proposal.language} />}
      <OneForm props={props} name="splitting" button={words.t('proposals.conduct.split-button')}>
        {Array.from({ length: mostParts }, (_, at) => at + 1).map((part) => (
          <Group legend={words.t('proposals.conduct.part', { n: part })}>
            <TextField
              words={words}
              form={form}
              name={`title-${part}`}
              label={words.t('proposals.form.title')}
              maxLength={longestProposalTitle}
              optional={part > 2}
            />
            <TextArea
              words={words}
              form={form}
              name={`text-${part}`}
              rows={3}
              label={words.t('proposals.form.text')}
              maxLength={longestProposal}
              optional={part > 2}
            />
          </Group>
        ))}
        <Reason props={props} name="splitting" />
      </OneForm>
    </Section>
  )
}
