import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import '../tables.ts'
import { type Conflict, type MergeChoice, mergeDrafts } from '../rules/merge-drafts.ts'
import { sameValue } from '../rules/same-value.ts'
import { decideEditDraft } from '../rules/write-commitment.ts'
import { type Draft, type DraftContent, type EditDraftRefusal, emptyDraft, type WriterRefusal } from '../vocabulary.ts'
import { writeDraft } from './keep-version.ts'
import { lockDraft, lockWriter } from './lock-draft.ts'

/** A page of the form of a commitment, as it was sent. */
export interface SaveForm {
  /** The page's own token: what it saved before is not somebody else's work. */
  readonly submission: string
  /** The version the page began with. */
  readonly base: number
  /** Puts what was typed on the page into a content. */
  readonly change: (content: DraftContent) => DraftContent
  /** The version to start from instead of `base`: undoing a change starts from the version before it. */
  readonly startFrom?: number | undefined
  /** Sent by the page itself while somebody writes: kept only when the page still shows all that is kept. */
  readonly unasked?: boolean | undefined
  /** What was chosen where both changed the same field, against the version that was shown. */
  readonly chosen?: { readonly seen: number; readonly choices: ReadonlyMap<string, MergeChoice> } | undefined
}

/** What became of a page: kept, perhaps with changes of others, or to be compared with theirs first. */
export type SavedDraft =
  | { readonly kept: true; readonly version: number; readonly fromOthers: readonly string[] }
  | { readonly kept: false; readonly seen: number; readonly conflicts: readonly Conflict[]; readonly fromOthers: readonly string[] }

/**
 * Keeps a page of a draft. When somebody else changed the draft since the page began, the two are merged field by field;
 * where both changed the same field nothing is kept until one chooses, so that nothing is lost. The same page sent again
 * adds nothing.
 */
export function saveDraft(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  form: SaveForm,
  lock = lockDraft,
): Promise<Outcome<SavedDraft, EditDraftRefusal | WriterRefusal | 'draft-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockWriter(trx, ctx, mandate)
    if (!acting.ok) return acting
    const locked = await lock(trx, reference)
    if (locked === null) return refuse('draft-unknown')
    const { draft, plan, commitment } = locked
    const decided = decideEditDraft(draft, plan, acting.fact.memberId, commitment)
    if (!decided.ok) return decided
    const merge = await mergeWith(trx, draft, form)
    const { content, conflicts, fromOthers } = merge
    const shown = form.unasked !== true || sameValue(form.change(content), content)
    if (conflicts.length > 0 || !shown) return allow({ kept: false, seen: draft.version, conflicts, fromOthers })
    if (sameValue(content, draft.content)) return allow({ kept: true, version: draft.version, fromOthers })
    const version = draft.version + 1
    await writeDraft(trx, { draftId: draft.id, version, content, submission: form.submission, mandateId: mandate.id, at: ctx.now() })
    return allow({ kept: true, version, fromOthers })
  })
}

async function mergeWith(trx: Trx, draft: Draft, form: SaveForm) {
  const { base, change, startFrom = base, chosen } = form
  const theirs = draft.content
  const contentAt = await contentsOf(trx, draft)
  if (startFrom === base && (await onlyOwnSince(trx, draft, form))) {
    return mergeDrafts({ base: theirs, mine: change(theirs), theirs })
  }
  const three = { base: await contentAt(base), mine: change(await contentAt(startFrom)), theirs }
  if (chosen === undefined) return mergeDrafts(three)
  const seen = await contentAt(chosen.seen)
  const resolved = mergeDrafts({ ...three, theirs: seen }, chosen.choices)
  const merge = mergeDrafts({ base: seen, mine: resolved.content, theirs })
  const again = [...resolved.conflicts, ...merge.conflicts]
  // Changed once more since the two were compared: they are compared again with what stands now.
  return again.length === 0 ? merge : { ...merge, conflicts: [...mergeDrafts(three).conflicts, ...again].filter(firstOfKey) }
}

const firstOfKey = ({ key }: Conflict, at: number, all: readonly Conflict[]) => all.findIndex((it) => it.key === key) === at

/** Reads contents by version. A version let go of counts as empty: then everything that differs is told. */
async function contentsOf(trx: Trx, draft: Draft) {
  return async (version: number): Promise<DraftContent> => {
    const kept = await trx
      .selectFrom('commitment_draft_version')
      .select('content')
      .where('draft_id', '=', draft.id)
      .where('version', '=', version)
      .executeTakeFirst()
    return kept?.content ?? emptyDraft(draft.language)
  }
}

/** Tells whether every version after the page's own was saved by the page itself. */
async function onlyOwnSince(trx: Trx, draft: Draft, { base, submission }: SaveForm): Promise<boolean> {
  if (base > draft.version) return false
  const other = await trx
    .selectFrom('commitment_draft_version')
    .select('version')
    .where('draft_id', '=', draft.id)
    .where('version', '>', base)
    .where('submission', '!=', submission)
    .executeTakeFirst()
  return other === undefined
}
