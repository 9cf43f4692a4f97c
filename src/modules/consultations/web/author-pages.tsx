import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { WritingHeld } from '#modules/accounts'
import { Actions, Button, ButtonLink, Form, type FormState, HiddenField, Note, TextArea, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { WritingFrame } from './proposal-form-pages.tsx'
import { proposalPath } from './proposal-item.tsx'
import { ProposalTitle } from './proposal-words.tsx'
import { Guard, SignFields } from './sign-fields.tsx'

/** What pages of authors have in common. */
export interface AuthorPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly proposal: ProposalShown
  readonly form: FormState
  readonly held: WritingHeld | null
  readonly asks: boolean
  readonly refusal?: ConsultationRefusal | undefined
}

const addressOf = ({ words, consultation, proposal }: AuthorPageProps, part = '') =>
  to(words, proposalPath(consultation.slug, proposal.number, part))

const Frame = ({ title, lede, children, ...props }: AuthorPageProps & { title: string; lede: Child; children?: Child }) => (
  <WritingFrame
    {...props}
    here={title}
    title={title}
    lede={lede}
    trail={[{ href: addressOf(props), text: props.words.t('proposals.number', { number: props.proposal.number }) }]}
  >
    <p>
      <b>
        <ProposalTitle words={props.words} of={props.proposal} />
      </b>
    </p>
    {children}
  </WritingFrame>
)

const Back = (props: AuthorPageProps) => (
  <ButtonLink quiet href={addressOf(props)}>
    {props.words.t('proposals.invite.back')}
  </ButtonLink>
)

/** Says to anybody else that a proposal is its authors'. */
export const NotYoursPage = (props: AuthorPageProps) => (
  <Frame {...props} title={props.words.t('proposals.page.not-yours')} lede={null}>
    <Actions>
      <Back {...props} />
    </Actions>
  </Frame>
)

/** Taking a proposal back, with a reason or without. */
export const WithdrawPage = (props: AuthorPageProps) => (
  <Frame {...props} title={props.words.t('proposals.withdraw.here')} lede={props.words.t('proposals.withdraw.lede')}>
    <Form action={addressOf(props, '/withdrawal')} visitor={props.visitor}>
      <TextArea
        words={props.words}
        form={props.form}
        name="reason"
        rows={3}
        label={props.words.t('proposals.withdraw.reason')}
        hint={props.words.t('proposals.withdraw.reason-hint')}
        maxLength={1000}
        optional
      />
      <Guard words={props.words} asks={props.asks} held={props.held} />
      <Actions>
        <Button>{props.words.t('proposals.withdraw.button')}</Button>
        <Back {...props} />
      </Actions>
    </Form>
  </Frame>
)

/** The link an author gives away: shown to authors only. Null when none was made. */
export const InvitationPage = ({ link, ...props }: AuthorPageProps & { link: string | null }) => (
  <Frame {...props} title={props.words.t('proposals.invite.title')} lede={props.words.t('proposals.invite.lede')}>
    {link === null ? null : (
      <Note>
        <p>
          <bdi dir="ltr">
            <code>{link}</code>
          </bdi>
        </p>
      </Note>
    )}
    <p>{props.words.t('proposals.invite.once')}</p>
    <Actions>
      <ButtonLink href={addressOf(props)}>{props.words.t('proposals.invite.back')}</ButtonLink>
    </Actions>
  </Frame>
)

/** Signing a proposal with the link an author gave; `isGood` tells whether the link still serves. */
export const SignPage = ({
  isGood,
  code,
  submission,
  ...props
}: AuthorPageProps & { isGood: boolean; code: string; submission: string }) => (
  <Frame {...props} title={props.words.t('proposals.sign.title')} lede={props.words.t('proposals.sign.lede')}>
    {isGood ? (
      <Form action={addressOf(props, '/signature')} visitor={props.visitor}>
        <HiddenField name="submission" value={submission} />
        <HiddenField name="key" value={code} />
        <SignFields words={props.words} visitor={props.visitor} form={props.form} />
        <Guard words={props.words} asks={props.asks} held={props.held} />
        <Actions>
          <Button>{props.words.t('proposals.sign.button')}</Button>
          <Back {...props} />
        </Actions>
      </Form>
    ) : (
      <Note kind="warn">
        <p>{props.words.t('consultations.refusal.invitation-unknown')}</p>
      </Note>
    )}
  </Frame>
)
