import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type Member, MemberName } from '#modules/members'
import {
  ButtonLink,
  Checks,
  Crumbs,
  Facts,
  Flow,
  Head,
  List,
  LocalText,
  Note,
  Phases,
  Section,
  Subhead,
  Tag,
  Time,
  Two,
  to,
  Wrap,
} from '#ui'
import type { ConsultationParts, Extension } from '../queries/consultation-page.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { Opinion } from '../queries/opinion.ts'
import type { Statement } from '../queries/statements.ts'
import type { Text } from '../queries/texts.ts'
import type { AnswerStatistics } from '../rules/answer-statistics.ts'
import { dayOf, daysBetween, endOf, isPhaseOpen, startOf, statusAt, timetableOf } from '../rules/timetable.ts'
import type { AudienceRefusal, ConsultationStatus, Phase } from '../vocabulary.ts'
import { AudienceNote } from './audience-note.tsx'
import { Closing } from './closing-part.tsx'
import { DocumentsPart } from './documents-part.tsx'
import { MeetingsPart } from './meetings-part.tsx'
import { OpinionPart } from './opinion-part.tsx'
import { PhaseDays } from './phase-days.tsx'
import { ProposalsPart, type SomeProposals } from './proposals-part.tsx'
import { AnswersPart } from './statistics-part.tsx'
import { TextsPart } from './texts-part.tsx'

export interface ConsultationViewProps {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly member: Member | undefined
  /** What it is about, as a link: a plan or an action. */
  readonly subject: { readonly href: string; readonly name: Child } | null
  readonly parts: ConsultationParts
  readonly statements: readonly Statement[]
  readonly opinion: Opinion
  readonly proposals: SomeProposals
  readonly texts: readonly Text[]
  /** How the answers it owes stand. */
  readonly answers: AnswerStatistics
  /** Whether the reader acts for the organiser. */
  readonly conducts: boolean
  /** How to follow the consultation. */
  readonly follow: Child
  /** Address of the entry that announced it, without language. */
  readonly done: string | null
  /** Why the reader may not take part, if so. */
  readonly refused: AudienceRefusal | null
}

/** The page of a consultation: phases, what can change and what cannot, weighing, where people stand, reading, meetings. */
export function ConsultationView(props: ConsultationViewProps) {
  const { words, consultation, done } = props
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[{ href: to(words, '/consultations'), text: words.t('consultations.index.title') }]}
        here={<LocalText words={words} text={consultation.title} mark={false} />}
      />
      {done === null ? null : (
        <Note status>
          <p>{done}</p>
        </Note>
      )}
      <Opening {...props} />
      {consultation.source === null ? null : (
        <Note>
          <p>{words.t('consultations.page.source', { source: consultation.source })}</p>
        </Note>
      )}
      <AudienceNote words={words} refused={props.refused} />
      <Timetable {...props} />
      <Terms {...props} />
      <OpinionPart {...props} />
      <ProposalsPart {...props} />
      <TextsPart {...props} />
      <AnswersPart {...props} />
      <DocumentsPart {...props} />
      <MeetingsPart {...props} />
      <Closing {...props} />
      {props.follow}
    </Wrap>
  )
}

const tagKinds = { announced: undefined, open: 'info', answering: 'warn', closed: undefined } as const

/** How far a consultation is, with the days left while people may take part. */
export function StatusTag({ words, consultation, now }: Pick<ConsultationViewProps, 'words' | 'consultation' | 'now'>) {
  const status = statusAt(consultation, now)
  const { opensOn, lastDay } = timetableOf(consultation.phases)
  const day = status === 'announced' ? opensOn : status === 'open' ? lastDay : null
  const n = day === null ? 0 : daysBetween(dayOf(now), day) + (status === 'open' ? 1 : 0)
  return (
    <Tag kind={tagKinds[status]} icon={status === 'open' ? 'progress' : status === 'closed' ? 'lock' : 'clock'}>
      {words.t(`consultations.status.${status}`, { n })}
    </Tag>
  )
}

