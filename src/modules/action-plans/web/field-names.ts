import type { MessageKey, Words } from '#kernel/i18n.ts'
import { Language } from '#kernel/languages.ts'
import { type DraftContent, type FieldValue, type ProseField, proseFields } from '../vocabulary.ts'

const scalars = {
  number: 'commitments.field.number',
  lead: 'commitments.field.lead',
  from: 'commitments.field.from',
  to: 'commitments.field.to',
  carriedFrom: 'commitments.field.carriedFrom',
  climate: 'commitments.field.climate',
  partnersInGovernment: 'commitments.field.partnersInGovernment',
  partnersOutside: 'commitments.field.partnersOutside',
  values: 'commitments.field.values',
  policyAreas: 'commitments.field.policyAreas',
  actions: 'commitments.field.actions',
  traces: 'commitments.field.traces',
  sdgTargets: 'commitments.field.sdgTargets',
  uncacArticles: 'commitments.field.uncacArticles',
  milestones: 'commitments.draft.order',
  title: 'commitments.field.title',
  output: 'commitments.field.output',
  due: 'commitments.field.due',
  owner: 'commitments.field.owner',
  supporters: 'commitments.field.supporters',
} as const satisfies Record<string, MessageKey>

const isScalar = (name: string): name is keyof typeof scalars => name in scalars
const isProse = (name: string): name is ProseField => proseFields.some((field) => field === name)

/** The name of a field of a draft, as merging keys it: `title.fr`, `prose.problem.en`, `milestone.<id>.due`. */
export function fieldName(words: Words, key: string, content: DraftContent): string {
  const parts = key.split('.')
  if (parts[0] === 'prose') return textName(words, parts.slice(1))
  if (parts[0] !== 'milestone') return textName(words, parts)
  const n = content.milestones.findIndex(({ id }) => id === parts[1]) + 1
  const milestone = n === 0 ? words.t('commitments.draft.a-milestone') : words.t('commitments.draft.milestone-n', { n })
  return parts.length === 2 ? milestone : words.t('commitments.draft.of-milestone', { milestone, field: textName(words, parts.slice(2)) })
}

function textName(words: Words, [name = '', part]: readonly string[]): string {
  const field = isProse(name) ? words.t(`commitments.field.${name}`) : isScalar(name) ? words.t(scalars[name]) : name
  if (part === undefined) return field
  const lang = Language.safeParse(part)
  return lang.success
    ? words.t('commitments.draft.translation', { field, language: words.language(lang.data) })
    : words.t('commitments.draft.original-of', { field })
}

/** Tells whether the value of a field is words that can be edited, and in which language. */
export function wordsOfField(key: string): Language | null {
  const lang = Language.safeParse(key.split('.').at(-1))
  return lang.success && key.includes('.') ? lang.data : null
}

/** A value of a field as one text; ids by the names given. */
export function valueShown(words: Words, value: FieldValue, names: ReadonlyMap<string, string>): string {
  const list = typeof value === 'string' ? [value] : value
  const shown = list.filter((one) => one !== '').map((one) => names.get(one.split('/').at(-1) ?? one) ?? one)
  return shown.length === 0 ? words.t('commitments.merge.nothing') : words.list(shown)
}
