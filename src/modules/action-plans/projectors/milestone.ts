import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact } from '#record'
import '../tables.ts'
import {
  EvidenceAdded,
  EvidenceChecked,
  EvidenceWithdrawn,
  MilestoneDateChanged,
  MilestoneReopened,
  MilestoneReportedDone,
  ProgressReported,
  wordsField,
} from '../vocabulary.ts'
import { aboutOf, wordsOf } from './read-fact.ts'

async function projectDateChanged(trx: Trx, fact: RecordedFact<MilestoneDateChanged>): Promise<void> {
  const { milestone, change, before, due } = fact.data
  await trx
    .insertInto('milestone_date')
    .values({
      id: change,
      milestone_id: milestone,
      due_before: before,
      due_on: due,
      reason: wordsOf(fact, wordsField.reason),
      told_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
  await trx.updateTable('milestone').set({ due_on: due }).where('id', '=', milestone).execute()
}

async function eraseDateReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('milestone_date').set({ reason: null }).where('entry_id', '=', entryId).execute()
}

async function projectReportedDone(trx: Trx, fact: RecordedFact<MilestoneReportedDone>): Promise<void> {
  await trx
    .updateTable('milestone')
    .set({
      done_on: fact.data.on,
      done_report_id: fact.data.report,
      done_note: wordsOf(fact, wordsField.note),
      done_at: fact.at,
      done_entry_id: fact.id,
    })
    .where('id', '=', fact.data.milestone)
    .execute()
}

async function eraseDoneNote(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.note) return
  await trx.updateTable('milestone').set({ done_note: null }).where('done_entry_id', '=', entryId).execute()
}

/** The report taken back keeps its name here: the form that made it, sent once more, is known as an old one. */
async function projectReopened(trx: Trx, fact: RecordedFact<MilestoneReopened>): Promise<void> {
  await trx
    .updateTable('milestone')
    .set({ done_on: null, done_note: null, done_at: null, done_entry_id: null })
    .where('id', '=', fact.data.milestone)
    .execute()
}

async function projectEvidenceAdded(trx: Trx, fact: RecordedFact<EvidenceAdded>): Promise<void> {
  const { evidence, milestone, kind, file } = fact.data
  await trx
    .insertInto('evidence')
    .values({
      id: evidence,
      commitment_id: aboutOf(fact, 'commitment'),
      milestone_id: milestone,
      kind,
      description: wordsOf(fact, wordsField.description),
      link: wordsOf(fact, wordsField.link),
      file_name: wordsOf(fact, wordsField.fileName),
      sha256: file?.sha256 ?? null,
      media_type: file?.mediaType ?? null,
      bytes: file?.bytes ?? null,
      added_at: fact.at,
      entry_id: fact.id,
      // A file kept here under its own hash cannot vanish.
      state: kind === 'file' ? 'reachable' : 'unchecked',
    })
    .execute()
}

async function eraseEvidenceWords(trx: Trx, entryId: string, field: string): Promise<void> {
  const columns = { [wordsField.description]: 'description', [wordsField.link]: 'link', [wordsField.fileName]: 'file_name' } as const
  const erased =
    field === wordsField.description
      ? { description: null }
      : field === wordsField.link
        ? { link: null }
        : field === wordsField.fileName
          ? { file_name: null }
          : null
  if (erased !== null && field in columns) await trx.updateTable('evidence').set(erased).where('entry_id', '=', entryId).execute()
}

