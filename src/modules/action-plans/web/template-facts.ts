import type { Words } from '#kernel/i18n.ts'
import type { VersionCommitment } from '../queries/plan-versions.ts'
import { areaText, valueText } from './commitment-words.ts'
import { sdgTargetText, uncacArticleText } from './goals.ts'
import { dateOf } from './plan-words.tsx'

/** A line of the partnership's template; without values, nothing is told. */
export interface TemplateFact {
  readonly term: string
  readonly values: readonly string[]
}

/** What the template says of a commitment in short, the same on the page of a version and in the Word document. */
export function templateFacts(words: Words, { content, carriedFrom }: VersionCommitment): readonly TemplateFact[] {
  const { from, to: until } = content
  const period = from === null || until === null ? [] : [words.t('plans.fact.period-range', { from: dateOf(from), to: dateOf(until) })]
  const some = (fact: TemplateFact) => (fact.values.length === 0 ? [] : [fact])
  return [
    { term: words.t('plans.template.lead'), values: content.lead === null ? [] : [content.lead] },
    { term: words.t('plans.template.partners-in'), values: content.partnersInGovernment },
    { term: words.t('plans.template.partners-out'), values: content.partnersOutside },
    { term: words.t('plans.fact.period'), values: period },
    { term: words.t('plans.template.values'), values: content.values.map((value) => valueText(words, value)) },
    { term: words.t('plans.template.areas'), values: content.policyAreas.map((area) => areaText(words, area)) },
    ...some({ term: words.t('commitments.field.carriedFrom'), values: carriedFrom === null ? [] : [carriedFrom] }),
    ...some({ term: words.t('commitments.field.sdgTargets'), values: content.sdgTargets.map((code) => sdgTargetText(words, code)) }),
    ...some({
      term: words.t('commitments.field.uncacArticles'),
      values: content.uncacArticles.map((number) => uncacArticleText(words, number)),
    }),
    ...some({
      term: words.t('commitments.view.goal.climate'),
      values: content.climate ? [words.t('commitments.view.goal.climate-yes')] : [],
    }),
  ]
}
