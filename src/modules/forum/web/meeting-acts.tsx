import type { RouteDefinition } from '#kernel/http/routes.ts'
import type { Words } from '#kernel/i18n.ts'
import { DateField, type FormState, Radios, Select, TextField } from '#ui'
import { announceMeeting } from '../acts/announce-meeting.ts'
import { callOffMeeting } from '../acts/call-off-meeting.ts'
import { publishMinutes } from '../acts/publish-minutes.ts'
import { reportMeeting } from '../acts/report-meeting.ts'
import { takeDecision } from '../acts/take-decision.ts'
import type { TargetsOf } from '../queries/decision-targets.ts'
import { decideCallOff, mayReport, mayTellOf } from '../rules/meetings.ts'
import { type Attendance, attendanceKinds, longestPlace, longestText, longestTitle } from '../vocabulary.ts'
import { actRoutes } from './act-routes.tsx'
import { AttendanceFields, attendanceAnswer, linkAnswer, ReasonField, TextOrLinkFields, textAnswer, wordsAnswer, yesNo } from './fields.tsx'
import { mayRun, meetingAsked } from './scene.ts'
import { DecisionSchema, MeetingSchema, ReasonSchema, ReportSchema, TextSchema } from './schemas.ts'
import { LocalizedField, OriginalField } from './texts.tsx'

interface Typed {
  readonly words: Words
  readonly form: FormState
}

const WhenFields = ({ words, form }: Typed) => (
  <>
    <DateField words={words} form={form} name="day" label={words.t('forum.field.day')} />
    <TextField
      words={words}
      form={form}
      name="from"
      label={words.t('forum.field.from')}
      hint={words.t('forum.field.hours-hint')}
      dir="ltr"
      short
    />
    <TextField words={words} form={form} name="until" label={words.t('forum.field.until')} dir="ltr" short optional />
  </>
)

const announce = actRoutes({
  name: 'announce',
  path: '/meetings/new',
  schema: MeetingSchema,
  find: () => null,
  may: (c, scene) => mayRun(scene, c.var.visitor, 'chairs'),
  lede: (words) => words.t('forum.act.announce.lede'),
  fields: ({ words, form }) => (
    <>
      <WhenFields words={words} form={form} />
      <OriginalField words={words} form={form} />
      <LocalizedField
        words={words}
        form={form}
        name="place"
        label={words.t('forum.field.place')}
        hint={words.t('forum.field.place-hint')}
        most={longestPlace}
        optional
      />
      <TextField words={words} form={form} name="link" label={words.t('forum.field.link')} type="url" dir="ltr" optional />
      <LocalizedField words={words} form={form} name="agenda" label={words.t('forum.meeting.agenda')} most={longestText} rows={6} />
    </>
  ),
  answers: (words, { startsAt, endsAt, place, link, agenda }) => [
    { question: words.t('forum.meeting.when'), answer: words.dateTime(startsAt) },
    { question: words.t('forum.field.until'), answer: endsAt === null ? words.t('forum.check.none') : words.dateTime(endsAt) },
    textAnswer(words, words.t('forum.field.place'), place),
    linkAnswer(words, words.t('forum.field.link'), link),
    textAnswer(words, words.t('forum.meeting.agenda'), agenda),
  ],
  act: (c, mandate, { member }, form) => announceMeeting(c.var.ctx, mandate, member.slug, form),
})

const callOff = actRoutes({
  name: 'call-off',
  path: '/meetings/:n/call-off',
  schema: ReasonSchema,
  find: meetingAsked,
  may: (c, scene, found) => {
    const run = mayRun(scene, c.var.visitor, 'chairs')
    return run.ok ? decideCallOff(found) : run
  },
  lede: (words, _scene, found) => words.t('forum.act.call-off.lede', { n: found.number, when: words.dateTime(found.startsAt) }),
  fields: ({ words, form }) => <ReasonField words={words} form={form} />,
  answers: (words, { reason }, _scene, found) => [
    { question: words.t('forum.field.meeting'), answer: words.t('forum.meeting.title', { n: found.number }) },
    wordsAnswer(words, words.t('forum.field.reason'), reason),
  ],
  act: (c, mandate, { member }, { reason }, found) => callOffMeeting(c.var.ctx, mandate, member.slug, { number: found.number, reason }),
  done: (_scene, found) => `/meetings/${found.number}`,
})

const YesNo = ({ words, form, name, legend }: Typed & { name: string; legend: string }) => (
  <Radios
    words={words}
    form={form}
    name={name}
    legend={legend}
    inline
    options={[
      { value: 'yes', text: words.t('common.answer.yes') },
      { value: 'no', text: words.t('common.answer.no') },
    ]}
  />
)

