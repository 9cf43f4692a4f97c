import type { Trx } from '#kernel/database.ts'
import '../tables.ts'
import type { DraftContent } from '../vocabulary.ts'

/** A version of a draft as it is kept for merging. */
export interface KeptVersion {
  readonly draftId: string
  readonly version: number
  readonly content: DraftContent
  readonly submission: string
  readonly mandateId: string
  readonly at: Date
}

/** How long a version is kept for those who still have a page open that began with it. */
const keptDays = 90
const dayMs = 86_400_000

/** Keeps a version of a draft, and lets go of those that no page can still begin with. */
export async function keepVersion(trx: Trx, { draftId, version, content, submission, mandateId, at }: KeptVersion): Promise<void> {
  await trx
    .insertInto('commitment_draft_version')
    .values({ draft_id: draftId, version, content: JSON.stringify(content), submission, mandate_id: mandateId, saved_at: at })
    .execute()
  await trx
    .deleteFrom('commitment_draft_version')
    .where('draft_id', '=', draftId)
    .where('version', '<', version)
    .where('saved_at', '<', new Date(at.getTime() - keptDays * dayMs))
    .execute()
}

/** Writes the newest content of a draft and keeps the version. The draft is locked. */
export async function writeDraft(trx: Trx, kept: KeptVersion): Promise<void> {
  await trx
    .updateTable('commitment_draft')
    .set({ content: JSON.stringify(kept.content), version: kept.version, changed_at: kept.at })
    .where('id', '=', kept.draftId)
    .execute()
  await keepVersion(trx, kept)
}
