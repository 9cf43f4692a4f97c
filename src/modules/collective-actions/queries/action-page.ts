import type { Db } from '#kernel/database.ts'
import { isGovernment, type Member, membersByIds } from '#modules/members'
import { type EntryOnRecord, latestCheckpoint, listEntries, type PublishedCheckpoint } from '#record'
import { type PlanStanding, planStanding } from '../rules/carried-by-plan.ts'
import { type ActionSummary, countActions, leadsOfAction } from './actions.ts'
import { listParticipations, type Participation } from './participations.ts'
import type { PlansOfMembers } from './plans-of-members.ts'

/** Who takes part, with what, and where it stands between joining and a plan (null for those who owe no plan). */
export interface Participant {
  readonly member: Member
  readonly participation: Participation
  readonly standing: PlanStanding | null
}

/** Everything the page of an action shows. */
export interface ActionPage {
  readonly action: ActionSummary
  /** How many real actions there are. */
  readonly actions: number
  readonly leads: readonly Member[]
  readonly participants: readonly Participant[]
  /** Who withdrew, the last first. */
  readonly past: readonly Participant[]
  readonly entries: readonly EntryOnRecord[]
  readonly entriesTotal: number
  readonly checkpoint: PublishedCheckpoint | null
  /** Members the entries speak of, by id. */
  readonly members: ReadonlyMap<string, Member>
}

/** Entries shown unless all are asked for; and the most that one page shows. */
const entriesShown = 8
const entriesMax = 200

/** Reads the page of an action. */
export async function actionPage(
  db: Db,
  action: ActionSummary,
  plansOf: PlansOfMembers,
  now: Date,
  allEntries = false,
): Promise<ActionPage> {
  const [actions, leadIds, participations, listed, checkpoint] = await Promise.all([
    countActions(db),
    leadsOfAction(db, action.id),
    listParticipations(db, { actionId: action.id }),
    listEntries(db, { about: { kind: 'action', id: action.id }, page: 1, perPage: allEntries ? entriesMax : entriesShown }),
    latestCheckpoint(db),
  ])
  const joined = participations.map(({ memberId }) => memberId)
  const named = listed.entries.flatMap(({ about }) => [about['member'], about['giver']].filter((id) => id !== undefined))
  const received = participations.flatMap(({ contributions }) => contributions.flatMap(({ receivedBy }) => receivedBy ?? []))
  const [members, plans] = await Promise.all([membersByIds(db, [...leadIds, ...joined, ...named, ...received]), plansOf(db, joined)])
  const participants = participations.flatMap((participation) => {
    const member = members.get(participation.memberId)
    if (member === undefined) return []
    const { actionId, joinedAt } = participation
    const standing = isGovernment(member) ? planStanding({ actionId, joinedAt, plans: plans.get(member.id) ?? null }, now) : null
    return [{ member, participation, standing }]
  })
  return {
    action,
    actions,
    leads: leadIds.flatMap((id) => members.get(id) ?? []),
    participants: participants.filter(({ participation }) => participation.withdrawnAt === null),
    past: participants.filter(({ participation }) => participation.withdrawnAt !== null).reverse(),
    entries: listed.entries,
    entriesTotal: listed.total,
    checkpoint,
    members,
  }
}
