import type { Words } from '#kernel/i18n.ts'
import { type Member, MemberName } from '#modules/members'
import { Crumbs, Entry, Head, List, LocalText, Section, to, Wrap } from '#ui'
import type { CommitmentSummary } from '../queries/commitments.ts'
import { type Plan, planName } from '../queries/plans.ts'

interface Props {
  readonly words: Words
  readonly plan: Plan
  readonly member: Member
  readonly commitments: readonly CommitmentSummary[]
}

/** A plan: whose it is, for which years, and what it holds. */
export const PlanPage = ({ words, plan, member, commitments }: Props) => (
  <Wrap>
    <Crumbs words={words} trail={[{ href: to(words, '/plans'), text: words.t('plans.index.title') }]} here={planName(plan, words)} />
    <Head
      eyebrow={
        <a href={to(words, `/members/${member.slug}`)}>
          <MemberName member={member} words={words} />
        </a>
      }
      title={planName(plan, words)}
      lede={words.t('plans.page.lede', { n: commitments.length })}
    />
    <Section id="commitments" title={words.t('plans.page.commitments')}>
      <List>
        {commitments.map(({ reference, title }) => (
          <Entry
            id={reference}
            title={
              <>
                {reference} <LocalText words={words} text={title} />
              </>
            }
          />
        ))}
      </List>
    </Section>
  </Wrap>
)
