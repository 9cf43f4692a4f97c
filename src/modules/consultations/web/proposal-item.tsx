import type { Words } from '#kernel/i18n.ts'
import type { Member } from '#modules/members'
import { excerptOf, type IconName, Proposal, Row, Tag, type TagKind, Time, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import type { Decision } from '../vocabulary.ts'
import { AuthorName, ProposalTitle } from './proposal-words.tsx'

/** The address of a proposal, without language. */
export const proposalPath = (slug: string, number: number, part = ''): string => `/consultations/${slug}/proposals/${number}${part}`

const decisionMarks: Readonly<Record<Decision, { readonly icon: IconName; readonly kind?: TagKind }>> = {
  'taken-up': { icon: 'circle-check', kind: 'ok' },
  partly: { icon: 'progress-check', kind: 'info' },
  declined: { icon: 'circle-minus' },
  'out-of-scope': { icon: 'transfer' },
}

/** What was decided about a proposal, with the same icon and word everywhere; that it waits, when nothing is. */
export const DecisionTag = ({ words, decision }: { words: Words; decision: Decision | null }) =>
  decision === null ? (
    <Tag icon="hourglass">{words.t('common.answers.waiting')}</Tag>
  ) : (
    <Tag kind={decisionMarks[decision].kind} icon={decisionMarks[decision].icon}>
      {words.t(`common.answers.${decision}`)}
    </Tag>
  )

/** What became of a proposal that no longer stands. Nothing for one that does. */
export function GoneTag({ words, proposal }: { words: Words; proposal: ProposalShown }) {
  if (proposal.withdrawnAt !== null) return <Tag icon="door-exit">{words.t('proposals.state.withdrawn')}</Tag>
  if (proposal.mergedInto !== null) return <Tag icon="arrow-forward">{words.t('proposals.state.merged')}</Tag>
  return proposal.splitAt === null ? null : <Tag icon="git-compare">{words.t('proposals.state.split')}</Tag>
}

interface ItemProps {
  readonly words: Words
  readonly consultation: Consultation
  readonly members: ReadonlyMap<string, Member>
  readonly proposal: ProposalShown
  /** Whether answers are told: once the organiser answers. */
  readonly answering: boolean
}

/** A proposal in a list: title, who and when, the beginning of its text, how many support and argue. */
export function ProposalItem({ words, consultation, members, proposal, answering }: ItemProps) {
  const { number, text, supports, argumentsFor, argumentsAgainst, decision } = proposal
  return (
    <Proposal
      title={<ProposalTitle words={words} of={proposal} />}
      href={to(words, proposalPath(consultation.slug, number))}
      by={
        <>
          <span>{words.t('proposals.number', { number })}</span>
          <span>
            <AuthorName words={words} members={members} of={proposal} />
          </span>
          <Time words={words} date={proposal.submittedAt} />
          <span>{words.t('proposals.supports', { n: supports })}</span>
          <span>{words.t('proposals.arguments', { n: argumentsFor + argumentsAgainst })}</span>
        </>
      }
    >
      {text === null ? null : (
        <p dir="auto" lang={proposal.language === words.lang ? undefined : proposal.language}>
          {excerptOf(text, 220)}
        </p>
      )}
      <Row small>
        <GoneTag words={words} proposal={proposal} />
        {decision !== null || answering ? <DecisionTag words={words} decision={decision} /> : null}
      </Row>
    </Proposal>
  )
}

/** Tells whether a proposal takes support and arguments still, but for the phase. */
export const stands = ({ withdrawnAt, mergedInto, splitAt }: ProposalShown): boolean =>
  withdrawnAt === null && mergedInto === null && splitAt === null
