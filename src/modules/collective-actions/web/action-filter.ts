import { languages } from '#kernel/languages.ts'
import { fold } from '#kernel/slug.ts'
import type { ActionFilter, CountedAction } from '../queries/action-index.ts'
import { actionLevels, actionStatuses, actionThemes } from '../vocabulary.ts'

/** Reads the filters of the index's address; a value that is none of ours is no filter. */
export const readActionFilter = (read: (name: string) => string | undefined): ActionFilter => ({
  theme: actionThemes.find((theme) => theme === read('theme')) ?? null,
  status: actionStatuses.find((status) => status === read('status')) ?? null,
  level: actionLevels.find((level) => level === read('level')) ?? null,
  search: (read('q') ?? '').trim().slice(0, 200),
})

/** The actions that pass: every word asked for stands in the title or the points, in one of the four languages. */
export function filterActions(actions: readonly CountedAction[], { theme, status, level, search }: ActionFilter): readonly CountedAction[] {
  const wanted = fold(search).split(' ').filter(Boolean)
  return actions.filter(({ action }) => {
    if (theme !== null && action.theme !== theme) return false
    if (status !== null && action.status !== status) return false
    if (level !== null && action.level !== level) return false
    const texts = languages.flatMap((lang) => [action.title[lang], ...action.asks.map((ask) => ask[lang])]).map((text) => fold(text ?? ''))
    return wanted.every((word) => texts.some((text) => text.includes(word)) || word === String(action.number))
  })
}

/** The address of the index with these filters, without language. */
export function actionsPath({ theme, status, level, search }: ActionFilter): string {
  const given = new URLSearchParams()
  for (const [name, value] of [
    ['theme', theme],
    ['status', status],
    ['level', level],
    ['q', search],
  ] as const)
    if (value) given.set(name, value)
  const query = given.toString()
  return query === '' ? '/actions' : `/actions?${query}`
}
