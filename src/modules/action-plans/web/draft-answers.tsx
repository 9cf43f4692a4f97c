import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type Answer, Flow, LocalText, Ordered } from '#ui'
import { textOf } from '../rules/draft-content.ts'
import { type Draft, type DraftMilestone, type DraftPage, type DraftText, pageOfProse, proseFields } from '../vocabulary.ts'
import { areaText, valueText } from './commitment-words.ts'
import { dayOf } from './days.ts'
import { draftAddress } from './draft-page.tsx'
import type { NamedChoices } from './draft-questions.tsx'
import { sdgTargetText, uncacArticleText } from './goals.ts'

interface Props {
  readonly words: Words
  readonly draft: Draft
  readonly choices: NamedChoices
}

const paragraphs = (words: Words, text: DraftText): Child => {
  const told = textOf(text)
  return told === null ? words.t('commitments.check.nothing') : <LocalText words={words} text={told} />
}

const day = (words: Words, text: string | null) => (text === null ? '…' : words.date(dayOf(text)))

/** Everything a draft says, in the order of the form, each with its way back; nothing to change where `frozen`. */
export function draftAnswers({ words, draft, choices }: Props, frozen: boolean): readonly Answer[] {
  const { content } = draft
  const list = (texts: readonly string[]) => (texts.length === 0 ? words.t('commitments.check.nothing') : <Names texts={texts} />)
  const named = (ids: readonly string[], all: NamedChoices['actions']) => ids.map((id) => all.find((it) => it.id === id)?.text ?? id)
  const answer = (page: DraftPage, question: string, said: Child): Answer => ({
    question,
    answer: said,
    changeHref: frozen ? undefined : draftAddress(words, draft, `/${page}`),
  })
  const prose = (page: DraftPage) =>
    proseFields
      .filter((field) => pageOfProse[field] === page)
      .map((field) => answer(page, words.t(`commitments.field.${field}`), paragraphs(words, content.prose[field])))
  const period = words.t('commitments.check.period', { from: day(words, content.from), to: day(words, content.to) })
  return [
    answer('title', words.t('commitments.field.title'), paragraphs(words, content.title)),
    answer('title', words.t('commitments.field.lead'), content.lead ?? words.t('commitments.check.nothing')),
    answer('title', words.t('commitments.check.dates'), period),
    ...prose('problem'),
    ...prose('solution'),
    answer('values', words.t('commitments.field.values'), list(content.values.map((value) => valueText(words, value)))),
    ...prose('values'),
    answer('partners', words.t('commitments.field.partnersInGovernment'), list(content.partnersInGovernment)),
    answer('partners', words.t('commitments.field.partnersOutside'), list(content.partnersOutside)),
    answer('policy-areas', words.t('commitments.field.policyAreas'), list(content.policyAreas.map((area) => areaText(words, area)))),
    answer('origin', words.t('commitments.field.actions'), list(named(content.actions, choices.actions))),
    answer(
      'origin',
      words.t('commitments.field.traces'),
      list(
        named(
          content.traces.map(({ id }) => id),
          choices.traces,
        ),
      ),
    ),
    answer(
      'origin',
      words.t('commitments.field.carriedFrom'),
      list(content.carriedFrom === null ? [] : named([content.carriedFrom], choices.earlier)),
    ),
    answer('goals', words.t('commitments.field.sdgTargets'), list(content.sdgTargets.map((code) => sdgTargetText(words, code)))),
    answer('goals', words.t('commitments.field.uncacArticles'), list(content.uncacArticles.map((n) => uncacArticleText(words, n)))),
    answer('goals', words.t('commitments.field.climate'), words.t(content.climate ? 'commitments.check.yes' : 'commitments.check.no')),
    answer('milestones', words.t('commitments.field.milestones'), <Milestones words={words} milestones={content.milestones} />),
    ...prose('resources'),
  ]
}

const Names = ({ texts }: { texts: readonly string[] }) => (
  <Flow space={2}>
    {texts.map((text) => (
      <p>
        <bdi dir="auto">{text}</bdi>
      </p>
    ))}
  </Flow>
)

const Milestones = ({ words, milestones }: { words: Words; milestones: readonly DraftMilestone[] }) =>
  milestones.length === 0 ? (
    <>{words.t('commitments.check.nothing')}</>
  ) : (
    <Ordered>
      {milestones.map((it) => (
        <li>
          {paragraphs(words, it.title)} · {day(words, it.due)}
        </li>
      ))}
    </Ordered>
  )
