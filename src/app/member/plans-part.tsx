import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { PlanTable } from '#modules/action-plans'
import { isGovernment } from '#modules/members'
import { Actions, ButtonLink, Flow, Section, to } from '#ui'
import type { MemberPage } from './member-page.ts'

interface Props {
  readonly words: Words
  readonly facts: MemberPage
  readonly visitor: Visitor | null
}

/** The action plans of a government; its point of contact may announce the next one. Nothing for who makes none. */
export function PlansPart({ words, facts: { member, plans }, visitor }: Props) {
  if (!isGovernment(member)) return null
  const acting = visitor?.acting
  const own = acting?.kind === 'point-of-contact' && acting.memberId === member.id && member.status !== 'withdrawn'
  return (
    <Section id="plans" title={words.t('plans.index.title')}>
      <Flow>
        {plans.length === 0 ? (
          <p>{words.t('plans.index.empty')}</p>
        ) : (
          <PlanTable words={words} plans={plans} labelledBy="plans" member={false} />
        )}
        {own ? (
          <Actions>
            <ButtonLink quiet href={to(words, '/plans/new')}>
              {words.t('plans.announce.title')}
            </ButtonLink>
          </Actions>
        ) : null}
      </Flow>
    </Section>
  )
}
