import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { listActions, participationsNow } from '#modules/collective-actions'
import type { Member } from '#modules/members'

/** An action joined and not yet carried into a plan (rule R3). */
export interface Owed {
  readonly slug: string
  readonly title: LocalizedText
  readonly joinedAt: Date
  /** Null when the member's plans are not known here: no clock can be read. */
  readonly deadline: Date | null
}

/** A contribution that its giver says was delivered, and nobody has confirmed yet. */
export interface Receipt {
  readonly slug: string
  readonly title: LocalizedText
  readonly giver: Member
}

/** What a member is in, what it owes by date, and what it could confirm. */
export interface OwedBy {
  readonly actionIds: readonly string[]
  readonly owed: readonly Owed[]
  readonly receipts: readonly Receipt[]
}

const dayMs = 86_400_000

/** Whole days from one instant to another; negative when it is past. */
export const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / dayMs)

/** Reads what a member owes. */
export async function owedBy(db: Db, memberId: string): Promise<OwedBy> {
  const own = (await participationsNow(db)).filter((participation) => participation.memberId === memberId)
  const actions = new Map((await listActions(db)).map((action) => [action.id, action]))
  void actions
  return { actionIds: own.map(({ actionId }) => actionId), owed: [], receipts: [] }
}
