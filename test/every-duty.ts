import { actionDuties } from '#app/owed/action-duties.ts'
import { consultationDuties } from '#app/owed/consultation-duties.ts'
import type { Duty } from '#app/owed/duty.ts'
import { forumDuties } from '#app/owed/forum-duties.ts'
import { planDuties } from '#app/owed/plan-duties.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { type CommitmentToCarryOut, endOfDay, type Milestone, monthsAfter, type Plan } from '#modules/action-plans'
import type { Consultation } from '#modules/consultations'

const text = (en: string): LocalizedText => ({ original: 'en', en })
const dayBefore = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
const at = (day: string) => endOfDay(day)

/** What a member of these duties owes everything by. */
export interface Owner {
  readonly id: string
  readonly slug: string
}

const limits = { updateMonths: 6, meetingsPerYear: 2 }

const plan = (id: string, more: Partial<Plan>): Plan => ({
  id,
  memberId: 'm',
  slug: id,
  cycle: 1,
  level: 'national',
  years: 2,
  yearSubmitted: null,
  from: null,
  to: null,
  adoptionDue: null,
  title: text(`Plan ${id}`),
  fictional: true,
  source: null,
  phase: 'announced',
  phaseAt: null,
  adoptedAt: null,
  adoptedVersion: null,
  toldAt: at('2024-01-01'),
  entryId: 'e',
  withdrawnAt: null,
  withdrawalReason: null,
  withdrawalEntryId: null,
  ...more,
})

const milestone = (position: number, dueOn: string, state: Milestone['status']['state']): Milestone => ({
  id: `milestone-${position}`,
  commitmentId: 'c',
  position,
  title: text(`Milestone ${position}`),
  output: null,
  startsOn: null,
  dueOn,
  firstDueOn: dueOn,
  owner: null,
  supporters: [],
  doneOn: null,
  doneNote: null,
  doneAt: null,
  doneEntryId: null,
  dates: [],
  evidence: [],
  status: { state, lateDays: 0, changed: false },
})

/** What plans ask by a day. */
function ofPlans({ id, slug }: Owner, day: string, now: Date): readonly Duty[] {
  const adoptedAt = at('2024-06-01')
  const running = plan('running', { phase: 'implementation', adoptedAt, from: dayBefore(day, 900), to: dayBefore(day, -900) })
  const half = (to: string) => plan('four-years', { phase: 'implementation', adoptedAt, years: 4, from: dayBefore(day, 730), to })
  const plans = [
    running,
    half(dayBefore(day, -730)),
    plan('announced', { adoptionDue: day }),
    plan('begun', { phase: 'adopted', adoptedAt, from: dayBefore(day, 400) }),
    plan('over', { phase: 'implementation', adoptedAt, from: dayBefore(day, 900), to: dayBefore(day, 300) }),
  ]
  const commitment: CommitmentToCarryOut = {
    id: 'c',
    planId: 'running',
    memberId: id,
    reference: 'EX0001',
    title: text('An open register'),
    phase: 'implementation',
    reportedTo: monthsAfter(day, -6),
    milestones: [milestone(1, day, 'under-way'), milestone(2, day, 'done-without-evidence'), milestone(3, day, 'evidence-vanished')],
  }
  const carriedOut = [{ planId: 'running', since: at(monthsAfter(day, -12)), updatedAt: at(monthsAfter(day, -6)), meetings: [] }]
  const facts = { memberId: id, memberSlug: slug, refreshed: new Set<string>(), carriedOut, nextPlanDue: at(day) }
  return [
    ...planDuties({ ...facts, plans, commitments: [commitment] }, limits, now),
    ...planDuties({ ...facts, plans: [], commitments: [] }, limits, now),
  ]
}

const consultation = (id: string, more: Partial<Consultation>): Consultation => ({
  id,
  slug: id,
  memberId: 'm',
  planId: null,
  actionId: null,
  subject: 'plan',
  title: text(`Consultation ${id}`),
  purpose: text('To hear'),
  questions: [],
  open: [],
  settled: [],
  decider: text('The ministry'),
  themes: [],
  languages: ['en'],
  audience: 'anyone',
  residency: null,
  owed: ['proposal'],
  phases: [],
  fictional: true,
  source: null,
  announcedAt: at('2024-01-01'),
  entryId: 'e',
  closed: null,
  closedAt: null,
  ...more,
})

/** What people who took part are owed by a day. */
function ofConsultations({ id }: Owner, day: string, now: Date): readonly Duty[] {
  const past = { from: dayBefore(day, 90), to: dayBefore(day, 60) }
  const answers = { kind: 'answers', from: dayBefore(day, 50), to: day } as const
  const none = { undecided: 0, untold: [], reported: false }
  const open = consultation('open', { phases: [{ kind: 'statements', from: dayBefore(day, 40), to: day }] })
  const ended = consultation('ended', { phases: [{ kind: 'proposals', ...past }, answers] })
  const closed = consultation('closed', { phases: [{ kind: 'proposals', ...past }, answers], closedAt: at(dayBefore(day, 50)) })
  const untold = [{ id: 'meeting', title: text('A hearing'), endsAt: at(dayBefore(day, 70)) }]
  const owed = { memberId: id, consultationId: 'closed', slug: 'closed', title: text('Closed'), inputs: 3, isOverdue: false }
  return consultationDuties(
    id,
    [
      { ...none, consultation: open, undecided: 2 },
      { ...none, consultation: ended, untold },
      { ...none, consultation: closed },
    ],
    [{ ...owed, deadline: new Date(at(day).getTime() + 1) }],
    now,
  )
}

/** One duty of every kind there is, those with a date all due on a day that is ahead. */
export function everyDuty(owner: Owner, day: string, now: Date): readonly Duty[] {
  const { id, slug } = owner
  const meetings = (['report', 'minutes'] as const).map((lacks, index) => ({
    id: lacks,
    number: index + 1,
    startsAt: at('2024-01-01'),
    lacks,
  }))
  const forum = { memberId: id, memberSlug: slug, establishedAt: at(monthsAfter(day, -6)), held: [], toTell: meetings, parity: false }
  const clock = { slug: 'an-action', title: text('An action'), joinedAt: at('2024-01-01'), deadline: at(day) }
  const said = {
    version: 1,
    amount: null,
    kind: 'tools',
    description: 'A tool',
    link: null,
    from: null,
    to: day,
    toldAt: at('2024-01-01'),
    entryId: 'e',
  } as const
  const contribution = {
    id: 'one',
    state: 'offered',
    current: said,
    position: 1,
    earlier: [],
    deliveredAt: null,
    evidence: null,
    evidenceLink: null,
    receivedAt: null,
    receivedBy: null,
  } as const
  const offered = [{ slug: 'an-action', title: text('An action'), contribution }]
  return [
    ...actionDuties(id, [clock], offered, [], now),
    ...ofPlans(owner, day, now),
    ...forumDuties(forum, 6, now),
    ...ofConsultations(owner, day, now),
  ]
}
