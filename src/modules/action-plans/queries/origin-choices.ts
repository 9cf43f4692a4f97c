import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { actionsByIds, participationsOfMember } from '#modules/collective-actions'
import '../tables.ts'
import type { CoCreation, DraftContent, TraceTarget } from '../vocabulary.ts'
import { commitmentsByIds } from './commitments.ts'

/** What a commitment of a member may be tied to. */
export interface OriginOffer {
  readonly actions: ReadonlyArray<{ readonly id: string; readonly title: LocalizedText; readonly slug: string }>
  readonly traces: readonly TraceTarget[]
  readonly earlier: ReadonlyArray<{ readonly id: string; readonly reference: string; readonly title: LocalizedText }>
}

/** Most earlier commitments that are offered: the newest ones. */
const mostEarlier = 300

/**
 * The collective actions the member takes part in, what its commitments may trace to, and its earlier commitments; what
 * the draft names already is among them, even when the member has since left the action.
 */
export async function originOffer(
  db: Db,
  coCreation: CoCreation,
  memberId: string,
  draft: { readonly id: string; readonly content: DraftContent },
): Promise<OriginOffer> {
  const { content } = draft
  const [participations, offered, rows] = await Promise.all([
    participationsOfMember(db, memberId),
    coCreation.targets(db, memberId),
    db
      .selectFrom('commitment')
      .select(['id', 'reference', 'title'])
      .where('member_id', '=', memberId)
      .where('id', '!=', draft.id)
      .orderBy('reference', 'desc')
      .limit(mostEarlier)
      .execute(),
  ])
  const joined = participations.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ actionId }) => actionId)
  const actions = await actionsByIds(db, [...joined, ...content.actions])
  const named = await coCreation.targetsByIds(
    db,
    content.traces.map(({ id }) => id),
  )
  const missing = [...named.values()].filter(({ id }) => !offered.some((it) => it.id === id))
  const carried = content.carriedFrom === null || rows.some(({ id }) => id === content.carriedFrom) ? [] : [content.carriedFrom]
  return {
    actions: [...actions.values()].map(({ id, title, slug }) => ({ id, title, slug })),
    traces: [...offered, ...missing],
    earlier: [...rows, ...(await commitmentsByIds(db, carried)).values()],
  }
}
