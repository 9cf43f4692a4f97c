import { type LocalizedText, languages } from '#kernel/languages.ts'
import type { FieldValue } from '../vocabulary.ts'
import type { RevisionTold } from './draft-content.ts'

/** One field that a revision changed. Keys are those of merging: `title.fr`, `prose.problem.en`, `milestone.<id>.due`. */
export interface RevisionChange {
  readonly key: string
  readonly before: FieldValue
  readonly after: FieldValue
}

const scalar = (value: string | number | boolean | null): string => (value === null ? '' : String(value))

const textFields = (key: string, text: LocalizedText | null | undefined): ReadonlyArray<readonly [string, FieldValue]> =>
  languages.map((lang) => [`${key}.${lang}`, text?.[lang] ?? ''] as const)

/** Every field of a revision by its key. */
function fieldsOf({ content, prose }: RevisionTold): ReadonlyMap<string, FieldValue> {
  return new Map<string, FieldValue>([
    ...textFields('title', content.title),
    ['number', scalar(content.number)],
    ['lead', scalar(content.lead)],
    ['from', scalar(content.from)],
    ['to', scalar(content.to)],
    ...Object.entries(prose).flatMap(([field, text]) => textFields(`prose.${field}`, text)),
    ['values', content.values],
    ['partnersInGovernment', content.partnersInGovernment],
    ['partnersOutside', content.partnersOutside],
    ['policyAreas', content.policyAreas],
    ['actions', content.actions],
    ['traces', content.traces.map(({ kind, id }) => `${kind}/${id}`)],
    ['carriedFrom', scalar(content.carriedFrom)],
    ['sdgTargets', content.sdgTargets],
    ['uncacArticles', content.uncacArticles.map(String)],
    ['climate', scalar(content.climate)],
    ...content.milestones.flatMap(
      (it): ReadonlyArray<readonly [string, FieldValue]> => [
        ...textFields(`milestone.${it.id}.title`, it.title),
        ...textFields(`milestone.${it.id}.output`, it.output),
        [`milestone.${it.id}.from`, scalar(it.from)],
        [`milestone.${it.id}.due`, scalar(it.due)],
        [`milestone.${it.id}.owner`, scalar(it.owner)],
        [`milestone.${it.id}.supporters`, it.supporters],
      ],
    ),
  ])
}

const shown = (value: FieldValue) => (typeof value === 'string' ? value : [...value].sort().join('\n'))

/** What changed from one revision to the next, field by field, in the order of the template; milestones that went come last. */
export function revisionChanges(before: RevisionTold, after: RevisionTold): readonly RevisionChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))]
  return keys.flatMap((key) => {
    const change = { key, before: was.get(key) ?? '', after: is.get(key) ?? '' }
    return shown(change.before) === shown(change.after) ? [] : [change]
  })
}
