import { textFor } from '#kernel/languages.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  Facts,
  Flow,
  Form,
  Head,
  HiddenField,
  Markdown,
  Name,
  Note,
  Row,
  Section,
  Tag,
  Time,
  to,
  Wrap,
} from '#ui'
import { AnswerPart } from './answer-part.tsx'
import { consultationTrail } from './consultation-name.tsx'
import { GoneWords, ReportLink } from './peoples-words.tsx'
import { ArgumentsPart } from './proposal-arguments.tsx'
import { DecisionTag, GoneTag, proposalPath, stands } from './proposal-item.tsx'
import type { ProposalPageProps } from './proposal-page-props.ts'
import { Clarifications, Trace, Versions } from './proposal-trace.tsx'
import { AttachmentLinks, AuthorName, ProposalTitle } from './proposal-words.tsx'
import { RefusalNote } from './refusal.tsx'

/** The page of a proposal: its words, what became of it, supports, arguments, the answer. */
export function ProposalPage(props: ProposalPageProps) {
  const { words, consultation, proposal, parts, form, refusal, done } = props
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          ...consultationTrail(words, consultation),
          { href: to(words, `/consultations/${consultation.slug}/proposals`), text: words.t('proposals.list.title') },
        ]}
        here={words.t('proposals.number', { number: proposal.number })}
      />
      <ErrorSummary words={words} errors={form.errors} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      {done === null ? null : (
        <Note status>
          <p>{done}</p>
        </Note>
      )}
      <Opening {...props} />
      <Text {...props} />
      {parts.answer === null ? null : <AnswerPart words={words} answer={parts.answer} places={props.places} />}
      <Clarifications {...props} />
      <ArgumentsPart {...props} />
      <Versions {...props} />
      <Trace {...props} />
      {props.follow}
    </Wrap>
  )
}

function Opening(props: ProposalPageProps) {
  const { words, consultation, proposal, answering } = props
  const theme = consultation.themes.find(({ id }) => id === proposal.theme)
  return (
    <Head
      says
      eyebrow={
        <>
          {words.t('proposals.number', { number: proposal.number })} <GoneTag words={words} proposal={proposal} />
          {stands(proposal) && (answering || proposal.decision !== null) ? (
            <DecisionTag words={words} decision={proposal.decision} />
          ) : null}
          {theme === undefined ? null : <Tag icon="tag">{textFor(theme.name, words.lang).text}</Tag>}
        </>
      }
      title={<ProposalTitle words={words} of={proposal} />}
      lede={<Authors {...props} />}
      actions={<Supporting {...props} />}
    />
  )
}

function Authors({ words, members, proposal, parts }: ProposalPageProps) {
  const authors = [
    ...(parts.trace.splitFrom === null ? [<AuthorName words={words} members={members} of={proposal} />] : []),
    ...(parts.trace.splitFrom === null ? [] : [<>{words.t('proposals.split-by', { number: parts.trace.splitFrom.number })}</>]),
    ...parts.authors.map((author) => <AuthorName words={words} members={members} of={author} />),
  ]
  return (
    <>
      {authors.map((author, at) => (
        <>
          {at === 0 ? null : ' · '}
          {author}
        </>
      ))}
      {' · '}
      <Time words={words} date={proposal.submittedAt} />
    </>
  )
}

/** How many support it, with the button to join or leave them while that is possible. */
function Supporting({ words, visitor, consultation, proposal, parts, supported, isOpen, submission }: ProposalPageProps) {
  const on = !supported.has(proposal.id)
  const count = <b>{words.t('proposals.supports', { n: proposal.supports })}</b>
  return (
    <div id="support" class="row">
      {isOpen && stands(proposal) ? (
        <Form action={to(words, proposalPath(consultation.slug, proposal.number, '/support'))} visitor={visitor} inline>
          <HiddenField name="submission" value={submission} />
          <HiddenField name="on" value={on ? 'yes' : 'no'} />
          <Button quiet={!on} icon={on ? 'heart-handshake' : 'check'}>
            {words.t(on ? 'proposals.support.give' : 'proposals.support.take-back')}
          </Button>
        </Form>
      ) : null}
      <span>
        {count}
        {parts.supportedTogether === null ? null : (
          <span class="sub">{words.t('proposals.support.together', { n: parts.supportedTogether })}</span>
        )}
      </span>
    </div>
  )
}

function Text(props: ProposalPageProps) {
  const { words, removals, proposal, consultation } = props
  const { text, title, entryId, place, attachments, language } = proposal
  const address = (part: string) => to(words, proposalPath(consultation.slug, proposal.number, part))
  return (
    <Section
      id="text"
      title={words.t('proposals.page.text')}
      intro={language === words.lang ? undefined : words.t('proposals.page.written-in', { language: words.language(language) })}
    >
      <Flow>
        {title === null ? <GoneWords words={words} removed={removals.get(entryId)} field="title" /> : null}
        {text === null ? (
          <GoneWords words={words} removed={removals.get(entryId)} field="text" />
        ) : (
          <Markdown words={words} text={text} lang={language} />
        )}
        {place === null && attachments.length === 0 ? null : (
          <Facts
            items={[
              ...(place === null ? [] : [{ term: words.t('proposals.form.place'), detail: <Name name={place} /> }]),
              ...(attachments.length === 0
                ? []
                : [{ term: words.t('proposals.attachments'), detail: <AttachmentLinks words={words} links={attachments} /> }]),
            ]}
          />
        )}
        <Withdrawal {...props} />
        <Row small>
          <ReportLink words={words} entryId={entryId} about={words.t('proposals.number', { number: proposal.number })} />
        </Row>
        <Actions>
          {props.isAuthor && stands(proposal) ? <AuthorTools {...props} /> : null}
          {props.conducts ? (
            <ButtonLink quiet href={address('/conduct')}>
              {words.t('proposals.conduct.here')}
            </ButtonLink>
          ) : null}
        </Actions>
      </Flow>
    </Section>
  )
}

function Withdrawal({ words, removals, proposal }: ProposalPageProps) {
  if (proposal.withdrawnAt === null) return null
  return (
    <Note>
      <p>{words.rich('proposals.page.withdrawn', { day: <Time words={words} date={proposal.withdrawnAt} /> })}</p>
      {proposal.withdrawReason === null ? (
        removals.has(proposal.withdrawnEntryId ?? '') ? (
          <GoneWords words={words} removed={removals.get(proposal.withdrawnEntryId ?? '')} field="reason" />
        ) : null
      ) : (
        <p dir="auto">{proposal.withdrawReason}</p>
      )}
    </Note>
  )
}

/** What an author may still do. */
function AuthorTools({ words, visitor, consultation, proposal, parts, isOpen, submission }: ProposalPageProps) {
  const address = (part: string) => to(words, proposalPath(consultation.slug, proposal.number, part))
  const isFree = proposal.answerId === null && parts.trace.mergedFrom.length === 0
  return (
    <>
      {isOpen && isFree ? (
        <ButtonLink quiet icon="pencil" href={address('/revision')}>
          {words.t('proposals.revise.here')}
        </ButtonLink>
      ) : null}
      {isOpen && proposal.answerId === null ? (
        <Form action={address('/invitations')} visitor={visitor} inline>
          <HiddenField name="submission" value={submission} />
          <Button quiet icon="user-plus">
            {words.t('proposals.invite.button')}
          </Button>
        </Form>
      ) : null}
      {isFree && consultation.closedAt === null ? <a href={address('/withdrawal')}>{words.t('proposals.withdraw.here')}</a> : null}
    </>
  )
}
