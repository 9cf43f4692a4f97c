import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { EndorseRefusal, Member, MemberEndorsedDeclaration } from '../vocabulary.ts'

/** Says whether a point of contact may endorse the Declaration for this member now. Once is enough, and it stays. */
export function decideEndorseDeclaration(
  mandate: Pick<Mandate, 'kind' | 'memberId'>,
  member: Pick<Member, 'id' | 'status' | 'endorsedAt'>,
): Outcome<MemberEndorsedDeclaration, EndorseRefusal> {
  if (mandate.kind !== 'point-of-contact' || mandate.memberId !== member.id) return refuse('mandate-not-point-of-contact')
  if (member.status === 'withdrawn') return refuse('member-withdrawn')
  if (member.endorsedAt !== null) return refuse('already-endorsed')
  return allow({ declaration: 'paris-2016-12-07' })
}
