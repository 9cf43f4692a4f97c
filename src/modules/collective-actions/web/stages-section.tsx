import type { Words } from '#kernel/i18n.ts'
import { MemberName } from '#modules/members'
import { Section, Stages, Time, to, WaitingList } from '#ui'
import type { Participant } from '../queries/action-page.ts'
import type { CarriedStage } from '../rules/carried-by-plan.ts'
import { rowId } from './participant-filter.ts'
import { plainName } from './participants.tsx'

/** One square per government at the furthest stage it reached, then who has joined but is in no plan. */
export function StagesSection({ words, real }: { words: Words; real: readonly Participant[] }) {
  const governments = real.filter(({ standing }) => standing !== null)
  if (governments.length === 0) return null
  const cell = ({ member }: Participant) => ({
    code: member.country ?? member.slug.slice(0, 2).toUpperCase(),
    name: plainName(words, member),
    href: `#${rowId(member)}`,
  })
  const at = (stage: CarriedStage) =>
    governments.filter(({ standing }) => standing?.state === 'carried' && standing.stage === stage).map(cell)
  const waiting = governments.filter(({ standing }) => standing?.state !== 'carried')
  return (
    <>
      <Section id="stages" title={words.t('actions.page.stages')} intro={words.t('actions.page.stages-intro')}>
        <Stages
          words={words}
          stages={[
            { label: words.t('actions.stage.joined'), members: waiting.map(cell) },
            { label: words.t('actions.stage.in-plan'), members: at('in-plan') },
            { label: words.t('common.stage.under-way'), members: at('under-way') },
            { label: words.t('common.stage.completed'), members: at('completed') },
          ]}
        />
      </Section>
      {waiting.length === 0 ? null : (
        <Section id="waiting" title={words.t('actions.page.waiting')} intro={<WaitingIntro words={words} waiting={waiting} />}>
          <WaitingList items={waiting.map((it) => waitingItem(words, it))} />
        </Section>
      )}
    </>
  )
}

const WaitingIntro = ({ words, waiting }: { words: Words; waiting: readonly Participant[] }) => (
  <>
    {words.t(
      waiting.every(({ standing }) => standing?.state === 'no-plan-here') ? 'actions.page.waiting-unknown' : 'actions.page.waiting-intro',
    )}{' '}
    <a href={to(words, '/rules/R3')}>{words.t('actions.refusal-rule', { rule: 'R3' })}</a>
  </>
)

const DAY_MS = 86_400_000

function waitingItem(words: Words, { member, participation, standing }: Participant) {
  const days = standing === null || standing.state === 'carried' ? 0 : standing.days
  const { joinedAt } = participation
  const elapsed = words.distance(new Date(joinedAt.getTime() + days * DAY_MS), joinedAt)
  const key = standing?.state === 'no-plan-here' ? 'actions.clock.no-plan-here' : 'actions.clock.not-in-plan'
  return {
    name: <MemberName member={member} words={words} />,
    nameText: plainName(words, member),
    since: words.rich(key, { date: <Time words={words} date={joinedAt} />, elapsed: <span>{elapsed}</span> }),
  }
}
