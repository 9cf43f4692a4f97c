import type { Words } from '#kernel/i18n.ts'
import { type Fact, Facts, Flow, LocalText, SealMini, Tag, Time, to } from '#ui'
import type { CommitmentPage } from '../queries/commitment-page.ts'
import { planName } from '../queries/plans.ts'
import { areaText, valueText } from './commitment-words.ts'
import { dayOf } from './days.ts'

interface Props {
  readonly words: Words
  readonly page: CommitmentPage
}

/** Who, when, what for, and the seal of the newest revision. */
export function CommitmentFacts({ words, page }: Props) {
  return (
    <Flow space={5}>
      <Facts items={[...factsOf(words, page)]} />
      <CommitmentSeal words={words} page={page} />
    </Flow>
  )
}

function factsOf(words: Words, { newest, plan, actions }: CommitmentPage): readonly Fact[] {
  const { content } = newest
  const untold = words.t('commitments.view.not-told')
  const names = (list: readonly string[]) => list.map((name) => <bdi dir="auto">{name}</bdi>)
  const some = (term: string, list: Fact['detail'] & readonly unknown[]): readonly Fact[] =>
    list.length === 0 ? [] : [{ term, detail: list }]
  return [
    { term: words.t('commitments.view.fact.lead'), detail: content.lead === null ? untold : <bdi dir="auto">{content.lead}</bdi> },
    ...some(words.t('commitments.view.fact.government'), names(content.partnersInGovernment)),
    ...some(words.t('commitments.view.fact.outside'), names(content.partnersOutside)),
    { term: words.t('commitments.view.fact.plan'), detail: <a href={to(words, `/plans/${plan.slug}`)}>{planName(plan, words)}</a> },
    { term: words.t('commitments.view.fact.period'), detail: period(words, content.from, content.to) ?? untold },
    ...some(
      words.t('commitments.view.fact.actions'),
      actions.map((action) => (
        <Tag kind="theme" icon="users" href={to(words, `/actions/${action.slug}`)}>
          <LocalText words={words} text={action.title} mark={false} />
        </Tag>
      )),
    ),
    ...some(
      words.t('commitments.view.fact.values'),
      content.values.map((value) => valueText(words, value)),
    ),
    ...some(
      words.t('commitments.view.fact.areas'),
      content.policyAreas.map((area) => areaText(words, area)),
    ),
  ]
}

function period(words: Words, from: string | null, until: string | null) {
  if (from === null && until === null) return null
  const day = (text: string | null) => (text === null ? '…' : <Time words={words} date={dayOf(text)} />)
  return <>{words.rich('commitments.check.period', { from: day(from), to: day(until) })}</>
}

function CommitmentSeal({ words, page: { entry, newest } }: Props) {
  if (entry === null) return null
  const { index, id, sealed, leafHash, at } = entry
  const n = newest.revision
  return (
    <SealMini
      hash={leafHash.toString('hex')}
      href={to(words, index === null ? `/record/pending/${id}` : `/record/${index}`)}
      title={words.t('commitments.view.seal')}
      text={sealed ? words.t('commitments.view.seal-text', { n, date: words.date(at) }) : words.t('commitments.view.being-sealed', { n })}
    />
  )
}
