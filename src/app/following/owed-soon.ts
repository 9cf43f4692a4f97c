import { textFor } from '#kernel/languages.ts'
import type { Owed, OwedBy } from '#modules/following'
import { owedBy } from '../desk/owed.ts'

/** What members owe by a day, as their desks show it: what reminders are written from. */
export const owedSoon: OwedBy = async (db, memberIds, now) => {
  const owed: Owed[] = []
  for (const memberId of memberIds) {
    for (const { slug, title, deadline } of (await owedBy(db, memberId, now)).owed) {
      if (deadline === null) continue
      owed.push({
        memberId,
        id: `R3/${memberId}/${slug}`,
        due: deadline,
        sentence: (words) => words.t('following.owed.carry', { action: textFor(title, words.lang).text }),
        href: `/actions/${slug}`,
      })
    }
  }
  return owed
}
