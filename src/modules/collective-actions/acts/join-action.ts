import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { membersByIds } from '#modules/members'
import { append, factFrom } from '#record'
import { memberJoinedAction } from '../projectors.ts'
import { decideJoinAction } from '../rules/join-action.ts'
import { type ContributionForm, type JoinForm, type JoinRefusal, type MandateRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockMemberMandate, lockMembersInAction } from './lock-action.ts'

/** What joining gives: the participation and the entry that tells it. */
export interface Joined {
  readonly participation: string
  readonly entryId: string
}

/** A member joins an action with its contributions. The same form sent again gives the first answer and adds nothing. */
export function joinAction(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: JoinForm,
  lock = lockMembersInAction,
): Promise<Outcome<Joined, JoinRefusal | MandateRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockMemberMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    const action = await lock(trx, [memberId], slug)
    if (action === null) return refuse('action-unknown')
    const participation = deriveId(form.submission, action.id, memberId)
    const own = await ownParticipations(trx, action.id, memberId)
    const first = own.find(({ id }) => id === participation)
    if (first !== undefined) return allow({ participation, entryId: first.entryId })
    const member = (await membersByIds(trx, [memberId])).get(memberId)
    const decided = decideJoinAction(action, member ?? { status: 'withdrawn' }, own, form.contributions.length)
    if (!decided.ok) return decided
    const about = { action: action.id, member: memberId }
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, ...told(participation, form) })
    await append(trx, memberJoinedAction, fact)
    return allow({ participation, entryId: fact.id })
  })
}

/** Every time a member joined an action, in any order. Read after the lock. */
export async function ownParticipations(trx: Trx, actionId: string, memberId: string) {
  const rows = await trx
    .selectFrom('participation')
    .select(['id', 'withdrawn_at as withdrawnAt', 'withdrawal_id as withdrawalId', 'entry_id as entryId'])
    .select('withdrawal_entry_id as withdrawalEntryId')
    .where('action_id', '=', actionId)
    .where('member_id', '=', memberId)
    .execute()
  return rows
}

/** The data of the entry, and beside it the member's own words. */
function told(participation: string, { contributions, reservation }: JoinForm) {
  const words = contributions.flatMap(({ description, link }, index) => [
    [wordsField.contribution(index + 1), description] as const,
    ...(link === null ? [] : [[wordsField.contributionLink(index + 1), link] as const]),
  ])
  return {
    data: {
      participation,
      contributions: contributions.map((it, index) => ({ id: deriveId(participation, `${index + 1}`), ...recorded(it) })),
      contributionsTold: true,
      reservationMade: reservation !== null,
    },
    disclosures: { ...Object.fromEntries(words), ...(reservation === null ? {} : { [wordsField.reservation]: reservation }) },
  }
}

/** The part of a contribution that stands in an entry: no words. */
export const recorded = ({ kind, from, to, amount }: ContributionForm) => ({ kind, from, to, amount })
