import type { Trx } from '#kernel/database.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'

/** A mandate held in force until the transaction ends. */
export type HeldMandate = Pick<Mandate, 'id' | 'kind' | 'memberId'>

/** Holds a mandate in force until the transaction ends. Accounts give it: they know members, so members cannot know them. */
export type LockMandate = (trx: Trx, mandateId: string, now: Date) => Promise<Outcome<HeldMandate, 'mandate-not-in-force'>>

/** Under which mandate an act is asked, and how to hold it. */
export interface ActingMandate {
  readonly mandate: Pick<Mandate, 'id'>
  readonly lockMandate: LockMandate
}

/** Begins an act: a transaction that holds the mandate first. The act is refused when the mandate is no longer in force. */
export const underMandate = (trx: Trx, { mandate, lockMandate }: ActingMandate, now: Date) => lockMandate(trx, mandate.id, now)
