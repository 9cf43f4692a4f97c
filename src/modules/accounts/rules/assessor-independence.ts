import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { AssessorRefusal } from '../vocabulary.ts'

/** R11: someone who holds a mandate in force with the assessed member, or with one of its partners, may not assess it. */
export function assessorIndependenceRule(
  heldMemberIds: readonly string[],
  assessedMemberIds: readonly string[],
): Outcome<'independent', AssessorRefusal> {
  return assessedMemberIds.some((id) => heldMemberIds.includes(id)) ? refuse('assessor-conflict') : allow('independent')
}
