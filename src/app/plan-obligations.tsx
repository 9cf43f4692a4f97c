import type { Child } from 'hono/jsx'
import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Member } from '#modules/members'
import { RulesList, Small, to } from '#ui'
import { ruleItem } from './member/rules-part.tsx'
import { ruleStandings } from './rules.ts'

/** How the member of a plan stands against each rule that applies to it now; null when none does. */
export async function planObligations(db: Db, words: Words, member: Member, now: Date): Promise<Child> {
  const standings = await ruleStandings(db, now, { memberId: member.id })
  const items = standings.flatMap((standing) => ruleItem(words, standing))
  if (items.length === 0) return null
  return (
    <>
      <RulesList items={items} />
      <Small>
        <a href={to(words, `/members/${member.slug}#rules`)}>{words.t('members.profile.rules')}</a>
      </Small>
    </>
  )
}
