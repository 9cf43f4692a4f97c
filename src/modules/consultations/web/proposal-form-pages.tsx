import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type Language, textFor } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { WritingHeld } from '#modules/accounts'
import type { Member } from '#modules/members'
import {
  Actions,
  Answers,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Head,
  HiddenField,
  Markdown,
  Name,
  Note,
  Section,
  Select,
  TextArea,
  TextField,
  to,
  Wrap,
} from '#ui'
import type { ProposalForm } from '../acts/submit-proposal.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import { type ConsultationRefusal, longestPlace, longestProposal, longestProposalTitle, mostAttachments } from '../vocabulary.ts'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { ProposalItem } from './proposal-item.tsx'
import { AttachmentLinks } from './proposal-words.tsx'
import { RefusalNote } from './refusal.tsx'
import { Guard, SignFields } from './sign-fields.tsx'

export interface ProposalFormProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly form: FormState
  /** The address the form is sent to, without language. */
  readonly action: string
  /** Null for a new proposal. */
  readonly revises: ProposalShown | null
  readonly asks: boolean
  readonly held: WritingHeld | null
  readonly refusal?: ConsultationRefusal | undefined
}

/** The language a proposal is written in unless its author says otherwise: the reader's, when the consultation takes it. */
export const usualLanguage = ({ lang }: Pick<Words, 'lang'>, { languages }: Pick<Consultation, 'languages'>): Language =>
  languages.includes(lang) ? lang : (languages[0] ?? lang)

/** The frame of every page on which something is written about proposals. */
export const WritingFrame = ({
  words,
  consultation,
  form,
  refusal,
  here,
  title,
  lede,
  trail = [],
  children,
}: Pick<ProposalFormProps, 'words' | 'consultation' | 'form' | 'refusal'> & {
  here: string
  title: string
  lede: Child
  trail?: readonly { href: string; text: Child }[]
  children?: Child
}) => (
  <>
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          ...consultationTrail(words, consultation),
          { href: to(words, `/consultations/${consultation.slug}/proposals`), text: words.t('proposals.list.title') },
          ...trail,
        ]}
        here={here}
      />
    </Wrap>
    <Wrap form>
      <ErrorSummary words={words} errors={form.errors} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      <Head eyebrow={titleOf(words, consultation).text} title={title} lede={lede} />
      {children}
    </Wrap>
  </>
)

/** Writing a proposal, or other words for one. */
export function ProposalFormPage(props: ProposalFormProps) {
  const { words, visitor, consultation, form, action, revises, asks, held } = props
  const here = words.t(revises === null ? 'proposals.list.new' : 'proposals.revise.here')
  return (
    <WritingFrame {...props} here={here} title={here} lede={words.t(revises === null ? 'proposals.form.lede' : 'proposals.revise.lede')}>
      <Form action={to(words, action)} visitor={visitor}>
        <HiddenField name="submission" value={String(form.values['submission'] ?? '')} />
        <HiddenField name="step" value="write" />
        <Fields words={words} visitor={visitor} consultation={consultation} form={form} />
        {revises === null ? null : <Guard words={words} asks={asks} held={held} />}
        <Actions>
          <Button>{words.t(revises === null ? 'common.button.continue' : 'proposals.revise.button')}</Button>
        </Actions>
      </Form>
    </WritingFrame>
  )
}

function Fields({ words, visitor, consultation, form }: Pick<ProposalFormProps, 'words' | 'visitor' | 'consultation' | 'form'>) {
  const common = { words, form }
  return (
    <>
      <TextField
        {...common}
        name="title"
        label={words.t('proposals.form.title')}
        hint={words.t('proposals.form.title-hint')}
        maxLength={longestProposalTitle}
      />
      <TextArea
        {...common}
        name="text"
        rows={10}
        label={words.t('proposals.form.text')}
        hint={words.t('proposals.form.text-hint')}
        maxLength={longestProposal}
      />
      <Choices words={words} consultation={consultation} form={form} />
      <TextField
        {...common}
        name="place"
        label={words.t('proposals.form.place')}
        hint={words.t('proposals.form.place-hint')}
        maxLength={longestPlace}
        optional
      />
      <TextArea
        {...common}
        name="attachments"
        rows={2}
        dir="ltr"
        label={words.t('proposals.form.attachments')}
        hint={words.t('proposals.form.attachments-hint', { most: mostAttachments })}
        optional
      />
      <SignFields words={words} visitor={visitor} form={form} />
    </>
  )
}

