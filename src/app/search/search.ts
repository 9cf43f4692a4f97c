import type { Db } from '#kernel/database.ts'
import { type Words, words as wordsOf } from '#kernel/i18n.ts'
import { type Language, languages } from '#kernel/languages.ts'
import { fold } from '#kernel/slug.ts'
import { type ActionSummary, listActions } from '#modules/collective-actions'
import { type Pledge, pledges, type RuleText, ruleCodes, ruleText } from '#modules/declaration'
import { byName, listMembers, type Member } from '#modules/members'
import { type EntryOnRecord, findEntryByHash, findEntryById, findEntryByIndex } from '#record'
import { isId } from '../names.ts'
import { statementOf } from '../rule-pages/rule-parts.tsx'

/** Longest question that is looked for; the rest is cut. */
export const longestQuestion = 200
/** Results shown of each sort. */
export const mostOfEach = 20

/** What was found, by sort; `total` counts everything, shown or not. */
export interface Found {
  readonly question: string
  readonly members: readonly Member[]
  readonly actions: readonly ActionSummary[]
  readonly pledges: readonly Pledge[]
  readonly rules: readonly RuleText[]
  readonly entry: EntryOnRecord | null
  readonly total: number
}

/** Looks for a question in names, titles and texts of the four languages, without regard to accents or case; an index, id or fingerprint gives its entry. */
export async function search(db: Db, words: Words, asked: string): Promise<Found> {
  const question = asked.trim().slice(0, longestQuestion)
  const wanted = fold(question)
    .split(' ')
    .filter((word) => word !== '')
  const nothing = { question, members: [], actions: [], pledges: [], rules: [], entry: null, total: 0 }
  if (question === '') return nothing
  const entry = await entryOf(db, question)
  if (wanted.length === 0) return { ...nothing, entry, total: entry === null ? 0 : 1 }
  const members = [...(await listMembers(db, { search: question }))].sort(byName(words))
  const actions = (await listActions(db)).filter((action) =>
    matches(wanted, [...textsOf(action.title), ...action.asks.flatMap(textsOf), action.slug]),
  )
  const foundPledges = pledges.filter((pledge) =>
    matches(wanted, [pledge.code, ...inEvery((lang) => lang.t(pledge.titleKey)), ...inEvery((lang) => lang.t(pledge.summaryKey))]),
  )
  const rules = ruleCodes.map(ruleText).filter((rule) => matches(wanted, [rule.code, ...inEvery((lang) => statementOf(lang, rule))]))
  const total = members.length + actions.length + foundPledges.length + rules.length + (entry === null ? 0 : 1)
  return {
    question,
    members: members.slice(0, mostOfEach),
    actions: actions.slice(0, mostOfEach),
    pledges: foundPledges.slice(0, mostOfEach),
    rules: rules.slice(0, mostOfEach),
    entry,
    total,
  }
}

/** Every word asked for stands in one of the texts: words of two languages are not mixed. */
const matches = (wanted: readonly string[], texts: readonly string[]): boolean =>
  texts.some((text) => {
    const folded = fold(text)
    return wanted.every((word) => folded.includes(word))
  })

const textsOf = (text: Partial<Record<Language, string | undefined>>): string[] => languages.flatMap((lang) => text[lang] ?? [])
const inEvery = (read: (words: Words) => string): string[] => languages.map((lang) => read(wordsOf(lang)))

async function entryOf(db: Db, question: string): Promise<EntryOnRecord | null> {
  const compact = question.replace(/^#/, '').replace(/\s+/g, '').toLowerCase()
  if (/^(0|[1-9]\d{0,14})$/.test(compact)) return findEntryByIndex(db, Number(compact))
  if (isId(compact)) return findEntryById(db, compact)
  return findEntryByHash(db, compact)
}
