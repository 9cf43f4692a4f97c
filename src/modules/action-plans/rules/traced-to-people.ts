import type { RuleFinding } from '#modules/declaration'

/** What R4 asks of one commitment that carries a collective action and binds its member. */
export interface TracedToPeople {
  readonly reference: string
  readonly entryId: string
  /** Consultations and decisions of the forum that it says it comes from. */
  readonly traces: number
}

/** R4: a commitment that carries an action traces to a consultation or to a decision of the forum. */
export function checkTracedToPeople({ reference, entryId, traces }: TracedToPeople): RuleFinding {
  const href = `/commitments/${reference}`
  const values = { n: traces, commitment: reference }
  if (traces > 0) return { state: 'met', evidence: [{ key: 'standing.evidence.traced', values, href, entryId }] }
  return { state: 'missed', evidence: [{ key: 'standing.evidence.untraced', values, href, entryId }] }
}
