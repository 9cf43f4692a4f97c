import type { Words } from '#kernel/i18n.ts'
import type { Member } from '#modules/members'
import { Flow, Section, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import { statusAt } from '../rules/timetable.ts'
import { ProposalItem } from './proposal-item.tsx'

/** A few proposals of a consultation, drawn by chance, and how many stand. */
export interface SomeProposals {
  readonly some: readonly ProposalShown[]
  readonly total: number
  /** The members some speak for. */
  readonly speakers: ReadonlyMap<string, Member>
}

interface Props {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly proposals: SomeProposals
}

/** A few proposals and the way to all; nothing where none is asked for and none was made. */
export function ProposalsPart({ words, now, consultation, proposals: { some, total, speakers } }: Props) {
  const asked = consultation.phases.some(({ kind }) => kind === 'proposals')
  if (total === 0 && !asked) return null
  const list = to(words, `/consultations/${consultation.slug}/proposals`)
  const answering = consultation.closedAt !== null || statusAt(consultation, now) === 'answering'
  return (
    <Section id="proposals" title={words.t('proposals.list.title')} intro={words.t('proposals.part.intro')}>
      <Flow space={6}>
        {total === 0 ? <p>{words.t('proposals.list.empty')}</p> : null}
        {some.map((proposal) => (
          <ProposalItem words={words} consultation={consultation} members={speakers} proposal={proposal} answering={answering} />
        ))}
        {total === 0 ? null : (
          <p>
            <a href={list}>{words.t('proposals.part.all', { n: total })}</a>
          </p>
        )}
      </Flow>
    </Section>
  )
}
