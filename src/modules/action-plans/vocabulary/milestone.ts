import { z } from 'zod'
import { Completion } from './commitment.ts'
import { Sha256, StoredFile } from './plan.ts'
import { Day } from './texts.ts'

/** `milestone-date-changed`, about `{ commitment, plan, member }`: a new date beside the old one (R9). The reason stands beside, as `reason`. */
export const MilestoneDateChanged = z.strictObject({
  milestone: z.uuid(),
  change: z.uuid(),
  /** The date it had. */
  before: Day.nullable(),
  due: Day,
})
export type MilestoneDateChanged = z.infer<typeof MilestoneDateChanged>

/** `milestone-reported-done`, about `{ commitment, plan, member }`: the member says it is done, since a day. A note stands beside, as `note`. */
export const MilestoneReportedDone = z.strictObject({ milestone: z.uuid(), report: z.uuid(), on: Day })
export type MilestoneReportedDone = z.infer<typeof MilestoneReportedDone>

/** `milestone-reopened`, about `{ commitment, plan, member }`: the member takes back that it is done. The reason stands beside, as `reason`. */
export const MilestoneReopened = z.strictObject({ milestone: z.uuid(), report: z.uuid() })
export type MilestoneReopened = z.infer<typeof MilestoneReopened>

/** What evidence is: a page of the web, or a file kept here. */
export const evidenceKinds = ['link', 'file'] as const
export const EvidenceKind = z.enum(evidenceKinds)
export type EvidenceKind = z.infer<typeof EvidenceKind>

/**
 * `evidence-added`, about `{ commitment, plan, member }`: what shows that something was done. Beside: `description`, and for a
 * link `link`, for a file `name`.
 */
export const EvidenceAdded = z.strictObject({
  evidence: z.uuid(),
  milestone: z.uuid().nullable(),
  kind: EvidenceKind,
  file: StoredFile.nullable(),
})
export type EvidenceAdded = z.infer<typeof EvidenceAdded>

/** How a source was at the last check that found something new. */
export const evidenceStates = ['unchecked', 'reachable', 'changed', 'vanished'] as const
export const EvidenceState = z.enum(evidenceStates)
export type EvidenceState = z.infer<typeof EvidenceState>

/** `evidence-checked`, about `{ commitment, plan, member }`, by the instance: first capture, or a state that differs from the last. */
export const EvidenceChecked = z.strictObject({
  evidence: z.uuid(),
  state: z.enum(['reachable', 'changed', 'vanished']),
  /** Why it could not be read: a status code, or the name of the obstacle. Null when it was read. */
  obstacle: z.string().max(100).nullable(),
  /** SHA-256 of the page's text, of the bytes where it has no text (PDF), and the copy of the text that is kept. Null when it was not read. */
  text: Sha256.nullable(),
  copy: StoredFile.nullable(),
})
export type EvidenceChecked = z.infer<typeof EvidenceChecked>

/** `evidence-withdrawn`, about `{ commitment, plan, member }`. The reason stands beside, as `reason`. */
export const EvidenceWithdrawn = z.strictObject({ evidence: z.uuid(), reasonGiven: z.boolean() })
export type EvidenceWithdrawn = z.infer<typeof EvidenceWithdrawn>

/** `progress-reported`, about `{ commitment, plan, member }`: what the member declares for a period. Beside: `done`, `challenges`, `nextSteps`. */
export const ProgressReported = z.strictObject({ report: z.uuid(), from: Day, to: Day, completion: Completion })
export type ProgressReported = z.infer<typeof ProgressReported>