async function projectEvidenceChecked(trx: Trx, fact: RecordedFact<EvidenceChecked>): Promise<void> {
  const { evidence, state, obstacle, text, copy } = fact.data
  await trx
    .insertInto('evidence_check')
    .values({
      entry_id: fact.id,
      evidence_id: evidence,
      state,
      obstacle,
      text_sha256: text,
      copy_sha256: copy?.sha256 ?? null,
      checked_at: fact.at,
    })
    .execute()
  // The first copy is what was relied on: a later one never takes its place, it stands in `evidence_check`.
  const first = await trx.selectFrom('evidence').select('copy_sha256').where('id', '=', evidence).executeTakeFirst()
  const kept =
    copy === null || first?.copy_sha256 != null
      ? {}
      : {
          text_sha256: text,
          copy_sha256: copy.sha256,
          copy_media_type: copy.mediaType,
          copy_bytes: copy.bytes,
          copied_at: fact.at,
        }
  await trx
    .updateTable('evidence')
    .set({ state, state_at: fact.at, state_obstacle: obstacle, ...kept })
    .where('id', '=', evidence)
    .execute()
}

async function projectEvidenceWithdrawn(trx: Trx, fact: RecordedFact<EvidenceWithdrawn>): Promise<void> {
  await trx
    .updateTable('evidence')
    .set({ withdrawn_at: fact.at, withdrawal_reason: wordsOf(fact, wordsField.reason), withdrawal_entry_id: fact.id })
    .where('id', '=', fact.data.evidence)
    .execute()
}

async function eraseWithdrawalReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('evidence').set({ withdrawal_reason: null }).where('withdrawal_entry_id', '=', entryId).execute()
}

async function projectProgressReported(trx: Trx, fact: RecordedFact<ProgressReported>): Promise<void> {
  const { report, from, to, completion } = fact.data
  await trx
    .insertInto('progress_report')
    .values({
      id: report,
      commitment_id: aboutOf(fact, 'commitment'),
      period_from: from,
      period_to: to,
      completion,
      done: wordsOf(fact, wordsField.done),
      challenges: wordsOf(fact, wordsField.challenges),
      next_steps: wordsOf(fact, wordsField.nextSteps),
      reported_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function eraseReportWords(trx: Trx, entryId: string, field: string): Promise<void> {
  const erased =
    field === wordsField.done
      ? { done: null }
      : field === wordsField.challenges
        ? { challenges: null }
        : field === wordsField.nextSteps
          ? { next_steps: null }
          : null
  if (erased !== null) await trx.updateTable('progress_report').set(erased).where('entry_id', '=', entryId).execute()
}

/** A milestone has a new date; the old one stays. About: `{ commitment, plan, member }`. */
export const milestoneDateChanged = defineFact({
  kind: 'milestone-date-changed',
  schema: MilestoneDateChanged,
  project: projectDateChanged,
  erase: eraseDateReason,
})

/** A member says a milestone is done. About: `{ commitment, plan, member }`. */
export const milestoneReportedDone = defineFact({
  kind: 'milestone-reported-done',
  schema: MilestoneReportedDone,
  project: projectReportedDone,
  erase: eraseDoneNote,
})

/** A member takes back that a milestone is done. About: `{ commitment, plan, member }`. */
export const milestoneReopened = defineFact({ kind: 'milestone-reopened', schema: MilestoneReopened, project: projectReopened })

/** Evidence is added to a milestone or a commitment. About: `{ commitment, plan, member }`. */
export const evidenceAdded = defineFact({
  kind: 'evidence-added',
  schema: EvidenceAdded,
  project: projectEvidenceAdded,
  erase: eraseEvidenceWords,
})

/** A check found evidence captured, changed, vanished or back. About: `{ commitment, plan, member }`. */
export const evidenceChecked = defineFact({ kind: 'evidence-checked', schema: EvidenceChecked, project: projectEvidenceChecked })

/** Evidence is withdrawn; the entry that added it stays. About: `{ commitment, plan, member }`. */
export const evidenceWithdrawn = defineFact({
  kind: 'evidence-withdrawn',
  schema: EvidenceWithdrawn,
  project: projectEvidenceWithdrawn,
  erase: eraseWithdrawalReason,
})

/** A member reports on a period. About: `{ commitment, plan, member }`. */
export const progressReported = defineFact({
  kind: 'progress-reported',
  schema: ProgressReported,
  project: projectProgressReported,
  erase: eraseReportWords,
})
