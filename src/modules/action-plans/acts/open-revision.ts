import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import '../tables.ts'
import { findCommitment } from '../queries/commitments.ts'
import { findDraft } from '../queries/drafts.ts'
import { newestRevision } from '../queries/revisions.ts'
import { draftOfRevision } from '../rules/draft-content.ts'
import { decideEditDraft, decideOpenRevision } from '../rules/write-commitment.ts'
import type { EditDraftRefusal, OpenRevisionRefusal, WriterRefusal } from '../vocabulary.ts'
import { writeDraft } from './keep-version.ts'
import { lockDraft, lockWriter, sharePlanOf } from './lock-draft.ts'

/**
 * Opens a revision of a commitment of an adopted plan: its draft says again what the newest revision says, and can be
 * written. Opened twice, it is the same revision.
 */
export function openRevision(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
): Promise<Outcome<null, OpenRevisionRefusal | WriterRefusal | 'commitment-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockWriter(trx, ctx, mandate)
    if (!acting.ok) return acting
    const plan = await sharePlanOf(trx, reference)
    const commitment = await findCommitment(trx, reference)
    if (plan === null || commitment === null) return refuse('commitment-unknown')
    const decided = decideOpenRevision(commitment, plan, acting.fact.memberId)
    if (!decided.ok) return decided
    await openDraft(trx, commitment.reference, { mandateId: mandate.id, at: ctx.now() })
    return allow(null)
  })
}

interface Opening {
  readonly mandateId: string
  readonly at: Date
}

async function openDraft(trx: Trx, reference: string, { mandateId, at }: Opening): Promise<void> {
  const revision = await newestRevision(trx, reference)
  const content = draftOfRevision(revision)
  const { id, planId, memberId, country } = revision
  // Commitments that came without a draft (the demonstration's, an import) get one here, once.
  await trx
    .insertInto('commitment_draft')
    .values({
      id,
      plan_id: planId,
      member_id: memberId,
      reference,
      country,
      language: content.title.original,
      content: JSON.stringify(content),
      version: 0,
      created_at: at,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select 1 from commitment_draft where reference = ${reference} for update`.execute(trx)
  const draft = await findDraft(trx, reference)
  if (draft === null || draft.revisionOpenedAt !== null) return
  const version = draft.version + 1
  await writeDraft(trx, { draftId: id, version, content, submission: `revision/${version}`, mandateId, at })
  await trx.updateTable('commitment_draft').set({ revision_opened_at: at }).where('id', '=', id).execute()
}

/** Closes an open revision without publishing it: the commitment stays as it is on the record. */
export function closeRevision(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
): Promise<Outcome<null, EditDraftRefusal | WriterRefusal | 'draft-unknown' | 'revision-not-open'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockWriter(trx, ctx, mandate)
    if (!acting.ok) return acting
    const locked = await lockDraft(trx, reference)
    if (locked === null) return refuse('draft-unknown')
    const { draft, plan, commitment } = locked
    const decided = decideEditDraft(draft, plan, acting.fact.memberId, commitment)
    if (!decided.ok) return decided.refusal === 'plan-adopted' ? refuse('revision-not-open') : decided
    if (draft.revisionOpenedAt === null) return refuse('revision-not-open')
    const version = draft.version + 1
    const content = draftOfRevision(await newestRevision(trx, reference))
    const kept = { draftId: draft.id, version, content, submission: `revision/${version}`, mandateId: mandate.id, at: ctx.now() }
    await writeDraft(trx, kept)
    await trx.updateTable('commitment_draft').set({ revision_opened_at: null }).where('id', '=', draft.id).execute()
    return allow(null)
  })
}
