import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { RuleCounts, RuleEvidence, RuleSentence, RuleState, RuleText } from '#modules/declaration'
import { ruleStates } from '#modules/declaration'
import { type IconName, Tag, type TagKind, to } from '#ui'
import { thresholds } from '../thresholds.ts'

const looks: Readonly<Record<RuleState, readonly [TagKind, IconName]>> = {
  met: ['ok', 'circle-check'],
  due: ['info', 'clock'],
  waiting: ['info', 'hourglass'],
  unknown: ['info', 'circle-dashed'],
  missed: ['bad', 'alert-triangle'],
}

/** How a rule stands, in a word. */
export const StateTag = ({ words, state }: { words: Words; state: RuleState }) => (
  <Tag kind={looks[state][0]} icon={looks[state][1]}>
    {words.t(`rules.state.${state}`)}
  </Tag>
)

/** The text of a rule, thresholds filled in. */
export const statementOf = (words: Words, rule: RuleText): string =>
  words.t(rule.statementKey, {
    noticeDays: thresholds['consultation-notice-days'].value,
    openDays: thresholds['consultation-open-days'].value,
  })

/** A sentence of a finding in the reader's language. */
export const sentenceIn = (words: Words, { key, values = {} }: RuleSentence): string =>
  words.t(
    key,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'object' && !(value instanceof Date)
          ? textFor(value, words.lang).text
          : value instanceof Date
            ? words.date(value)
            : value,
      ]),
    ),
  )

/** How many subjects are in each state, as a list of sentences; states nobody is in are left out. */
export function countsText(words: Words, counts: RuleCounts): string {
  const parts = ruleStates.filter((state) => counts[state] > 0).map((state) => words.t(`rules.count.${state}`, { n: counts[state] }))
  return parts.length === 0 ? words.t('rules.count.nobody') : words.list(parts)
}

/** One reason for a state, with a link to where it can be checked. */
export function Evidence({ words, evidence, entryPath }: { words: Words; evidence: RuleEvidence; entryPath: string | undefined }) {
  const text = sentenceIn(words, evidence)
  const href = evidence.href ?? entryPath
  return href === undefined ? <>{text}</> : <a href={to(words, href)}>{text}</a>
}
