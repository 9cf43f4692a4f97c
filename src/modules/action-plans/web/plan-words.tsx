import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { type Crumb, to } from '#ui'
import { type Plan, planName } from '../queries/plans.ts'
import type { DocumentKind, PlanLevel, PlanPhase } from '../vocabulary.ts'

/** The name of a phase in the reader's language. */
export const phaseText = (words: Words, phase: PlanPhase): string => words.t(`plans.phase.${phase}`)

/** Whose plan it is, in the reader's language. */
export const planLevelText = (words: Words, level: PlanLevel): string => words.t(`plans.level.${level}`)

/** What a document is, in the reader's language. */
export const documentKindText = (words: Words, kind: DocumentKind): string => words.t(`plans.document-kind.${kind}`)

/** The start of a calendar day, for `Time` and sentences. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** “1 July 2027 to 30 June 2029”; what no source tells is said as such. */
export function periodText(words: Words, { from, to: until }: Pick<Plan, 'from' | 'to'>): string {
  if (from === null || until === null) return words.t('plans.fact.period-untold')
  return words.t('plans.fact.period-range', { from: dateOf(from), to: dateOf(until) })
}

/** The language a plan's name is shown in. */
export const planNameLang = (plan: Plan, words: Words): string => (plan.title === null ? words.lang : textFor(plan.title, words.lang).lang)

/** The way back to a plan. */
export const planTrail = (words: Words, plan: Plan): readonly Crumb[] => [
  { href: to(words, '/plans'), text: words.t('plans.index.title') },
  { href: to(words, `/plans/${plan.slug}`), text: planName(plan, words) },
]
