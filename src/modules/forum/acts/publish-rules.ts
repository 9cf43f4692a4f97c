import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Context } from '#kernel/context.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumRulesPublished } from '../projectors.ts'
import { type PublishedText, rulesOfForum } from '../queries/find-forum.ts'
import type { ForumRefusal } from '../vocabulary.ts'
import { inForum } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** A text to publish: its words, or the address where they stand, or both. */
export interface TextForm {
  readonly text: LocalizedText | null
  readonly link: string | null
}

/** Tells whether a published version says exactly this. */
export const saysSame = (published: PublishedText, { text, link }: TextForm): boolean =>
  published.link === link && canonicalJson(published.text) === canonicalJson(text)

/** A member publishes its forum's rules of procedure. What the newest version already says adds nothing. */
export function publishRules(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: TextForm,
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'member' }, async (locked) => {
    const [newest] = await rulesOfForum(locked.trx, locked.forum.id)
    if (newest !== undefined && saysSame(newest, form)) return allow({ entryId: newest.entryId })
    const { text, link } = form
    return tellFact(locked, forumRulesPublished, { data: { version: (newest?.version ?? 0) + 1, text, link } })
  })
}
