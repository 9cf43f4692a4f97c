import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import { type GrantRefusal, isMemberMandateKind, type MandateGranted } from '../vocabulary.ts'

/** What is asked: a kind of mandate, for a member or for the partnership, perhaps with an end. */
export interface GrantQuestion {
  readonly mandate: string
  readonly kind: MandateKind
  readonly until: Date | null
}

/** Who grants: a mandate in force, or the instance itself (the command line, the demonstration). */
export type Granter = { readonly kind: 'instance' } | { readonly kind: MandateKind; readonly memberId: string | null }

/** What the database says at that moment, read under lock. */
export interface GrantState {
  /** The member asked for: undefined when none was asked for, null when there is no such member. */
  readonly member: { readonly id: string; readonly active: boolean } | null | undefined
  /** Mandates in force of the person. */
  readonly held: readonly { readonly kind: MandateKind; readonly memberId: string | null }[]
}

/** Stewards grant every mandate; a point of contact grants editors of its own member; nobody else grants. */
export function mayGrant(granter: Granter, kind: MandateKind, memberId: string | null): boolean {
  if (granter.kind === 'instance' || granter.kind === 'steward') return true
  return granter.kind === 'point-of-contact' && kind === 'editor' && memberId !== null && granter.memberId === memberId
}

/** Decides whether a mandate is granted. A person holds each kind at most once per member. */
export function grantMandateRule(
  granter: Granter,
  question: GrantQuestion,
  state: GrantState,
  now: Date,
): Outcome<MandateGranted, GrantRefusal> {
  const forMember = isMemberMandateKind(question.kind)
  if (forMember && state.member === undefined) return refuse('member-needed')
  if (forMember && state.member === null) return refuse('member-not-found')
  const member = forMember ? (state.member ?? null) : null
  if (!mayGrant(granter, question.kind, member?.id ?? null)) return refuse('may-not-grant')
  if (member !== null && !member.active) return refuse('member-suspended')
  if (question.until !== null && question.until <= now) return refuse('end-is-past')
  const same = state.held.some((held) => held.kind === question.kind && held.memberId === (member?.id ?? null))
  if (same) return refuse('already-holds')
  return allow({
    mandate: question.mandate,
    kind: question.kind,
    ...(member === null ? {} : { member: member.id }),
    ...(question.until === null ? {} : { until: question.until.toISOString() }),
  })
}
