import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { commitmentsByIds, planName, plansByIds } from '#modules/action-plans'
import { actionsByIds } from '#modules/collective-actions'
import { memberName, membersByIds } from '#modules/members'

/** A member, an action, a plan or a commitment as a reader sees it. */
export interface NamedThing {
  readonly kind: 'member' | 'action' | 'plan' | 'commitment'
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

/** Resolves ids to names in one query per kind of thing, however many there are. */
export async function namesOf(db: Db, words: Words, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)].filter(isId)
  const names = new Map<string, NamedThing>()
  if (wanted.length === 0) return names
  const members = await membersByIds(db, wanted)
  for (const [id, member] of members) {
    const { text, lang } = memberName(member, words)
    names.set(id, { kind: 'member', name: text, lang, path: `/members/${member.slug}`, fictional: member.fictional })
  }
  const left = () => wanted.filter((id) => !names.has(id))
  if (left().length > 0) await nameActions(db, words, left(), names)
  if (left().length > 0) await namePlans(db, words, left(), names)
  if (left().length > 0) await nameCommitments(db, words, left(), names)
  return names
}

async function nameActions(db: Db, words: Words, ids: readonly string[], names: Map<string, NamedThing>): Promise<void> {
  for (const [id, action] of await actionsByIds(db, ids)) {
    const { text, lang } = textFor(action.title, words.lang)
    names.set(id, { kind: 'action', name: text, lang, path: `/actions/${action.slug}`, fictional: action.fictional })
  }
}

async function namePlans(db: Db, words: Words, ids: readonly string[], names: Map<string, NamedThing>): Promise<void> {
  for (const [id, plan] of await plansByIds(db, ids)) {
    const lang = plan.title === null ? words.lang : textFor(plan.title, words.lang).lang
    names.set(id, { kind: 'plan', name: planName(plan, words), lang, path: `/plans/${plan.slug}`, fictional: plan.fictional })
  }
}

async function nameCommitments(db: Db, words: Words, ids: readonly string[], names: Map<string, NamedThing>): Promise<void> {
  for (const [id, commitment] of await commitmentsByIds(db, ids)) {
    const { text, lang } = textFor(commitment.title, words.lang)
    const { reference, fictional } = commitment
    names.set(id, { kind: 'commitment', name: `${reference} ${text}`, lang, path: `/commitments/${reference}`, fictional })
  }
}
