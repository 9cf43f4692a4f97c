import type { Words } from '#kernel/i18n.ts'
import { type Member, MemberName } from '#modules/members'
import { ButtonLink, Crumbs, DemoStrip, EmptyState, Entry, Head, List, LocalText, Pager, Section, to, Wrap } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import { statusAt, timetableOf } from '../rules/timetable.ts'
import { StatusTag, shownStatuses } from './consultation-page.tsx'
import { PhaseDays } from './phase-days.tsx'

interface IndexProps {
  readonly words: Words
  readonly now: Date
  readonly consultations: readonly Consultation[]
  readonly members: ReadonlyMap<string, Member>
  /** Whether the reader may announce one. */
  readonly announces: boolean
  readonly page: number
}

const perPage = 20

/** Every consultation: those people may take part in first. */
export function ConsultationIndex(props: IndexProps) {
  const { words, now, consultations, announces } = props
  const rank = (consultation: Consultation) => shownStatuses.indexOf(statusAt(consultation, now))
  const ordered = [...consultations].sort((a, b) => rank(a) - rank(b) || b.announcedAt.getTime() - a.announcedAt.getTime())
  const real = ordered.filter(({ fictional }) => !fictional)
  const invented = ordered.filter(({ fictional }) => fictional)
  const pages = Math.max(1, Math.ceil(real.length / perPage))
  const page = Math.min(props.page, pages)
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('consultations.index.title')} />
      <Head
        title={words.t('consultations.index.title')}
        lede={words.t('consultations.index.lede')}
        actions={
          announces ? (
            <ButtonLink href={to(words, '/consultations/new')} icon="speakerphone">
              {words.t('consultations.announce.here')}
            </ButtonLink>
          ) : null
        }
      />
      {real.length === 0 ? (
        <EmptyState title={words.t('consultations.index.empty')}>
          <p>{words.t('consultations.index.empty-text')}</p>
          <p>
            <a href={to(words, '/rules/R7')}>{words.t('consultations.index.empty-rule')}</a>
          </p>
        </EmptyState>
      ) : (
        <ConsultationList {...props} consultations={real.slice((page - 1) * perPage, page * perPage)} />
      )}
      <Pager words={words} page={page} pages={pages} href={(at) => to(words, `/consultations?page=${at}`)} />
      {invented.length === 0 ? null : (
        <>
          <DemoStrip words={words} part />
          <Section id="invented" title={words.t('consultations.index.invented')}>
            <ConsultationList {...props} consultations={invented.slice(0, perPage)} />
          </Section>
        </>
      )}
    </Wrap>
  )
}

const ConsultationList = ({ words, now, consultations, members }: IndexProps) => (
  <List>
    {consultations.map((consultation) => (
      <Entry
        title={<LocalText words={words} text={consultation.title} />}
        href={to(words, `/consultations/${consultation.slug}`)}
        text={<EntryText words={words} now={now} consultation={consultation} member={members.get(consultation.memberId)} />}
      />
    ))}
  </List>
)

function EntryText({
  words,
  now,
  consultation,
  member,
}: Pick<IndexProps, 'words' | 'now'> & { consultation: Consultation; member: Member | undefined }) {
  const { opensOn, lastDay } = timetableOf(consultation.phases)
  return (
    <>
      <StatusTag words={words} consultation={consultation} now={now} />{' '}
      {member === undefined ? null : <MemberName member={member} words={words} />}
      {opensOn === null || lastDay === null ? null : (
        <>
          {' · '}
          <PhaseDays words={words} phase={{ kind: 'proposals', from: opensOn, to: lastDay }} />
        </>
      )}
    </>
  )
}
