import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import {
  actionsByIds,
  type ContributionOnPage,
  contributionsAwaitingReceiptBy,
  type Participation,
  participationsOfMember,
} from '#modules/collective-actions'
import { ruleText } from '#modules/declaration'
import { type Member, membersByIds } from '#modules/members'
import { standingOf } from '../rules.ts'

/** An action a government joined and has not yet carried into a plan (rule R3). */
export interface JoinedAction {
  readonly slug: string
  readonly title: LocalizedText
  readonly joinedAt: Date
  /** Null when the member's plans are not known here: the clock counts the days and has no end. */
  readonly deadline: Date | null
}

/** A contribution of the member that is not received yet. */
export interface OwnContribution {
  readonly slug: string
  readonly title: LocalizedText
  readonly contribution: ContributionOnPage
}

/** A contribution that its giver says was delivered, and nobody has confirmed yet. */
export interface Receipt {
  readonly slug: string
  readonly title: LocalizedText
  readonly contributionId: string
  readonly giver: Member
  readonly deliveredAt: Date
}

/** What a member is in, what it has to carry into a plan, what it offered, and what it could confirm. */
export interface Joined {
  readonly actionIds: readonly string[]
  /** Joined and not in a plan: the nearest deadline first, then what was joined first. */
  readonly clocks: readonly JoinedAction[]
  /** What the member offered and has not delivered; what ends first comes first, what has no end last. */
  readonly offered: readonly OwnContribution[]
  /** What the member delivered and nobody has confirmed. */
  readonly unconfirmed: readonly OwnContribution[]
  /** What others delivered and the member may confirm. */
  readonly receipts: readonly Receipt[]
}

const never = Number.MAX_SAFE_INTEGER

/** Reads what a member is in. */
export async function readJoined(db: Db, memberId: string, now: Date): Promise<Joined> {
  const own = (await participationsOfMember(db, memberId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const actionIds = own.map(({ actionId }) => actionId)
  const contributions = await ownContributions(db, own)
  const stands = (wanted: ContributionOnPage['state']) => contributions.filter(({ contribution }) => contribution.state === wanted)
  return {
    actionIds,
    clocks: await clocksOf(db, memberId, own, now),
    offered: stands('offered'),
    unconfirmed: stands('delivered'),
    receipts: await receiptsBy(db, memberId),
  }
}

/** The clocks of R3, from the rule itself: whatever it does not find carried into a plan. */
async function clocksOf(db: Db, memberId: string, own: readonly Participation[], now: Date): Promise<readonly JoinedAction[]> {
  const { assessments } = await standingOf(db, ruleText('R3'), now, { memberId })
  const open = new Map(
    (assessments ?? []).flatMap(({ subject, finding }): [string, Date | null][] =>
      finding.state === 'met' ? [] : [[subject.id, finding.deadline ?? null]],
    ),
  )
  const actions = await actionsByIds(
    db,
    own.map(({ actionId }) => actionId),
  )
  const clocks = own.flatMap(({ actionId, joinedAt }): JoinedAction[] => {
    const action = actions.get(actionId)
    const deadline = open.get(`${memberId}/${actionId}`)
    return action === undefined || deadline === undefined ? [] : [{ slug: action.slug, title: action.title, joinedAt, deadline }]
  })
  const end = ({ deadline }: JoinedAction) => deadline?.getTime() ?? never
  return clocks.sort((a, b) => end(a) - end(b) || a.joinedAt.getTime() - b.joinedAt.getTime())
}

async function ownContributions(db: Db, own: readonly Participation[]): Promise<readonly OwnContribution[]> {
  const actions = await actionsByIds(
    db,
    own.map(({ actionId }) => actionId),
  )
  const found = own.flatMap(({ actionId, contributions }) => {
    const action = actions.get(actionId)
    return action === undefined ? [] : contributions.map((contribution) => ({ slug: action.slug, title: action.title, contribution }))
  })
  const end = ({ contribution: { current } }: OwnContribution) => (current.to === null ? never : Date.parse(current.to))
  return found.sort((a, b) => end(a) - end(b) || a.contribution.current.toldAt.getTime() - b.contribution.current.toldAt.getTime())
}

async function receiptsBy(db: Db, memberId: string): Promise<readonly Receipt[]> {
  const awaiting = await contributionsAwaitingReceiptBy(db, memberId)
  const givers = await membersByIds(
    db,
    awaiting.map(({ giverId }) => giverId),
  )
  return awaiting.flatMap(({ giverId, ...receipt }) => {
    const giver = givers.get(giverId)
    return giver === undefined ? [] : [{ ...receipt, giver }]
  })
}
