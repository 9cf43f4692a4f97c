import type { Db } from '#kernel/database.ts'
import type { RuleScope, RuleSubject } from '#modules/declaration'
import { isGovernment, membersByIds } from '#modules/members'
import { findEntriesByIds } from '#record'
import type { Obligation } from '../rules/bound-only-by-own.ts'
import type { CarriedByPlan } from '../rules/carried-by-plan.ts'
import type { ContributionOffered } from '../rules/contribution-offered.ts'
import type { FreeToLeave } from '../rules/free-to-leave.ts'
import { type ActionSummary, listActions } from './actions.ts'
import { listParticipations, type Participation } from './participations.ts'
import type { PlansOfMembers } from './plans-of-members.ts'

/** The facts of R1, for every current participation. */
export async function contributionsOffered(db: Db, scope: RuleScope): Promise<readonly RuleSubject<ContributionOffered>[]> {
  const { participations, actions } = await readScope(db, scope)
  return participations
    .filter(isCurrent)
    .map((it) =>
      subjectOf(it, actions, { contributionsTold: it.contributionsTold, contributions: it.contributions.length, entryId: it.entryId }),
    )
}

/** The facts of R2, for every participation that ever was. */
export async function joiningsAndLeavings(db: Db, scope: RuleScope): Promise<readonly RuleSubject<FreeToLeave>[]> {
  const { participations, actions } = await readScope(db, scope)
  const ids = participations.flatMap((it) => [it.entryId, ...(it.withdrawalEntryId === null ? [] : [it.withdrawalEntryId])])
  const onRecord = new Set((await findEntriesByIds(db, ids)).map(({ id }) => id))
  return participations.map((it) => {
    const { entryId, reservationMade, withdrawalEntryId, withdrawalReasonGiven: reasonGiven } = it
    const left = withdrawalEntryId === null ? null : { entryId: withdrawalEntryId, onRecord: onRecord.has(withdrawalEntryId), reasonGiven }
    return subjectOf(it, actions, { joined: { entryId, onRecord: onRecord.has(entryId), reservationMade }, left }, it.id)
  })
}

/** The facts of R3, for every current participation of a government. */
export const carryings =
  (plansOf: PlansOfMembers) =>
  async (db: Db, scope: RuleScope): Promise<readonly RuleSubject<CarriedByPlan>[]> => {
    const { participations, actions } = await readScope(db, scope)
    const ids = participations.map(({ memberId }) => memberId)
    const [members, plans] = await Promise.all([membersByIds(db, ids), plansOf(db, ids)])
    return participations.filter(isCurrent).flatMap((it) => {
      const member = members.get(it.memberId)
      if (member === undefined || !isGovernment(member)) return []
      const { actionId, joinedAt, entryId, memberId } = it
      return [subjectOf(it, actions, { actionId, joinedAt, entryId, plans: plans.get(memberId) ?? null })]
    })
  }

/** The facts of R5, for every member that takes part: what is expected of it, each traced to its own joining. */
export async function obligations(db: Db, scope: RuleScope): Promise<readonly RuleSubject<readonly Obligation[]>[]> {
  const current = (await listParticipations(db, scope)).filter(isCurrent)
  const entries = new Map(
    (
      await findEntriesByIds(
        db,
        current.map(({ entryId }) => entryId),
      )
    ).map((entry) => [entry.id, entry]),
  )
  const byMember = new Map<string, Obligation[]>()
  for (const { memberId, actionId, entryId } of current) {
    const entry = entries.get(entryId)
    const traced = entry?.kind === 'member-joined-action' && entry.about['member'] === memberId && entry.about['action'] === actionId
    byMember.set(memberId, [...(byMember.get(memberId) ?? []), { entryId, traced }])
  }
  return [...byMember].map(([memberId, facts]) => ({ id: memberId, memberId, facts }))
}

const isCurrent = ({ withdrawnAt }: Participation) => withdrawnAt === null

async function readScope(db: Db, scope: RuleScope) {
  const [participations, actions] = await Promise.all([listParticipations(db, scope), listActions(db)])
  return { participations, actions: new Map(actions.map((action) => [action.id, action])) }
}

/** `part` sets two participations of one member in one action apart, where the rule looks at both. */
function subjectOf<Facts>(
  { memberId, actionId }: Participation,
  actions: ReadonlyMap<string, ActionSummary>,
  facts: Facts,
  part?: string,
): RuleSubject<Facts> {
  const action = actions.get(actionId)
  const id = [memberId, actionId, ...(part === undefined ? [] : [part])].join('/')
  return action === undefined ? { id, memberId, facts } : { id, memberId, about: action.title, href: `/actions/${action.slug}`, facts }
}
