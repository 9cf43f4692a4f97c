import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { projectPath } from '#kernel/paths.ts'

const Title = z.strictObject({ fr: z.string(), en: z.string(), es: z.string(), ar: z.string() })
type Title = z.infer<typeof Title>

const Goals = z.object({
  goals: z.array(z.object({ code: z.string(), title: Title, targets: z.array(z.object({ code: z.string(), title: Title })) })),
})
const Convention = z.object({
  chapters: z.array(z.object({ number: z.string(), title: Title, articles: z.array(z.object({ number: z.int(), title: Title })) })),
})

const read = (file: string): unknown => JSON.parse(readFileSync(projectPath('data', file), 'utf8'))

const { goals } = Goals.parse(read('sdg-targets.json'))
const { chapters } = Convention.parse(read('uncac-articles.json'))

/** One thing that can be ticked: a target or an article, with everything its search looks at. */
export interface Tickable {
  readonly value: string
  readonly text: string
}

/** A goal or a chapter, with its targets or articles. */
export interface TickableGroup {
  readonly title: string
  readonly items: readonly Tickable[]
}

/** The codes of the targets of the Sustainable Development Goals, in order. */
export const sdgTargetCodes: readonly string[] = goals.flatMap(({ targets }) => targets.map(({ code }) => code))

/** The numbers of the articles of the United Nations Convention against Corruption. */
export const uncacArticleNumbers: readonly number[] = chapters.flatMap(({ articles }) => articles.map(({ number }) => number))

const targets = new Map(goals.flatMap((goal) => goal.targets.map((target) => [target.code, target.title] as const)))
const articles = new Map(chapters.flatMap((chapter) => chapter.articles.map((article) => [article.number, article.title] as const)))
const goalTitles = new Map(goals.map(({ code, title }) => [code, title]))

/** A target in the reader's language: `16.6 Effective, accountable institutions`; a code that is not known stands alone. */
export const sdgTargetText = (words: Words, code: string): string => [code, targets.get(code)?.[words.lang]].filter(Boolean).join(' ')

/** A goal in the reader's language by its number: `16 Peace, justice and strong institutions`. */
export const sdgGoalText = (words: Words, goal: string): string => [goal, goalTitles.get(goal)?.[words.lang]].filter(Boolean).join(' ')

/** An article in the reader's language: `9 Public procurement and public money`. */
export const uncacArticleText = (words: Words, number: number): string =>
  [String(number), articles.get(number)?.[words.lang]].filter(Boolean).join(' ')

/** Every target, by goal. `find`: only those whose code or title holds these words in any of the four languages. */
export const sdgGroups = (words: Words, find = ''): readonly TickableGroup[] =>
  goals.map((goal) => ({
    title: `${goal.code} ${goal.title[words.lang]}`,
    items: goal.targets
      .filter(({ code, title }) => matches(find, code, title, goal.title))
      .map(({ code }) => ({ value: code, text: sdgTargetText(words, code) })),
  }))

/** Every article, by chapter; `find` as for `sdgGroups`. */
export const uncacGroups = (words: Words, find = ''): readonly TickableGroup[] =>
  chapters.map((chapter) => ({
    title: `${chapter.number}. ${chapter.title[words.lang]}`,
    items: chapter.articles
      .filter(({ number, title }) => matches(find, String(number), title, chapter.title))
      .map(({ number }) => ({ value: String(number), text: uncacArticleText(words, number) })),
  }))

/** Letters without their accents and cases; Arabic without its vowel signs. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word looked for begins a word of the code or of a title in one language. */
function matches(find: string, code: string, ...titles: readonly Title[]): boolean {
  const looked = plain(find).split(/\s+/).filter(Boolean)
  if (looked.length === 0) return true
  return languages.some((lang) => {
    const known = [code, ...titles.flatMap((title) => plain(title[lang]).split(/[^\p{L}\p{N}]+/u))]
    return looked.every((word) => known.some((one) => one.startsWith(word)))
  })
}
