import type { Words } from '#kernel/i18n.ts'
import type { Member } from '#modules/members'
import { ButtonLink, Checks, Crumbs, Flow, Head, List, LocalText, Note, Section, Subhead, Time, to, Wrap } from '#ui'
import type { ConsultationParts } from '../queries/consultation-page.ts'
import type { Closing, Consultation } from '../queries/consultations.ts'
import type { DrawnMap } from '../queries/draw-map.ts'
import type { NamedPlace } from '../queries/named-places.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import type { Statement } from '../queries/statements.ts'
import type { AnswerStatistics } from '../rules/answer-statistics.ts'
import { type CountsToTell, fewestToTell } from '../rules/counts-to-tell.ts'
import { startOf, statusAt, timetableOf } from '../rules/timetable.ts'
import type { AuthorKind } from '../vocabulary.ts'
import { PlaceEntry } from './answer-page.tsx'
import { Given, OwnReport, Participation, PublishedChoices } from './closing-part.tsx'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { Divisive, Everything, hasGroups, NotDrawn, Shared } from './map-page.tsx'
import { MeetingsPart } from './meetings-part.tsx'
import { ProposalItem } from './proposal-item.tsx'
import { AnswersPart } from './statistics-part.tsx'

export interface ReportPageProps {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly closed: Closing
  /** Where the entry of the closing stands, without language. */
  readonly entryPath: string
  readonly kinds: CountsToTell<AuthorKind>
  readonly parts: ConsultationParts
  readonly statements: readonly Statement[]
  readonly map: DrawnMap
  /** The most supported first, with the members some speak for. */
  readonly proposals: readonly ProposalShown[]
  readonly speakers: ReadonlyMap<string, Member>
  readonly answers: AnswerStatistics
  /** The commitments that took words up. */
  readonly commitments: readonly NamedPlace[]
}

/** The report of a closed consultation: who took part, what was asked and said, what changed, and how to check it. */
export const ReportPage = (props: ReportPageProps) => {
  const { words, consultation, closed } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('consultations.report.title')} />
      <Head
        title={words.t('consultations.report.title')}
        eyebrow={<LocalText words={words} text={consultation.title} />}
        lede={words.rich('consultations.report.lede', { day: <Time words={words} date={closed.at} /> })}
      />
      <TookPart {...props} />
      <Section id="asked" title={words.t('consultations.page.asked')} intro={words.t('consultations.page.asked-intro')}>
        <List>
          {consultation.questions.map((question) => (
            <li>
              <LocalText words={words} text={question} />
            </li>
          ))}
        </List>
      </Section>
      <MeetingsPart {...props} />
      <Said {...props} />
      <Everything {...props} open />
      <AnswersPart {...props} />
      <Changed {...props} />
      <ToCheck {...props} />
    </Wrap>
  )
}

const TookPart = ({ words, closed, kinds: { told, withheld } }: ReportPageProps) => (
  <Section id="took-part" title={words.t('consultations.report.took-part')} intro={words.t('consultations.report.took-part-intro')}>
    <Flow>
      <Participation words={words} closed={closed} />
      <Checks items={told.map(({ kind, n }) => ({ icon: 'users' as const, text: words.t(`consultations.report.kind-${kind}`, { n }) }))} />
      {withheld.length === 0 ? null : (
        <p>
          {words.t('consultations.report.withheld', {
            least: fewestToTell,
            kinds: words.list(withheld.map((kind) => words.t(`consultations.report.speaking-${kind}`))),
          })}
        </p>
      )}
    </Flow>
  </Section>
)

function Said(props: ReportPageProps) {
  const { words, consultation, closed, map, proposals, speakers } = props
  return (
    <Section id="said" title={words.t('consultations.report.said')} intro={words.t('consultations.report.said-intro')}>
      <Flow>
        <Given words={words} closed={closed} />
        {proposals.length === 0 ? null : (
          <>
            <Subhead>{words.t('consultations.report.supported')}</Subhead>
            <Flow space={6}>
              {proposals.map((proposal) => (
                <ProposalItem words={words} consultation={consultation} members={speakers} proposal={proposal} answering />
              ))}
            </Flow>
          </>
        )}
        {hasGroups(map) ? (
          <>
            <Shared {...props} />
            <Divisive {...props} />
          </>
        ) : map.participants === 0 ? null : (
          <NotDrawn {...props} />
        )}
        {map.participants === 0 ? null : (
          <p>
            <a href={to(words, `/consultations/${consultation.slug}/map`)}>{words.t('opinion.weigh.see-map')}</a>
          </p>
        )}
      </Flow>
    </Section>
  )
}

const Changed = ({ words, commitments, parts: { report } }: ReportPageProps) => (
  <Section id="changed" title={words.t('consultations.report.changed')} intro={words.t('consultations.report.changed-intro')}>
    <Flow>
      {commitments.length === 0 ? (
        <p>{words.t('consultations.report.no-commitments')}</p>
      ) : (
        <List>
          {commitments.map((place) => (
            <PlaceEntry words={words} place={place} />
          ))}
        </List>
      )}
      <Subhead>{words.t('consultations.report.own')}</Subhead>
      {report === null ? <p>{words.t('consultations.report.no-own')}</p> : <OwnReport words={words} report={report} />}
    </Flow>
  </Section>
)

const ToCheck = ({ words, consultation, closed, entryPath }: ReportPageProps) => (
  <Section id="check" title={words.t('consultations.report.check')} intro={words.t('consultations.report.check-intro')}>
    <Flow>
      <PublishedChoices words={words} slug={consultation.slug} closed={closed} />
      {closed.matrix === null ? null : (
        <p class="measure">
          {words.t('consultations.report.file', { participants: closed.matrix.participants, votes: closed.matrix.votes })}{' '}
          {words.t('consultations.report.check-text')}
        </p>
      )}
      <p>
        <a href={to(words, entryPath)}>{words.t('consultations.report.entry')}</a>
      </p>
    </Flow>
  </Section>
)

/** Before the closing: when the report comes, and the way back. */
export function NoReportYet({ words, now, consultation }: Pick<ReportPageProps, 'words' | 'now' | 'consultation'>) {
  const { lastDay } = timetableOf(consultation.phases)
  const isOver = statusAt(consultation, now) === 'answering'
  return (
    <Wrap>
      <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('consultations.report.title')} />
      <Head
        title={words.t('consultations.report.title')}
        eyebrow={titleOf(words, consultation).text}
        lede={words.t('consultations.report.not-yet')}
        actions={<ButtonLink href={to(words, `/consultations/${consultation.slug}`)}>{words.t('consultations.report.back')}</ButtonLink>}
      />
      {lastDay === null ? null : (
        <Note>
          <p>
            {words.rich(isOver ? 'consultations.report.not-yet-over' : 'consultations.report.not-yet-open', {
              day: <Time words={words} date={startOf(lastDay)} />,
            })}
          </p>
        </Note>
      )}
    </Wrap>
  )
}
