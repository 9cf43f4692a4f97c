import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MemberKind, MemberStatus } from '#modules/members'
import type { AnnounceRefusal, PlanLevel } from '../vocabulary.ts'
import { decideDay } from './plan-phases.ts'

/** What announcing a plan needs to know of its member. */
export interface PlanMaker {
  readonly kind: MemberKind
  readonly status: MemberStatus | null
  readonly admittedAt: Date
}

/** Whether a member's plan is a country's or a city's; null for a member that is no government and makes none. */
export const levelOf = (kind: MemberKind): PlanLevel | null =>
  kind === 'state' ? 'national' : kind === 'local-government' ? 'local' : null

/** Says whether a member may announce a plan at all; the page asks this before it offers the form. */
export function mayAnnouncePlan(member: Pick<PlanMaker, 'kind' | 'status'>): Outcome<null, AnnounceRefusal> {
  if (levelOf(member.kind) === null) return refuse('member-not-government')
  return member.status === 'withdrawn' ? refuse('member-withdrawn') : allow(null)
}

/** Decides whether a member announces a plan: a government, with years and a number that none of its plans has. */
export function decideAnnouncePlan(
  member: PlanMaker,
  wanted: { readonly slug: string; readonly cycle: number; readonly day: string },
  plans: ReadonlyArray<{ readonly slug: string; readonly cycle: number | null }>,
  now: Date,
): Outcome<null, AnnounceRefusal> {
  const may = mayAnnouncePlan(member)
  if (!may.ok) return may
  if (plans.some(({ slug }) => slug === wanted.slug)) return refuse('period-taken')
  if (plans.some(({ cycle }) => cycle === wanted.cycle)) return refuse('cycle-taken')
  return decideDay(wanted.day, member.admittedAt, now)
}
