import type { RuleEvidence, RuleFinding } from '#modules/declaration'

/** What R2 asks about one participation, current or past: are its entries on the record? */
export interface FreeToLeave {
  readonly joined: { readonly entryId: string; readonly onRecord: boolean; readonly reservationMade: boolean }
  readonly left: { readonly entryId: string; readonly onRecord: boolean; readonly reasonGiven: boolean } | null
}

/** R2: joining and leaving leave their entries, and nothing else is asked. */
export function checkFreeToLeave({ joined, left }: FreeToLeave): RuleFinding {
  if (!joined.onRecord || (left !== null && !left.onRecord))
    return { state: 'missed', evidence: [{ key: 'actions.evidence.entry-missing' }] }
  const evidence: RuleEvidence[] = [
    { key: joined.reservationMade ? 'actions.evidence.joined-with-reservation' : 'actions.evidence.joined', entryId: joined.entryId },
  ]
  if (left !== null) {
    evidence.push({ key: left.reasonGiven ? 'actions.evidence.left-with-reason' : 'actions.evidence.left', entryId: left.entryId })
  }
  return { state: 'met', evidence }
}
