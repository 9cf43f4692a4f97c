import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { Member, MemberStatus, MemberStatusChanged, StatusRefusal } from '../vocabulary.ts'

/** Says whether the support team may give a member this status now. */
export function decideChangeMemberStatus(
  mandate: Pick<Mandate, 'kind'>,
  member: Pick<Member, 'status'>,
  after: MemberStatus,
  source: string | null,
): Outcome<MemberStatusChanged, StatusRefusal> {
  if (mandate.kind !== 'steward') return refuse('mandate-not-steward')
  if (member.status === after) return refuse('status-unchanged')
  return allow({ before: member.status, after, source })
}
