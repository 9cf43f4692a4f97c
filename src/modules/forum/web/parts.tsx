import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { kindText, type Member, MemberName, memberKinds, memberName } from '#modules/members'
import { LocalText, Note, Table, Tag, Tally, to } from '#ui'
import type { Meeting } from '../queries/meetings.ts'
import type { Seat } from '../queries/seats.ts'
import { everybody } from '../rules/attendance.ts'
import { meetingState } from '../rules/meetings.ts'
import { seatCounts } from '../rules/parity.ts'
import { type Attendance, type AttendanceKind, attendanceKinds, type ForumRefusal, type Side, sideOf } from '../vocabulary.ts'

/** Address of a member's forum, without language. */
export const forumPath = (member: Pick<Member, 'slug'>, rest = ''): string => `/members/${member.slug}/forum${rest}`

/** The way from home to a page below the forum. */
export const trailTo = (words: Words, member: Member, forum = true) => [
  { href: to(words, '/members'), text: words.t('members.list.title') },
  { href: to(words, `/members/${member.slug}`), text: <MemberName member={member} words={words} /> },
  ...(forum ? [{ href: to(words, forumPath(member)), text: words.t('forum.page.crumb') }] : []),
]

/** The address of an entry's page, whether it has its place in the record yet or not. */
export const entryHref = (words: Words, entryId: string): string => to(words, `/record/pending/${entryId}`)

/** The name of whoever holds a seat. */
export const HolderName = ({ words, seat }: { words: Words; seat: Seat }): Child =>
  seat.holder !== null ? (
    <MemberName member={seat.holder} words={words} />
  ) : seat.body !== null ? (
    <LocalText words={words} text={seat.body} mark={false} />
  ) : (
    words.t('forum.seat.nobody')
  )

/** The same name as text. */
export const holderText = (words: Words, seat: Seat): string =>
  seat.holder !== null
    ? memberName(seat.holder, words).text
    : seat.body !== null
      ? textFor(seat.body, words.lang).text
      : words.t('forum.seat.nobody')

/** A refusal at the head of the page that answers the form. */
export const RefusalNote = ({ words, refusal }: { words: Words; refusal: ForumRefusal }) => (
  <Note kind="bad" id="refusal" status>
    <p>{words.t(`forum.refusal.${refusal}`)}</p>
  </Note>
)

/** What a person who was counted came for. */
export const attendanceText = (words: Words, kind: AttendanceKind): string =>
  kind === 'public' ? words.t('forum.attendance.public') : kindText(words, kind)

const attendanceSide = (kind: AttendanceKind): Side => (kind === 'public' ? 'non-government' : sideOf(kind))

const cell = (words: Words, count: number, second: boolean) => (count === 0 ? '' : <Tally words={words} count={count} second={second} />)

interface SidesProps {
  readonly words: Words
  readonly rows: ReadonlyArray<{ readonly name: string; readonly government: number; readonly nonGovernment: number }>
  readonly caption: string
}

/** Two sides by kind of body, one square per seat or person; the last line is their sums. */
const SidesTable = ({ words, rows, caption }: SidesProps) => {
  const sum = (pick: (row: SidesProps['rows'][number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return (
    <Table
      counts="participation"
      caption={caption}
      columns={[
        { label: words.t('forum.seats.kind') },
        { label: words.t('forum.side.government'), numeric: false },
        { label: words.t('forum.side.non-government'), numeric: false },
      ]}
      rows={rows.map(({ name, government, nonGovernment }) => ({
        cells: [name, cell(words, government, false), cell(words, nonGovernment, true)],
      }))}
      foot={[words.t('forum.seats.all'), words.number(sum((row) => row.government)), words.number(sum((row) => row.nonGovernment))]}
    />
  )
}

/** The seats held now, by kind of body and side. */
export function Composition({ words, seats }: { words: Words; seats: readonly Seat[] }) {
  const kinds = memberKinds.filter((kind) => seats.some((seat) => seat.kind === kind))
  const rows = kinds.map((kind) => {
    const { government, nonGovernment } = seatCounts(seats.filter((seat) => seat.kind === kind))
    return { name: kindText(words, kind), government, nonGovernment }
  })
  return <SidesTable words={words} rows={rows} caption={words.t('forum.seats.caption')} />
}

/** Who took part, by kind of body and side. */
export function AttendanceTable({ words, attendance }: { words: Words; attendance: Attendance }) {
  const rows = attendanceKinds
    .filter((kind) => attendance[kind] > 0)
    .map((kind) => ({
      name: attendanceText(words, kind),
      government: attendanceSide(kind) === 'government' ? attendance[kind] : 0,
      nonGovernment: attendanceSide(kind) === 'government' ? 0 : attendance[kind],
    }))
  return <SidesTable words={words} rows={rows} caption={words.t('forum.attendance.caption', { n: everybody(attendance) })} />
}

/** The parity of the seats in one sentence (R13). */
export function parityText(words: Words, seats: readonly Seat[]): string {
  const counts = seatCounts(seats)
  if (seats.length === 0) return words.t('forum.parity.none')
  const key = counts.government === counts.nonGovernment ? 'forum.parity.even' : 'forum.parity.uneven'
  return words.t(key, { ...counts, n: seats.length })
}

/** How far a meeting is: held, called off, ahead, or past and not reported. */
export function MeetingTag({ words, meeting, now }: { words: Words; meeting: Meeting; now: Date }) {
  const state = meetingState(meeting)
  if (state === 'held') {
    return (
      <Tag kind="ok" icon="circle-check">
        {words.t('forum.meeting.held')}
      </Tag>
    )
  }
  if (state === 'called-off') return <Tag icon="circle-x">{words.t('forum.meeting.called-off')}</Tag>
  if (meeting.startsAt <= now) return <Tag icon="hourglass">{words.t('forum.meeting.unreported')}</Tag>
  return (
    <Tag kind="info" icon="calendar-event">
      {words.t('forum.meeting.announced')}
    </Tag>
  )
}

/** An address outside, shown by its host. */
export const OutsideLink = ({ href }: { href: string }) => (
  <a href={href} rel="noopener nofollow">
    <bdi dir="ltr">{new URL(href).hostname}</bdi>
  </a>
)

/** A forum in a few words, for the page of its member. */
export function forumInShort(words: Words, counts: ReturnType<typeof seatCounts> | null): string {
  if (counts === null) return words.t('forum.short.none')
  const n = counts.government + counts.nonGovernment
  if (n === 0) return words.t('forum.short.empty')
  return words.t(counts.government === counts.nonGovernment ? 'forum.short.even' : 'forum.short.uneven', { n })
}