function Opening({ words, now, consultation, member, subject, statements, conducts }: ConsultationViewProps) {
  const status = statusAt(consultation, now)
  const weighing = isPhaseOpen(consultation, 'statements', now) && statements.length > 0
  const address = `/consultations/${consultation.slug}`
  return (
    <Head
      eyebrow={
        <>
          {member === undefined ? null : (
            <a href={to(words, `/members/${member.slug}`)}>
              <MemberName member={member} words={words} />
            </a>
          )}
          {subject === null ? null : (
            <>
              {' · '}
              <a href={to(words, subject.href)}>{subject.name}</a>
            </>
          )}{' '}
          <StatusTag words={words} consultation={consultation} now={now} />
        </>
      }
      title={<LocalText words={words} text={consultation.title} />}
      lede={<LocalText words={words} text={consultation.purpose} />}
      actions={
        <>
          {weighing ? <ButtonLink href={to(words, `${address}/statements`)}>{words.t('opinion.weigh.here')}</ButtonLink> : null}
          {isPhaseOpen(consultation, 'proposals', now) ? (
            <ButtonLink quiet={weighing} href={to(words, `${address}/proposals/new`)}>
              {words.t('proposals.list.new')}
            </ButtonLink>
          ) : null}
          {conducts ? (
            <ButtonLink quiet href={to(words, `${address}/conduct`)}>
              {words.t('consultations.conduct.here')}
            </ButtonLink>
          ) : null}
          {status === 'announced' ? <span class="small muted">{words.t('consultations.page.not-yet')}</span> : null}
        </>
      }
    />
  )
}

function Timetable({ words, now, consultation, parts }: ConsultationViewProps) {
  const { opensOn } = timetableOf(consultation.phases)
  const announcedOn = dayOf(consultation.announcedAt)
  const notice = opensOn === null || consultation.source !== null ? null : Math.max(0, daysBetween(announcedOn, opensOn))
  const stateOf = ({ from, to }: Phase): 'past' | 'now' | 'next' => (now >= endOf(to) ? 'past' : now >= startOf(from) ? 'now' : 'next')
  return (
    <>
      <Phases
        label={words.t('consultations.page.phases')}
        phases={[
          {
            when: <Time words={words} date={consultation.announcedAt} />,
            title: words.t('consultations.page.announced'),
            text: notice === null ? undefined : words.t('consultations.page.notice', { n: notice }),
            state: 'past',
          },
          ...consultation.phases.map((phase) => ({
            when: <PhaseDays words={words} phase={phase} />,
            title: words.t(`consultations.phase.${phase.kind}`),
            text: (
              <>
                {stateOf(phase) === 'now' ? <b>{words.t('consultations.page.now')} </b> : null}
                {words.t(`consultations.phase-text.${phase.kind}`)}
              </>
            ),
            state: stateOf(phase),
          })),
        ]}
      />
      {parts.extensions.map((extension) => (
        <Extended words={words} extension={extension} />
      ))}
    </>
  )
}

const Extended = ({ words, extension }: { words: Words; extension: Extension }) => (
  <Note>
    <p>
      {words.rich('consultations.page.extended', {
        phase: words.t(`consultations.phase.${extension.phase}`),
        before: <Time words={words} date={startOf(extension.before)} />,
        after: <Time words={words} date={startOf(extension.after)} />,
      })}{' '}
      <LocalText words={words} text={extension.reason} />
    </p>
  </Note>
)

function Terms({ words, consultation }: ConsultationViewProps) {
  const { open, settled, questions, decider, audience, languages, owed } = consultation
  return (
    <>
      <Section id="can" title={words.t('consultations.page.can')} intro={words.t('consultations.page.can-intro')}>
        <Two>
          <div>
            <Subhead>{words.t('consultations.page.open')}</Subhead>
            <Checks items={open.map((text) => ({ icon: 'pencil' as const, text: <LocalText words={words} text={text} /> }))} />
          </div>
          <div>
            <Subhead>{words.t('consultations.page.settled')}</Subhead>
            {settled.length === 0 ? <p class="muted">{words.t('consultations.page.nothing-settled')}</p> : null}
            <Checks
              items={settled.map(({ what, why }) => ({
                icon: 'lock' as const,
                text: (
                  <>
                    <LocalText words={words} text={what} />
                    <span class="sub">
                      <LocalText words={words} text={why} />
                    </span>
                  </>
                ),
              }))}
            />
          </div>
        </Two>
      </Section>
      <Section id="asked" title={words.t('consultations.page.asked')} intro={words.t('consultations.page.asked-intro')}>
        <Flow>
          <List>
            {questions.map((question) => (
              <li>
                <LocalText words={words} text={question} />
              </li>
            ))}
          </List>
          <Facts
            items={[
              { term: words.t('consultations.field.audience'), detail: words.t(`consultations.audience.${audience}`) },
              { term: words.t('consultations.field.languages'), detail: words.list(languages.map((lang) => words.language(lang))) },
              { term: words.t('consultations.field.decider'), detail: <LocalText words={words} text={decider} /> },
              { term: words.t('consultations.page.owed'), detail: words.list(owed.map((kind) => words.t(`consultations.input.${kind}`))) },
            ]}
          />
        </Flow>
      </Section>
    </>
  )
}

/** Statuses in the order people look for them. */
export const shownStatuses: readonly ConsultationStatus[] = ['open', 'announced', 'answering', 'closed']
