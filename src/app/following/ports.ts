import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { words } from '#kernel/i18n.ts'
import { actionsByIds } from '#modules/collective-actions'
import { type Consultation, consultationsByIds } from '#modules/consultations'
import type { FollowingPorts, NextStep, Site, Subject } from '#modules/following'
import { namesOf } from '../names.ts'
import { entryLines } from '../sentences.ts'

/** What following asks of the modules it does not know: names, sentences, and what a reader can do next. */
export const followingPorts: FollowingPorts = { namesOf, linesOf: entryLines, nextSteps }

/** What a reader can do next, where it is more than reading. A module whose subjects offer more adds it here. */
async function nextSteps(db: Db, lang: Words, subjects: readonly Subject[], now: Date): Promise<ReadonlyMap<string, NextStep>> {
  const idsOf = (wanted: Subject['kind']) => subjects.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  const steps = new Map<string, NextStep>()
  for (const [id, { status, slug }] of await actionsByIds(db, idsOf('action')))
    if (status === 'open') steps.set(id, { text: lang.t('following.next.join'), path: `/actions/${slug}/participation` })
  for (const [id, consultation] of await consultationsByIds(db, idsOf('consultation'))) {
    const step = stepIn(lang, consultation, now)
    if (step !== null) steps.set(id, step)
  }
  return steps
}

/** What an open phase asks for, with its last day; the one that ends first when there are several. */
export function stepIn(
  lang: Words,
  { phases, slug, closedAt }: Pick<Consultation, 'phases' | 'slug' | 'closedAt'>,
  now: Date,
): NextStep | null {
  const today = now.toISOString().slice(0, 10)
  const open = phases.filter(({ from, to }) => closedAt === null && from <= today && today <= to).sort((a, b) => (a.to < b.to ? -1 : 1))
  for (const { kind, to } of open)
    if (kind !== 'answers')
      return { text: lang.t(`following.next.${kind}`, { date: lang.date(new Date(to)) }), path: `/consultations/${slug}` }
  return null
}

/** The site as mails name it. */
export const siteFor = (origin: string, name: string, digits: 'latn' | 'arab'): Site => ({
  origin,
  name,
  wordsOf: (lang) => words(lang, digits),
})
