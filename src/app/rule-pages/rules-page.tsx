import type { Words } from '#kernel/i18n.ts'
import { Crumbs, Flow, Head, RulesList, Section, Tag, to, Wrap } from '#ui'
import type { RuleStanding } from '../rules.ts'
import { countsText, StateTag, statementOf } from './rule-parts.tsx'

interface Props {
  readonly words: Words
  readonly standings: readonly RuleStanding[]
}

/** Every rule: those checked now, with their state over the partnership, then those whose facts do not exist yet. */
export function RulesPage({ words, standings }: Props) {
  const checked = standings.filter(({ assessments }) => assessments !== null)
  const awaited = standings.filter(({ assessments }) => assessments === null)
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('common.nav.rules')} />
      <Head title={words.t('rules.page.title')} lede={words.t('rules.page.lede', { n: checked.length, total: standings.length })} />
      {checked.length === 0 ? null : (
        <Section id="checked" title={words.t('rules.page.checked')} intro={words.t('rules.page.checked-intro')}>
          <RulesList items={checked.map((standing) => itemOf(words, standing))} />
        </Section>
      )}
      {awaited.length === 0 ? null : (
        <Section id="awaited" title={words.t('rules.page.awaited')} intro={words.t('rules.page.awaited-intro')}>
          <Flow>
            <RulesList items={awaited.map((standing) => itemOf(words, standing))} />
          </Flow>
        </Section>
      )}
    </Wrap>
  )
}

function itemOf(words: Words, { text, assessments, counts }: RuleStanding) {
  const title = statementOf(words, text)
  const item = { id: text.code, code: text.code, href: to(words, `/rules/${text.code}`), title }
  if (assessments === null) {
    const tag = (
      <Tag icon="hourglass" kind="info">
        {words.t('rules.not-yet')}
      </Tag>
    )
    return { ...item, text: words.t(`rules.${text.code}.waits`), tag }
  }
  const worst = assessments[0]?.finding.state
  return { ...item, text: countsText(words, counts), tag: worst === undefined ? undefined : <StateTag words={words} state={worst} /> }
}