const report = actRoutes({
  name: 'report',
  path: '/meetings/:n/report',
  schema: ReportSchema,
  find: meetingAsked,
  may: (c, scene, found) => {
    const run = mayRun(scene, c.var.visitor, 'chairs')
    return run.ok ? mayReport(found, scene.now) : run
  },
  lede: (words, _scene, found) => words.t('forum.act.report.lede', { n: found.number, when: words.dateTime(found.startsAt) }),
  fields: ({ words, form }) => (
    <>
      <AttendanceFields words={words} form={form} />
      <YesNo words={words} form={form} name="results" legend={words.t('forum.field.results')} />
      <YesNo words={words} form={form} name="comments" legend={words.t('forum.field.comments')} />
      <TextOrLinkFields words={words} form={form} label={words.t('forum.meeting.minutes')} optional />
    </>
  ),
  answers: (words, { attendance, resultsPresented, commentsTaken, minutes }) => [
    attendanceAnswer(words, attendance),
    { question: words.t('forum.field.results'), answer: yesNo(words, resultsPresented) },
    { question: words.t('forum.field.comments'), answer: yesNo(words, commentsTaken) },
    textAnswer(words, words.t('forum.meeting.minutes'), minutes?.text ?? null),
    linkAnswer(words, words.t('forum.field.text-link'), minutes?.link ?? null),
  ],
  act: (c, mandate, { member }, form, found) => reportMeeting(c.var.ctx, mandate, member.slug, { ...form, number: found.number }),
  done: (_scene, found) => `/meetings/${found.number}`,
})

const minutes = actRoutes({
  name: 'minutes',
  path: '/meetings/:n/minutes',
  schema: TextSchema,
  find: meetingAsked,
  may: (c, scene, found) => {
    const run = mayRun(scene, c.var.visitor, 'chairs')
    return run.ok ? mayTellOf(found) : run
  },
  lede: (words, _scene, found) => words.t('forum.act.minutes.lede', { n: found.number, when: words.dateTime(found.startsAt) }),
  fields: ({ words, form }) => <TextOrLinkFields words={words} form={form} label={words.t('forum.meeting.minutes')} optional />,
  answers: (words, { text, link }) => [
    textAnswer(words, words.t('forum.meeting.minutes'), text),
    linkAnswer(words, words.t('forum.field.text-link'), link),
  ],
  act: (c, mandate, { member }, { text, link }, found) =>
    publishMinutes(c.var.ctx, mandate, member.slug, { text, link, number: found.number }),
  done: (_scene, found) => `/meetings/${found.number}`,
})

/** The numbers of a meeting as a form shows them: those present at a decision are those of its meeting unless changed. */
const presentValues = (attendance: Attendance | null) =>
  Object.fromEntries(
    attendanceKinds.flatMap((kind) => {
      const count = attendance?.[kind] ?? 0
      return count === 0 ? [] : [[`present-${kind}`, String(count)] as const]
    }),
  )

const decision = (targetsOf: TargetsOf) =>
  actRoutes({
    name: 'decision',
    path: '/meetings/:n/decision',
    schema: DecisionSchema,
    find: async (c, scene) => ({ meeting: meetingAsked(c, scene), targets: await targetsOf(c.var.ctx.db, scene.member) }),
    may: (c, scene, found) => {
      const run = mayRun(scene, c.var.visitor, 'chairs')
      return run.ok ? mayTellOf(found.meeting) : run
    },
    first: (_scene, found) => presentValues(found.meeting.attendance),
    lede: (words, _scene, found) =>
      words.t('forum.act.decision.lede', { n: found.meeting.number, when: words.dateTime(found.meeting.startsAt) }),
    fields: ({ words, form, found }) => (
      <>
        <OriginalField words={words} form={form} />
        <LocalizedField words={words} form={form} name="title" label={words.t('forum.field.title')} most={longestTitle} />
        <LocalizedField words={words} form={form} name="text" label={words.t('forum.decision.text')} most={longestText} rows={6} />
        <Select
          words={words}
          form={form}
          name="target"
          label={words.t('forum.decision.for')}
          hint={words.t('forum.field.target-hint')}
          empty={words.t('forum.target.forum')}
          options={found.targets.map(({ kind, id, name }) => ({
            value: id,
            text: words.t('forum.target.named', { kind: words.t(`forum.target.${kind}`), name: name(words) }),
          }))}
          optional
        />
        <AttendanceFields words={words} form={form} />
      </>
    ),
    answers: (words, { title, text, target, present }, _scene, found) => {
      const named = found.targets.find(({ id }) => id === target)
      return [
        textAnswer(words, words.t('forum.field.title'), title),
        textAnswer(words, words.t('forum.decision.text'), text),
        {
          question: words.t('forum.decision.for'),
          answer: named === undefined ? words.t('forum.target.forum') : <bdi>{named.name(words)}</bdi>,
        },
        attendanceAnswer(words, present),
      ]
    },
    act: (c, mandate, { member }, form, found) =>
      takeDecision(c.var.ctx, mandate, member.slug, { ...form, meeting: found.meeting.number }, targetsOf),
    done: (_scene, found) => `/meetings/${found.meeting.number}`,
  })

/** The forms about meetings and what they decide. */
export const meetingRoutes = (targetsOf: TargetsOf): readonly RouteDefinition[] => [
  ...announce.list,
  ...callOff.list,
  ...report.list,
  ...minutes.list,
  ...decision(targetsOf).list,
]
