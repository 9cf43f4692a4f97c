import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { actionsByIds } from '#modules/collective-actions'
import { memberName, membersByIds } from '#modules/members'

/** A member or an action as a reader sees it. */
export interface NamedThing {
  readonly kind: 'member' | 'action'
  readonly name: string
  /** The language of the name. */
  readonly lang: string
  /** Address without language. */
  readonly path: string
  readonly fictional: boolean
}

/** Names by id; an id that names nothing known is absent. */
export type Names = ReadonlyMap<string, NamedThing>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Tells whether a text is an id. */
export const isId = (text: string): boolean => uuid.test(text)

/** Resolves ids to names in two queries, however many there are. */
export async function namesOf(db: Db, words: Words, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)].filter(isId)
  const names = new Map<string, NamedThing>()
  if (wanted.length === 0) return names
  const members = await membersByIds(db, wanted)
  for (const [id, member] of members) {
    const { text, lang } = memberName(member, words)
    names.set(id, { kind: 'member', name: text, lang, path: `/members/${member.slug}`, fictional: member.fictional })
  }
  if (wanted.every((id) => names.has(id))) return names
  const actions = await actionsByIds(
    db,
    wanted.filter((id) => !names.has(id)),
  )
  for (const [id, action] of actions) {
    const { text, lang } = textFor(action.title, words.lang)
    names.set(id, { kind: 'action', name: text, lang, path: `/actions/${action.slug}`, fictional: action.fictional })
  }
  return names
}
