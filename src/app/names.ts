import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { commitmentsByIds, planName, plansByIds } from '#modules/action-plans'
import { actionsByIds } from '#modules/collective-actions'
import { consultationsByIds, proposalNames } from '#modules/consultations'
import { forumsByIds } from '#modules/forum'
import { memberName, membersByIds } from '#modules/members'

/** Something with a page, as a reader sees it. */
export interface NamedThing {
  readonly kind: 'member' | 'action' | 'plan' | 'commitment' | 'consultation' | 'proposal' | 'forum'
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

type AddNames = (db: Db, words: Words, ids: readonly string[], names: Map<string, NamedThing>) => Promise<void>

const addMembers: AddNames = async (db, words, ids, names) => {
  for (const [id, member] of await membersByIds(db, ids)) {
    const { text, lang } = memberName(member, words)
    names.set(id, { kind: 'member', name: text, lang, path: `/members/${member.slug}`, fictional: member.fictional })
  }
}

const addActions: AddNames = async (db, words, ids, names) => {
  for (const [id, action] of await actionsByIds(db, ids)) {
    const { text, lang } = textFor(action.title, words.lang)
    names.set(id, { kind: 'action', name: text, lang, path: `/actions/${action.slug}`, fictional: action.fictional })
  }
}

const addPlans: AddNames = async (db, words, ids, names) => {
  for (const [id, plan] of await plansByIds(db, ids)) {
    const lang = plan.title === null ? words.lang : textFor(plan.title, words.lang).lang
    names.set(id, { kind: 'plan', name: planName(plan, words), lang, path: `/plans/${plan.slug}`, fictional: plan.fictional })
  }
}

const addCommitments: AddNames = async (db, words, ids, names) => {
  for (const [id, commitment] of await commitmentsByIds(db, ids)) {
    const { text, lang } = textFor(commitment.title, words.lang)
    const { reference, fictional } = commitment
    names.set(id, { kind: 'commitment', name: `${reference} ${text}`, lang, path: `/commitments/${reference}`, fictional })
  }
}

const addConsultations: AddNames = async (db, words, ids, names) => {
  for (const [id, consultation] of await consultationsByIds(db, ids)) {
    const { text, lang } = textFor(consultation.title, words.lang)
    names.set(id, {
      kind: 'consultation',
      name: text,
      lang,
      path: `/consultations/${consultation.slug}`,
      fictional: consultation.fictional,
    })
  }
}

const addProposals: AddNames = async (db, words, ids, names) => {
  for (const [id, { number, title, language, slug, fictional }] of await proposalNames(db, ids)) {
    const name = title === null ? words.t('proposals.name-erased', { number }) : words.t('proposals.name', { number, title })
    names.set(id, { kind: 'proposal', name, lang: language, path: `/consultations/${slug}/proposals/${number}`, fictional })
  }
}

const addForums: AddNames = async (db, words, ids, names) => {
  for (const [id, { forum, member }] of await forumsByIds(db, ids)) {
    const { text, lang } = textFor(forum.name, words.lang)
    names.set(id, { kind: 'forum', name: text, lang, path: `/members/${member.slug}/forum`, fictional: member.fictional })
  }
}

/** Resolves ids to names, one query for each kind of thing that may still be named, however many ids there are. */
export async function namesOf(db: Db, words: Words, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)].filter(isId)
  const names = new Map<string, NamedThing>()
  for (const add of [addMembers, addActions, addPlans, addCommitments, addConsultations, addProposals, addForums]) {
    const left = wanted.filter((id) => !names.has(id))
    if (left.length === 0) break
    await add(db, words, left, names)
  }
  return names
}