/** The language it is written in, and its theme, where there is a choice. */
function Choices({ words, consultation, form }: Pick<ProposalFormProps, 'words' | 'consultation' | 'form'>) {
  const { languages, themes } = consultation
  const common = { words, form }
  return (
    <>
      {languages.length > 1 ? (
        <Select
          {...common}
          name="language"
          label={words.t('proposals.form.language')}
          value={usualLanguage(words, consultation)}
          options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
        />
      ) : (
        <HiddenField name="language" value={usualLanguage(words, consultation)} />
      )}
      {themes.length === 0 ? null : (
        <Select
          {...common}
          name="theme"
          label={words.t('proposals.form.theme')}
          empty={words.t('proposals.form.no-theme')}
          options={themes.map(({ id, name }) => ({ value: id, text: textFor(name, words.lang).text }))}
          optional
        />
      )}
    </>
  )
}

interface CheckProps extends ProposalFormProps {
  readonly proposal: ProposalForm
  readonly similar: readonly ProposalShown[]
  readonly members: ReadonlyMap<string, Member>
}

/** What is already there and says something near, then the words as they will stand. */
export function ProposalCheckPage(props: CheckProps) {
  const { words, visitor, action, form, similar, asks, held } = props
  return (
    <WritingFrame
      {...props}
      here={words.t('proposals.list.new')}
      title={words.t('proposals.check.title')}
      lede={words.t('proposals.check.lede')}
    >
      {similar.length === 0 ? null : <Similar {...props} />}
      <Section id="words" title={words.t('proposals.check.words')}>
        <Flow>
          <Written {...props} />
          <Note>
            <p>{words.t('proposals.check.stays')}</p>
          </Note>
          <Form action={to(words, action)} visitor={visitor}>
            {Object.entries(form.values).map(([name, value]) => (
              <HiddenField name={name} value={String(value)} />
            ))}
            <Guard words={words} asks={asks} held={held} />
            <Actions>
              <Button name="step" value="check">
                {words.t('proposals.check.button')}
              </Button>
              <Button name="step" value="change" quiet>
                {words.t('common.form.change')}
              </Button>
            </Actions>
          </Form>
        </Flow>
      </Section>
    </WritingFrame>
  )
}

const Similar = ({ words, consultation, members, similar }: CheckProps) => (
  <Section id="similar" title={words.t('proposals.similar.title', { n: similar.length })} intro={words.t('proposals.similar.intro')}>
    <Flow space={6}>
      {similar.map((proposal) => (
        <>
          <ProposalItem words={words} consultation={consultation} members={members} proposal={proposal} answering={false} />
          <p>
            <ButtonLink quiet href={to(words, `/consultations/${consultation.slug}/proposals/${proposal.number}#support`)}>
              {words.t('proposals.similar.see', { number: proposal.number })}
            </ButtonLink>
          </p>
        </>
      ))}
      <p>{words.t('proposals.similar.go-on')}</p>
    </Flow>
  </Section>
)

function Written({ words, consultation, proposal }: CheckProps) {
  const theme = consultation.themes.find(({ id }) => id === proposal.theme)
  const line = (key: 'title' | 'place' | 'signature', value: string | null) =>
    value === null
      ? []
      : [
          {
            question: words.t(`proposals.form.${key}`),
            answer: <Name name={value} lang={key === 'title' ? proposal.language : undefined} />,
          },
        ]
  return (
    <Answers
      words={words}
      items={[
        ...line('title', proposal.title),
        { question: words.t('proposals.form.text'), answer: <Markdown words={words} text={proposal.text} lang={proposal.language} /> },
        { question: words.t('proposals.form.language'), answer: words.language(proposal.language) },
        ...(theme === undefined ? [] : [{ question: words.t('proposals.form.theme'), answer: textFor(theme.name, words.lang).text }]),
        ...line('place', proposal.place),
        ...(proposal.attachments.length === 0
          ? []
          : [{ question: words.t('proposals.attachments'), answer: <AttachmentLinks words={words} links={proposal.attachments} /> }]),
        ...line('signature', proposal.signature),
      ]}
    />
  )
}
