import type { RevisionMilestone } from '../vocabulary.ts'

/** A commitment with its milestones, as far as their dates go. */
interface Dated {
  readonly id: string
  readonly content: { readonly milestones: ReadonlyArray<Pick<RevisionMilestone, 'id' | 'due'>> }
}

/** Says whether every milestone that was adopted is still there with its date: those change by an act of their own (R9). */
export function datesStayIn(before: readonly Dated[], after: readonly Dated[]): boolean {
  return before.every(({ id, content }) => {
    const now = after.find((commitment) => commitment.id === id)
    if (now === undefined) return true
    return content.milestones.every((milestone) => now.content.milestones.find((it) => it.id === milestone.id)?.due === milestone.due)
  })
}
