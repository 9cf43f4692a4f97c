import type { WritingHeld } from '#modules/accounts'
import {
  Actions,
  Button,
  Crumbs,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Head,
  HiddenField,
  Note,
  Pager,
  Section,
  TextArea,
  to,
  Wrap,
} from '#ui'
import type { ArgumentShown } from '../queries/arguments.ts'
import { type ConsultationRefusal, longestArgument } from '../vocabulary.ts'
import { consultationTrail } from './consultation-name.tsx'
import { ArgumentItem, type ArgumentItemProps } from './proposal-arguments.tsx'
import { proposalPath, stands } from './proposal-item.tsx'
import { ProposalTitle } from './proposal-words.tsx'
import { RefusalNote } from './refusal.tsx'
import { Guard, SignFields } from './sign-fields.tsx'

/** Replies on a page. */
export const repliesPerPage = 20

interface ArgumentPageProps extends ArgumentItemProps {
  readonly replies: readonly ArgumentShown[]
  readonly replyPage: number
  readonly form: FormState
  readonly asks: boolean
  readonly held: WritingHeld | null
  readonly refusal?: ConsultationRefusal | undefined
  readonly done: string | null
}

/** An argument with every reply, and the form for one more. */
export function ArgumentPage(props: ArgumentPageProps) {
  const { words, consultation, proposal, argument, form, refusal, done } = props
  const here = to(words, proposalPath(consultation.slug, proposal.number))
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          ...consultationTrail(words, consultation),
          { href: to(words, `/consultations/${consultation.slug}/proposals`), text: words.t('proposals.list.title') },
          { href: here, text: words.t('proposals.number', { number: proposal.number }) },
        ]}
        here={words.t('proposals.argument.here')}
      />
      <ErrorSummary words={words} errors={form.errors} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      {done === null ? null : (
        <Note status>
          <p>{done}</p>
        </Note>
      )}
      <Head
        says
        eyebrow={<ProposalTitle words={words} of={proposal} />}
        title={words.t(`proposals.argument.title.${argument.side ?? 'for'}`)}
        lede={argument.withdrawnAt === null ? null : words.t('proposals.argument.withdrawn')}
      />
      <Flow>
        <ArgumentItem {...props} />
      </Flow>
      <Replies {...props} />
    </Wrap>
  )
}

function Replies(props: ArgumentPageProps) {
  const { words, consultation, proposal, argument, replies, replyPage, isOpen } = props
  const address = to(words, proposalPath(consultation.slug, proposal.number, `/arguments/${argument.id}`))
  return (
    <Section id="replies" title={words.t('proposals.reply.title', { n: argument.replies })}>
      <Flow>
        {replies.length === 0 ? <p class="muted">{words.t('proposals.reply.none')}</p> : null}
        {replies.map((reply) => (
          <article id={`argument-${reply.id}`} class="flow flow--3">
            <ArgumentItem {...props} argument={reply} />
          </article>
        ))}
        <Pager
          words={words}
          page={replyPage}
          pages={Math.ceil(argument.replies / repliesPerPage)}
          href={(page) => `${address}?page=${page}#replies`}
        />
        {isOpen && stands(proposal) && argument.withdrawnAt === null ? <ReplyForm {...props} address={address} /> : null}
      </Flow>
    </Section>
  )
}

const ReplyForm = ({ words, visitor, form, submission, asks, held, address }: ArgumentPageProps & { address: string }) => (
  <Form action={`${address}/replies`} visitor={visitor}>
    <HiddenField name="submission" value={submission} />
    <TextArea words={words} form={form} name="text" rows={4} label={words.t('proposals.reply.text')} maxLength={longestArgument} />
    <SignFields words={words} visitor={visitor} form={form} />
    <Guard words={words} asks={asks} held={held} />
    <Actions>
      <Button>{words.t('proposals.reply.button')}</Button>
    </Actions>
  </Form>
)
