import { textFor } from '#kernel/languages.ts'
import { type AnswersOwed, endOf, type ToConduct, timetableOf } from '#modules/consultations'
import { type Duty, lateBy } from './duty.ts'

/** The last instant of a day. */
const lastOf = (day: string) => new Date(endOf(day).getTime() - 1)

/** Everything a member owes to people who took part in its consultations. Pure: the same facts give the same duties. */
export const consultationDuties = (
  memberId: string,
  conducted: readonly ToConduct[],
  answers: readonly AnswersOwed[],
  now: Date,
): readonly Duty[] => [
  ...conducted.flatMap((one) => [
    ...statementDuty(memberId, one, now),
    ...minutesDuties(memberId, one),
    ...closingDuties(memberId, one, now),
  ]),
  ...answers.map((one) => answersDuty(memberId, one, now)),
]

/** Statements people suggested, decided on while there is still time to weigh them. */
function statementDuty(memberId: string, { consultation, undecided }: ToConduct, now: Date): readonly Duty[] {
  const { id, slug, title, phases, closedAt } = consultation
  if (undecided === 0 || closedAt !== null) return []
  const phase = phases.find(({ kind }) => kind === 'statements')
  const due = phase === undefined || lastOf(phase.to) < now ? null : lastOf(phase.to)
  return [
    {
      id: `statements/${id}`,
      memberId,
      due,
      lateDays: 0,
      ground: due === null ? null : 'own',
      href: `/consultations/${slug}/conduct`,
      sentence: (words) => words.t('owed.statements', { n: undecided }),
      detail: (words) => textFor(title, words.lang).text,
    },
  ]
}

const minutesDuties = (memberId: string, { consultation: { slug, title: about }, untold }: ToConduct): readonly Duty[] =>
  untold.map(({ id, title, endsAt }) => ({
    id: `minutes/${id}`,
    memberId,
    due: null,
    lateDays: 0,
    ground: null,
    href: `/consultations/${slug}/conduct`,
    sentence: (words) => words.t('owed.minutes', { meeting: textFor(title, words.lang).text, date: words.date(endsAt) }),
    detail: (words) => textFor(about, words.lang).text,
  }))

/** Closing, then the report: both by the day the consultation itself gave for its answers. */
function closingDuties(memberId: string, { consultation, reported }: ToConduct, now: Date): readonly Duty[] {
  const { id, slug, title, phases, closedAt } = consultation
  const { lastDay, answersDueOn } = timetableOf(phases)
  const open = lastDay === null || lastOf(lastDay) >= now
  if (reported || (closedAt === null && open)) return []
  const due = answersDueOn === null ? null : lastOf(answersDueOn)
  const name = closedAt === null ? 'close' : 'conclude'
  return [
    {
      id: `${name}/${id}`,
      memberId,
      due,
      lateDays: lateBy(due, now),
      ground: due === null ? null : 'own',
      href: `/consultations/${slug}/conduct#${closedAt === null ? 'close' : 'report'}`,
      sentence: (words) => words.t(`owed.${name}`, { consultation: textFor(title, words.lang).text }),
      detail: (words) => words.t(`owed.detail.${name}`, lastDay === null ? {} : { date: words.date(lastOf(lastDay)) }),
    },
  ]
}

function answersDuty(memberId: string, { consultationId, slug, title, inputs, deadline }: AnswersOwed, now: Date): Duty {
  const due = deadline === null ? null : new Date(deadline.getTime() - 1)
  return {
    id: `R6/${consultationId}`,
    memberId,
    due,
    lateDays: lateBy(due, now),
    ground: 'R6',
    href: `/consultations/${slug}/answers?standing=empty`,
    sentence: (words) => words.t('owed.answers', { n: inputs }),
    detail: (words) => textFor(title, words.lang).text,
  }
}
