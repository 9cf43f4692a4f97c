import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { ContributionWords, kindText } from '#modules/collective-actions'
import { Section, Tag, type Task, TaskList, to } from '#ui'
import type { Joined, OwnContribution } from '../owed/joined.ts'

interface Props {
  readonly words: Words
  readonly joined: Joined
}

/** The member's contributions that are under way: offered, each with the form that declares it delivered; delivered, waiting for a receipt. */
export const OwnContributions = ({ words, joined: { actionIds, offered, unconfirmed } }: Props) => {
  if (actionIds.length === 0) return null
  const tasks = [
    ...offered.map((one) => taskOf(words, one, `/participation/contributions/${one.contribution.id}/deliver`)),
    ...unconfirmed.map((one) => taskOf(words, one, '')),
  ]
  return (
    <Section id="contributions" title={words.t('desk.contributions.title')} intro={words.t('desk.contributions.intro')}>
      {tasks.length === 0 ? <p>{words.t('desk.contributions.none')}</p> : <TaskList items={tasks} />}
    </Section>
  )
}

function taskOf(words: Words, { slug, title, contribution }: OwnContribution, form: string): Task {
  const { current, state } = contribution
  const values = { kind: kindText(words, current.kind), action: textFor(title, words.lang).text }
  const delivered = state === 'delivered'
  return {
    href: to(words, `/actions/${slug}${form}`),
    title: words.t(delivered ? 'desk.contributions.delivered' : 'desk.contributions.offered', values),
    sub: <ContributionWords words={words} said={{ ...current, link: null }} />,
    tag: (
      <Tag icon={delivered ? 'progress-check' : 'circle-dashed'}>
        {words.t(delivered ? 'desk.contributions.tag-delivered' : 'desk.contributions.tag-offered')}
      </Tag>
    ),
  }
}
