import { isMessageKey } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { type LocalizedText, textFor } from '#kernel/languages.ts'
import type { FacetName } from './facet-row.ts'

/** Names of members and actions by slug, which the address holds. */
export interface SlugNames {
  readonly members: ReadonlyMap<string, string>
  readonly actions: ReadonlyMap<string, LocalizedText>
}

/** A choice of a facet in the reader's language. */
export function choiceText(words: Words, names: SlugNames, name: FacetName, value: string): string {
  if (name === 'member') return names.members.get(value) ?? value
  if (name === 'lead') return value
  if (name === 'year') return value
  if (name === 'sdg') return words.t('explorer.sdg', { n: value })
  if (name === 'action') {
    const title = names.actions.get(value)
    return title === undefined ? value : textFor(title, words.lang).text
  }
  const key = keyOf(name, value)
  return isMessageKey(key) ? words.t(key) : value
}

function keyOf(name: FacetName, value: string): string {
  if (name === 'area') return `commitments.area.${value}`
  if (name === 'value') return `commitments.value.${value}`
  if (name === 'completion') return `commitments.completion.${value}`
  if (name === 'theme') return `actions.theme.${value}`
  return `explorer.${name}.${value}`
}
