import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { words } from '#kernel/i18n.ts'
import { actionsByIds } from '#modules/collective-actions'
import type { FollowingPorts, NextStep, Site, Subject } from '#modules/following'
import { namesOf } from '../names.ts'
import { entryLines } from '../sentences.ts'

/** What following asks of the modules it does not know: names, sentences, and what a reader can do next. */
export const followingPorts: FollowingPorts = { namesOf, linesOf: entryLines, nextSteps }

/** An open action can be joined. A module whose subjects offer more adds it here. */
async function nextSteps(db: Db, lang: Words, subjects: readonly Subject[], _now: Date): Promise<ReadonlyMap<string, NextStep>> {
  const ids = subjects.filter(({ kind }) => kind === 'action').map(({ id }) => id)
  const steps = new Map<string, NextStep>()
  for (const [id, action] of await actionsByIds(db, ids)) {
    if (action.status === 'open') steps.set(id, { text: lang.t('following.next.join'), path: `/actions/${action.slug}/participation` })
  }
  return steps
}

/** The site as mails name it. */
export const siteFor = (origin: string, name: string, digits: 'latn' | 'arab'): Site => ({
  origin,
  name,
  wordsOf: (lang) => words(lang, digits),
})
