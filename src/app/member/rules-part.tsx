import type { Words } from '#kernel/i18n.ts'
import { isGovernment } from '#modules/members'
import { RulesList, Section, Small, to } from '#ui'
import { countsText, StateTag, sentenceIn, statementOf } from '../rule-pages/rule-parts.tsx'
import type { RuleStanding } from '../rules.ts'
import type { MemberPage } from './member-page.ts'

/** How the member stands against each rule that applies to it: the state that most needs attention, and why. No score. */
export const RulesPart = ({ words, facts: { rules, member } }: { words: Words; facts: MemberPage }) => (
  <Section id="rules" title={words.t('members.profile.rules')} intro={words.t('members.profile.rules-intro')}>
    {rules.length === 0 ? (
      <p>{words.t('members.profile.rules-none')}</p>
    ) : (
      <RulesList items={rules.flatMap((standing) => ruleItem(words, standing))} />
    )}
    {isGovernment(member) ? (
      <p>
        <a href={to(words, `/members/${member.slug}/standing`)}>{words.t('standing.link')}</a>
      </p>
    ) : null}
    <Small>
      <a href={to(words, '/rules')}>{words.t('members.profile.rules-all')}</a>
    </Small>
  </Section>
)

/** One rule in a list of what a member owes: the state that most needs attention, and why. */
export function ruleItem(words: Words, { text, assessments, counts }: RuleStanding) {
  const [first, ...others] = assessments ?? []
  if (first === undefined) return []
  const evidence = first.finding.evidence[0]
  const why = others.length > 0 || evidence === undefined ? countsText(words, counts) : sentenceIn(words, evidence)
  return [
    {
      id: text.code,
      code: text.code,
      href: to(words, `/rules/${text.code}`),
      title: statementOf(words, text),
      text: why,
      tag: <StateTag words={words} state={first.finding.state} />,
    },
  ]
}
