import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { Flow, LocalText, Markdown, Section, Subhead, Tag, Time, to } from '#ui'
import type { ConsultationParts, Meeting } from '../queries/consultation-page.ts'
import type { Consultation } from '../queries/consultations.ts'
import { attendanceKinds } from '../vocabulary.ts'

interface Props {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly parts: ConsultationParts
}

/** The meetings, to come and held, each with its calendar file. Nothing when none was called. */
export const MeetingsPart = ({ words, now, consultation, parts: { meetings } }: Props) =>
  meetings.length === 0 ? null : (
    <Section id="meetings" title={words.t('consultations.meetings.title')} intro={words.t('consultations.meetings.intro')}>
      <Flow space={7}>
        {meetings.map((meeting) => (
          <OneMeeting words={words} now={now} consultation={consultation} meeting={meeting} />
        ))}
      </Flow>
    </Section>
  )

const OneMeeting = ({ words, now, consultation, meeting }: Omit<Props, 'parts'> & { meeting: Meeting }) => (
  <article class="flow">
    <Subhead>
      <LocalText words={words} text={meeting.title} />{' '}
      {meeting.cancelledAt === null ? null : (
        <Tag kind="warn" icon="x">
          {words.t('consultations.meetings.cancelled')}
        </Tag>
      )}
    </Subhead>
    <p>
      <Time words={words} date={meeting.startsAt} as="minute" text={words.dateTimes(meeting.startsAt, meeting.endsAt)} />.{' '}
      {meeting.place === null ? null : <LocalText words={words} text={meeting.place} />}
      {meeting.link === null ? null : (
        <>
          {' '}
          <a href={meeting.link}>{words.t('consultations.meetings.link')}</a>
        </>
      )}
    </p>
    {meeting.cancelReason === null ? null : (
      <p>
        <LocalText words={words} text={meeting.cancelReason} />
      </p>
    )}
    {meeting.agenda.length === 0 ? null : (
      <ol>
        {meeting.agenda.map((point) => (
          <li>
            <LocalText words={words} text={point} />
          </li>
        ))}
      </ol>
    )}
    {meeting.cancelledAt === null && meeting.startsAt > now ? (
      <p>
        <a href={to(words, `/consultations/${consultation.slug}/meetings/${meeting.id}.ics`)}>{words.t('consultations.meetings.ics')}</a>
      </p>
    ) : null}
    <Held words={words} meeting={meeting} />
  </article>
)

function Held({ words, meeting: { attendance, minutes, minutesLink } }: { words: Words; meeting: Meeting }) {
  if (attendance === null || minutes === null) return null
  const said = textFor(minutes, words.lang)
  const came = attendanceKinds.flatMap((kind) => {
    const n = attendance[kind] ?? 0
    return n === 0 ? [] : [words.t(`consultations.attendance.${kind}`, { n })]
  })
  return (
    <>
      <p>
        {words.t('consultations.meetings.came', {
          people: came.length === 0 ? words.t('consultations.meetings.nobody') : words.list(came),
        })}
      </p>
      <Markdown words={words} text={said.text} lang={said.lang} />
      {minutesLink === null ? null : (
        <p>
          <a href={minutesLink}>{words.t('consultations.meetings.minutes-link')}</a>
        </p>
      )}
    </>
  )
}
