import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { ConfirmRefusal, ContributionForm, ContributionStanding, CorrectRefusal, DeliverRefusal } from '../vocabulary.ts'

/** Says whether a member may correct a contribution: its own, while it is in the action, until it is delivered. */
export function mayCorrectContribution(
  standing: ContributionStanding | null,
  memberId: string,
): Outcome<null, Exclude<CorrectRefusal, 'nothing-corrected'>> {
  return mayDeliverContribution(standing, memberId)
}

/** Decides a correction: it must change something, since each one stays on the record. */
export function decideCorrectContribution(
  standing: ContributionStanding | null,
  memberId: string,
  before: ContributionForm,
  after: ContributionForm,
): Outcome<null, CorrectRefusal> {
  const may = mayCorrectContribution(standing, memberId)
  if (!may.ok) return may
  return sameContribution(before, after) ? refuse('nothing-corrected') : allow(null)
}

/** Says whether two contributions read the same. */
export const sameContribution = (a: ContributionForm, b: ContributionForm): boolean =>
  a.kind === b.kind &&
  a.description === b.description &&
  a.link === b.link &&
  a.from === b.from &&
  a.to === b.to &&
  a.amount?.minor === b.amount?.minor &&
  a.amount?.currency === b.amount?.currency

/** Says whether a member may declare a contribution delivered: its own, once, while it is in the action. */
export function mayDeliverContribution(standing: ContributionStanding | null, memberId: string): Outcome<null, DeliverRefusal> {
  if (standing === null || standing.giverId !== memberId) return refuse('contribution-unknown')
  if (standing.receivedAt !== null) return refuse('contribution-received')
  if (standing.deliveredAt !== null) return refuse('contribution-delivered')
  if (standing.withdrawnAt !== null) return refuse('contribution-withdrawn')
  return allow(null)
}

/** Says whether a member may confirm that it received: another one, in the action or leading it, once, after delivery. */
export function mayConfirmReceipt(
  standing: ContributionStanding | null,
  memberId: string,
  isInAction: boolean,
): Outcome<null, ConfirmRefusal> {
  if (standing === null) return refuse('contribution-unknown')
  if (standing.giverId === memberId) return refuse('own-contribution')
  if (!isInAction) return refuse('not-in-action')
  if (standing.receivedAt !== null) return refuse('contribution-received')
  if (standing.deliveredAt === null) return refuse('contribution-not-delivered')
  return allow(null)
}
