import type { Db } from '#kernel/database.ts'
import { isInForce, mandatesOfMember, type PublicMandate } from '#modules/accounts'
import { type ListedPlan, planIndex } from '#modules/action-plans'
import {
  type ActionSummary,
  actionsByIds,
  type Participation,
  type PlanStanding,
  participationsOfMember,
  planStanding,
} from '#modules/collective-actions'
import { answersOfMember } from '#modules/consultations'
import { type Forum, forumsWhereSits, seatsInShort } from '#modules/forum'
import { isGovernment, localMembersOf, type Member, membersByIds } from '#modules/members'
import { type EntryOnRecord, findEntriesByIds, latestCheckpoint, listEntries, type PublishedCheckpoint } from '#record'
import { plansOf } from '../plans-of.ts'
import { type RuleStanding, ruleStandings } from '../rules.ts'
import { entryPath } from '../sentences.ts'

/** An action a member is in, or was in, with what it brings and how far a plan carries it (null for who owes no plan). */
export interface JoinedAction {
  readonly action: ActionSummary
  readonly participation: Participation
  readonly standing: PlanStanding | null
}

/** Everything the page of a member shows. */
export interface MemberPage {
  readonly member: Member
  readonly parent: Member | null
  readonly joined: readonly JoinedAction[]
  readonly past: readonly JoinedAction[]
  readonly mandates: readonly PublicMandate[]
  readonly pastMandates: readonly PublicMandate[]
  /** Rules that apply to this member and can be checked. */
  readonly rules: readonly RuleStanding[]
  readonly localMembers: readonly Member[]
  /** Its action plans, the newest period first. */
  readonly plans: readonly ListedPlan[]
  /** How it answers what people give in its consultations. */
  readonly answers: Awaited<ReturnType<typeof answersOfMember>>
  /** Seats of its own forum, by side; null when it has published none. */
  readonly forum: Awaited<ReturnType<typeof seatsInShort>>
  /** Forums of others in which it holds a seat. */
  readonly sits: ReadonlyArray<{ readonly forum: Forum; readonly member: Member }>
  readonly entries: readonly EntryOnRecord[]
  readonly entriesTotal: number
  readonly checkpoint: PublishedCheckpoint | null
  /** Addresses, without language, of the entries the page names, by their id. */
  readonly entryPaths: ReadonlyMap<string, string>
  readonly now: Date
}

const entriesShown = 12

/** Reads the page of a member. */
export async function memberPage(db: Db, member: Member, now: Date): Promise<MemberPage> {
  const [participations, mandates, standings, localMembers, listed, checkpoint, parents, forum, sits, answers] = await Promise.all([
    participationsOfMember(db, member.id),
    mandatesOfMember(db, member.id),
    ruleStandings(db, now, { memberId: member.id }),
    localMembersOf(db, member.id),
    listEntries(db, { about: { kind: 'member', id: member.id }, page: 1, perPage: entriesShown }),
    latestCheckpoint(db),
    membersByIds(db, member.parent === null ? [] : [member.parent]),
    seatsInShort(db, member.id),
    forumsWhereSits(db, member.id),
    answersOfMember(db, member.id),
  ])
  const all = await joinedActions(db, member, participations, now)
  const named = [member.endorsementEntryId, ...mandates.map(({ entryId }) => entryId), ...participations.map(({ entryId }) => entryId)]
  const entries = await findEntriesByIds(
    db,
    named.filter((id) => id !== null),
  )
  return {
    member,
    parent: parents.get(member.parent ?? '') ?? null,
    joined: all.filter(({ participation }) => participation.withdrawnAt === null),
    past: all.filter(({ participation }) => participation.withdrawnAt !== null),
    mandates: mandates.filter((mandate) => isInForce(mandate, now)),
    pastMandates: mandates.filter((mandate) => !isInForce(mandate, now)),
    rules: standings.filter(({ assessments }) => assessments !== null && assessments.length > 0),
    localMembers,
    plans: await planIndex(db, { memberIds: [member.id] }),
    answers,
    forum,
    sits,
    entries: listed.entries,
    entriesTotal: listed.total,
    checkpoint,
    entryPaths: new Map(entries.map((entry) => [entry.id, entryPath(entry)])),
    now,
  }
}

async function joinedActions(db: Db, member: Member, participations: readonly Participation[], now: Date): Promise<JoinedAction[]> {
  const [actions, plans] = await Promise.all([
    actionsByIds(
      db,
      participations.map(({ actionId }) => actionId),
    ),
    plansOf(db, [member.id]),
  ])
  return participations
    .flatMap((participation) => {
      const action = actions.get(participation.actionId)
      if (action === undefined) return []
      const { actionId, joinedAt } = participation
      const standing = isGovernment(member) ? planStanding({ actionId, joinedAt, plans: plans.get(member.id) ?? null }, now) : null
      return [{ action, participation, standing }]
    })
    .sort((a, b) => a.action.number - b.action.number)
}
