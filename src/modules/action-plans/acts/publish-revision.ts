import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { commitmentPublished } from '../projectors/commitment.ts'
import { newestRevision } from '../queries/revisions.ts'
import { disclosedProse, revisionOfDraft } from '../rules/draft-content.ts'
import { draftProblems } from '../rules/draft-problems.ts'
import { decideEditDraft, decidePublishRevision } from '../rules/write-commitment.ts'
import { type ContactRefusal, type EditDraftRefusal, type PublishRevisionRefusal, wordsField, writtenProse } from '../vocabulary.ts'
import { type LockDraft, lockCommitment, lockContact, lockDraft } from './lock-draft.ts'

/** Why a commitment of an adopted plan changes, and which version of its draft was read before saying so. */
export interface PublishRevisionForm {
  readonly submission: string
  readonly version: number
  readonly reason: string
}

type Refusals = PublishRevisionRefusal | ContactRefusal | EditDraftRefusal | 'draft-unknown' | 'draft-changed-meanwhile'

/** Publishes the open revision of a commitment of an adopted plan, with its reason. The same form sent again adds nothing. */
export function publishRevision(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  { submission, version, reason }: PublishRevisionForm,
  lock: LockDraft = lockDraft,
): Promise<Outcome<{ readonly entryId: string }, Refusals>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockContact(trx, ctx, mandate)
    if (!acting.ok) return acting
    const locked = await lock(trx, reference)
    if (locked === null) return refuse('draft-unknown')
    const { draft, plan } = locked
    const commitment = (await lockCommitment(trx, reference))?.commitment ?? null
    if (commitment === null) return refuse('revision-not-open')
    if (draft.publishedBy === submission) return allow({ entryId: commitment.entryId })
    const may = decideEditDraft(draft, plan, acting.fact.memberId, commitment)
    if (!may.ok) return may.refusal === 'plan-adopted' ? refuse('revision-not-open') : may
    if (version !== draft.version) return refuse('draft-changed-meanwhile')
    const { content, prose } = revisionOfDraft(draft.content)
    const before = (await newestRevision(trx, reference)).content
    const problems = draftProblems(draft, plan).length
    const open = draft.revisionOpenedAt !== null
    const decided = decidePublishRevision({ open, changed: draft.changed, before, after: content, problems, reason })
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { commitment: commitment.id, plan: plan.id, member: plan.memberId },
      data: {
        reference: commitment.reference,
        country: draft.country,
        revision: commitment.revision + 1,
        content,
        prose: [...writtenProse(draft.content)],
        reasonGiven: true,
      },
      disclosures: { ...disclosedProse(prose), [wordsField.reason]: reason },
    })
    await append(trx, commitmentPublished, fact)
    await trx
      .updateTable('commitment_draft')
      .set({ revision_opened_at: null, published_by: submission })
      .where('id', '=', draft.id)
      .execute()
    return allow({ entryId: fact.id })
  })
}
