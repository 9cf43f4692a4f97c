import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Flow, Form, HiddenField, Markdown, Pager, Radios, Section, Subhead, TextArea, Time, Two, to } from '#ui'
import type { ArgumentShown } from '../queries/arguments.ts'
import type { Consultation } from '../queries/consultations.ts'
import { type ArgumentSide, argumentSides, longestArgument } from '../vocabulary.ts'
import { GoneWords, ReportLink } from './peoples-words.tsx'
import { proposalPath, stands } from './proposal-item.tsx'
import type { ProposalPageProps } from './proposal-page-props.ts'
import { AuthorName, type Shown } from './proposal-words.tsx'
import { Guard, SignFields } from './sign-fields.tsx'

/** Arguments of one side on a page, and replies shown under each before its own page. */
export const argumentsPerPage = 10
export const repliesShown = 2

/** Reasons for and against, side by side, and the form for one more. */
export function ArgumentsPart(props: ProposalPageProps) {
  const { words, consultation, proposal, isOpen, argumentPage } = props
  const { argumentsFor, argumentsAgainst } = proposal
  const pages = Math.max(1, Math.ceil(Math.max(argumentsFor, argumentsAgainst) / argumentsPerPage))
  const takes = isOpen && stands(proposal)
  return (
    <Section
      id="arguments"
      title={words.t('proposals.arguments-title')}
      intro={words.t('proposals.arguments-intro', { n: argumentsFor + argumentsAgainst })}
    >
      <Flow space={6}>
        <Two>
          {argumentSides.map((side) => (
            <div>
              <Subhead>{words.t(`proposals.side.${side}`, { n: side === 'for' ? argumentsFor : argumentsAgainst })}</Subhead>
              <Side {...props} side={side} />
            </div>
          ))}
        </Two>
        <Pager
          words={words}
          page={argumentPage}
          pages={pages}
          href={(page) => `${to(words, proposalPath(consultation.slug, proposal.number))}?arguments=${page}#arguments`}
        />
        {takes ? <ArgumentForm {...props} /> : null}
      </Flow>
    </Section>
  )
}

function Side(props: ProposalPageProps & { side: ArgumentSide }) {
  const { words, side, sides, replies } = props
  if (sides[side].length === 0) return <p class="muted">{words.t(`proposals.no-argument.${side}`)}</p>
  return (
    <Flow space={6}>
      {sides[side].map((argument) => (
        <article id={`argument-${argument.id}`} class="flow flow--3">
          <ArgumentItem {...props} argument={argument} linked />
          {argument.replies === 0 ? null : (
            <div class="prose">
              {(replies.get(argument.id) ?? []).map((reply) => (
                <blockquote id={`argument-${reply.id}`}>
                  <ArgumentItem {...props} argument={reply} />
                </blockquote>
              ))}
            </div>
          )}
          {argument.replies > repliesShown ? (
            <p class="small">
              <a href={argumentAddress(props, argument.id)}>{words.t('proposals.reply.all', { n: argument.replies })}</a>
            </p>
          ) : null}
        </article>
      ))}
    </Flow>
  )
}

/** What one argument or reply needs. */
export interface ArgumentItemProps extends Shown {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly proposal: ProposalPageProps['proposal']
  readonly argument: ArgumentShown
  readonly supported: ReadonlySet<string>
  readonly reader: string | null
  readonly isOpen: boolean
  readonly submission: string
  /** Leads to the argument's own page. */
  readonly linked?: boolean
}

const argumentAddress = (
  { words, consultation, proposal }: Pick<ArgumentItemProps, 'words' | 'consultation' | 'proposal'>,
  id: string,
  part = '',
) => to(words, proposalPath(consultation.slug, proposal.number, `/arguments/${id}${part}`))

/** An argument or a reply: its words, who and when, and what one can do about it. */
export function ArgumentItem(props: ArgumentItemProps) {
  const { words, members, removals, argument, linked } = props
  const { text, language, madeAt, entryId, id, replyTo } = argument
  return (
    <>
      {text === null ? (
        <GoneWords words={words} removed={removals.get(entryId)} field="text" />
      ) : (
        <Markdown words={words} text={text} lang={language === words.lang ? undefined : language} />
      )}
      <div class="by">
        <span>
          <AuthorName words={words} members={members} of={argument} />
        </span>
        <Time words={words} date={madeAt} />
        {replyTo === null ? <span>{words.t('proposals.supports', { n: argument.supports })}</span> : null}
        {linked === true ? (
          <a href={argumentAddress(props, id)}>
            {words.t('proposals.reply.here')} <span class="vh">{text?.slice(0, 60)}</span>
          </a>
        ) : null}
        <ReportLink words={words} entryId={entryId} about={text?.slice(0, 60) ?? ''} />
        <ArgumentTools {...props} />
      </div>
    </>
  )
}

function ArgumentTools(props: ArgumentItemProps) {
  const { words, visitor, consultation, proposal, argument, supported, reader, isOpen, submission } = props
  const on = !supported.has(argument.id)
  const supports = isOpen && argument.replyTo === null && stands(proposal)
  const own = reader !== null && argument.participantId === reader && consultation.closedAt === null
  if (!supports && !own) return null
  return (
    <>
      {supports ? (
        <Form action={argumentAddress(props, argument.id, '/support')} visitor={visitor} inline>
          <HiddenField name="submission" value={submission} />
          <HiddenField name="on" value={on ? 'yes' : 'no'} />
          <Button plain icon={on ? undefined : 'check'}>
            {words.t(on ? 'proposals.support.argument' : 'proposals.support.take-back')}
            <span class="vh"> {argument.text?.slice(0, 60)}</span>
          </Button>
        </Form>
      ) : null}
      {own ? (
        <Form action={argumentAddress(props, argument.id, '/withdrawal')} visitor={visitor} inline>
          <Button plain>
            {words.t('proposals.withdraw.argument')}
            <span class="vh"> {argument.text?.slice(0, 60)}</span>
          </Button>
        </Form>
      ) : null}
    </>
  )
}

function ArgumentForm(props: ProposalPageProps) {
  const { words, visitor, consultation, proposal, form, submission, asks, held } = props
  return (
    <div id="argue">
      <Subhead>{words.t('proposals.argue.title')}</Subhead>
      <Form action={to(words, proposalPath(consultation.slug, proposal.number, '/arguments'))} visitor={visitor}>
        <HiddenField name="submission" value={submission} />
        <Radios
          words={words}
          form={form}
          name="side"
          legend={words.t('proposals.argue.side')}
          inline
          options={argumentSides.map((side) => ({ value: side, text: words.t(`proposals.argue.${side}`) }))}
        />
        <TextArea
          words={words}
          form={form}
          name="text"
          rows={4}
          label={words.t('proposals.argue.text')}
          hint={words.t('proposals.argue.text-hint')}
          maxLength={longestArgument}
        />
        <SignFields words={words} visitor={visitor} form={form} />
        <Guard words={words} asks={asks} held={held} />
        <Actions>
          <Button quiet>{words.t('proposals.argue.button')}</Button>
        </Actions>
      </Form>
    </div>
  )
}
