import type { RuleFinding } from '#modules/declaration'

/** Something the platform expects of a member, and whether its own joining stands behind it on the record. */
export interface Obligation {
  readonly entryId: string
  /** True when that entry is on the record, and is this member's joining of this action. */
  readonly traced: boolean
}

/** R5: each thing expected of a member traces to its own joining. */
export function checkBoundOnlyByOwn(obligations: readonly Obligation[]): RuleFinding {
  const untraced = obligations.filter(({ traced }) => !traced)
  if (untraced.length > 0) {
    return { state: 'missed', evidence: untraced.map(({ entryId }) => ({ key: 'actions.evidence.untraced', entryId })) }
  }
  return { state: 'met', evidence: [{ key: 'actions.evidence.traced', values: { n: obligations.length } }] }
}
