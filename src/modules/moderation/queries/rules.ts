import type { Db } from '#kernel/database.ts'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject } from '#modules/declaration'
import { type EntryOnRecord, findEntriesByIds, goneWords } from '#record'
import { checkNeverInSilence, type HiddenWords } from '../rules/never-in-silence.ts'

/** The member on whose pages an entry stands; null when it stands on none. Given by whoever composes the platform. */
export type MemberOfEntry = (db: Db, entries: readonly EntryOnRecord[]) => Promise<ReadonlyMap<string, string>>

/** R14, as the registry shows it: for each member on whose pages words are gone. */
export const moderationRules = (memberOf: MemberOfEntry): readonly AnyRule[] => [
  defineRule({ code: 'R14', load: hiddenByMember(memberOf), check: (facts) => checkNeverInSilence(facts) }),
]

const hiddenByMember =
  (memberOf: MemberOfEntry) =>
  async (db: Db, scope: RuleScope): Promise<readonly RuleSubject<readonly HiddenWords[]>[]> => {
    const gone = await goneWords(db)
    const entries = await findEntriesByIds(db, [...new Set(gone.map(({ target }) => target))])
    const members = await memberOf(db, entries)
    const byMember = new Map<string, HiddenWords[]>()
    for (const words of gone) {
      const memberId = members.get(words.target)
      if (memberId === undefined || (scope.memberId !== undefined && scope.memberId !== memberId)) continue
      byMember.set(memberId, [...(byMember.get(memberId) ?? []), words])
    }
    return [...byMember].map(([memberId, facts]) => ({ id: memberId, memberId, href: '/moderation', facts }))
  }
