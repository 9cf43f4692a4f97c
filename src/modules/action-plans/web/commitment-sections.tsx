import type { Words } from '#kernel/i18n.ts'
import { Details, Entry, Facts, List, LocalText, Section, to } from '#ui'
import type { CommitmentPage } from '../queries/commitment-page.ts'
import { planName } from '../queries/plans.ts'
import type { TakenUpInput } from '../vocabulary.ts'
import { sdgTargetText, uncacArticleText } from './goals.ts'
import { progressSentence } from './milestone-words.tsx'

interface Props {
  readonly words: Words
  readonly page: CommitmentPage
}

/** Inputs in sight before the rest is folded. */
const inputsShown = 10

/** What people gave, and the consultations and decisions, behind a commitment: each input with the answer that took it up. */
export function OriginSection({ words, page: { traces }, inputs }: Props & { inputs: readonly TakenUpInput[] }) {
  const item = (input: TakenUpInput) => <InputEntry words={words} input={input} />
  return (
    <Section id="origin" title={words.t('commitments.view.origin')} intro={words.t('commitments.view.origin-intro')}>
      {traces.length + inputs.length === 0 ? (
        <p>{words.t('commitments.view.no-traces')}</p>
      ) : (
        <List>
          {inputs.slice(0, inputsShown).map(item)}
          {traces.map(({ kind, name, href }) => (
            <Entry
              title={<LocalText words={words} text={name} />}
              href={to(words, href)}
              text={words.t(`commitments.view.trace.${kind}`)}
            />
          ))}
        </List>
      )}
      {inputs.length <= inputsShown ? null : (
        <Details summary={words.t('commitments.view.more-inputs', { n: inputs.length - inputsShown })}>
          <List>{inputs.slice(inputsShown).map(item)}</List>
        </Details>
      )}
    </Section>
  )
}

const InputEntry = ({
  words,
  input: { label, words: said, href, answerHref, decision, answeredAt },
}: {
  words: Words
  input: TakenUpInput
}) => (
  <Entry
    title={said === null ? label : <bdi lang={said.lang}>{said.text}</bdi>}
    href={to(words, href)}
    text={
      <>
        {said === null ? null : `${label} · `}
        <a href={to(words, answerHref)}>{words.t('commitments.view.taken-up', { decision, date: answeredAt })}</a>
      </>
    }
  />
)

/** The same promise from plan to plan, the oldest first, with its slips; nothing when it stands alone. */
export function ThreadSection({ words, page: { thread, commitment } }: Props) {
  if (thread.length === 0) return null
  return (
    <Section id="thread" title={words.t('commitments.view.thread')}>
      <List>
        {thread.map(({ commitment: part, plan, progress, slips }) => {
          const here = part.id === commitment.id
          const plans = plan === null ? words.t('plans.name.plain') : planName(plan, words)
          return (
            <Entry
              title={
                <>
                  {part.reference} <LocalText words={words} text={part.title} />
                  {here ? ` (${words.t('commitments.view.thread-here')})` : ''}
                </>
              }
              href={here ? undefined : to(words, `/commitments/${part.reference}`)}
              text={`${words.t('commitments.view.thread-part', { plan: plans, slips })} ${progressSentence(words, progress)}`}
            />
          )
        })}
      </List>
    </Section>
  )
}

/** Targets of the world's goals, articles of the convention, climate; nothing when none is named. */
export function GoalsSection({ words, page: { newest } }: Props) {
  const { sdgTargets, uncacArticles, climate } = newest.content
  const items = [
    ...(sdgTargets.length === 0
      ? []
      : [{ term: words.t('commitments.view.goal.sdg'), detail: sdgTargets.map((code) => sdgTargetText(words, code)) }]),
    ...(uncacArticles.length === 0
      ? []
      : [{ term: words.t('commitments.view.goal.uncac'), detail: uncacArticles.map((n) => uncacArticleText(words, n)) }]),
    ...(climate ? [{ term: words.t('commitments.view.goal.climate'), detail: words.t('commitments.view.goal.climate-yes') }] : []),
  ]
  if (items.length === 0) return null
  return (
    <Section id="goals" title={words.t('commitments.view.goals')} intro={words.t('commitments.view.goals-intro')}>
      <Facts items={items} />
    </Section>
  )
}

/** How many revisions there are, where each change is read, and the files. */
export function HistorySection({ words, page: { commitment, revisions } }: Props) {
  const address = to(words, `/commitments/${commitment.reference}`)
  return (
    <Section
      id="history"
      title={words.t('commitments.view.history')}
      intro={words.t('commitments.view.history-intro', { n: revisions.length })}
    >
      <p>
        <a href={`${address}/history`}>{words.t('commitments.view.see-history')}</a>
      </p>
      <p>
        {words.rich('commitments.view.downloads', {
          json: <a href={`${address}/commitment.json`}>JSON</a>,
          csv: <a href={`${address}/milestones.csv`}>CSV</a>,
        })}
      </p>
    </Section>
  )
}
