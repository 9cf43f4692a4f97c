import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import '../tables.ts'
import { evidenceAdded } from '../projectors/milestone.ts'
import { decideAddEvidence } from '../rules/carry-out.ts'
import { type AddEvidenceRefusal, type NewEvidence, wordsField } from '../vocabulary.ts'
import { type LockedCommitment, told } from './lock-carrying-out.ts'

/** Appends evidence in the transaction of an act that holds the commitment. The same id again adds nothing. */
export async function appendEvidence(
  trx: Trx,
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  commitment: LockedCommitment,
  { id, milestoneId, evidence }: { readonly id: string; readonly milestoneId: string | null; readonly evidence: NewEvidence },
): Promise<Outcome<{ readonly evidenceId: string }, AddEvidenceRefusal>> {
  const there = await trx
    .selectFrom('evidence')
    .select(['id', 'milestone_id as milestoneId', 'link', 'sha256', 'withdrawn_at as withdrawnAt'])
    .where('commitment_id', '=', commitment.id)
    .execute()
  if (there.some((one) => one.id === id)) return allow({ evidenceId: id })
  const decided = decideAddEvidence(there, milestoneId, evidence)
  if (!decided.ok) return decided
  const { description, link, file } = evidence
  const fact = factFrom(ctx, {
    ...told(mandate, commitment),
    data: {
      evidence: id,
      milestone: milestoneId,
      kind: file === null ? 'link' : 'file',
      file: file === null ? null : { sha256: file.sha256, mediaType: file.mediaType, bytes: file.bytes },
    },
    disclosures: {
      [wordsField.description]: description,
      ...(link === null ? {} : { [wordsField.link]: link }),
      ...(file === null ? {} : { [wordsField.fileName]: file.name }),
    },
  })
  await append(trx, evidenceAdded, fact)
  return allow({ evidenceId: id })
}
