import type { Words } from '#kernel/i18n.ts'
import { type Member, MemberName, memberName } from '#modules/members'
import { Crumbs, Facts, Head, Items, Muted, Row, Section, Small, Sub, Subhead, to, Wrap } from '#ui'
import { Evidence, StateTag } from '../rule-pages/rule-parts.tsx'
import { numberOf, type Requirement, type RequirementCode, unconfirmed } from './requirements.ts'

interface Props {
  readonly words: Words
  readonly member: Member
  readonly requirements: readonly Requirement[]
  /** Addresses of entries by id, without language. */
  readonly entryPaths: ReadonlyMap<string, string>
  /** True for who acts for the member: it is told where each thing is done. */
  readonly own: boolean
}

const isProcedural = ({ code }: Requirement) => code.startsWith('P')

/** How a member stands against the standards of co-creation and the causes of a procedural review, with the acts that show it. */
export const StandingPage = (props: Props) => {
  const { words, member, requirements } = props
  const count = (state: Requirement['state']) => requirements.filter((it) => it.state === state).length
  const name = memberName(member, words).text
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          { href: to(words, '/members'), text: words.t('members.list.title') },
          { href: to(words, `/members/${member.slug}`), text: <MemberName member={member} words={words} /> },
        ]}
        here={words.t('standing.here')}
      />
      <Head
        title={words.t('standing.title', { member: name })}
        lede={words.t('standing.lede', {
          met: count('met'),
          due: count('due'),
          missed: count('missed'),
          unknown: count('unknown') + count('waiting'),
        })}
        aside={
          <Facts
            items={[
              {
                term: words.t('standing.bundle'),
                detail: <a href={to(words, `/members/${member.slug}/standing.zip`)}>{words.t('standing.bundle-link')}</a>,
              },
              { term: words.t('standing.rules'), detail: <a href={to(words, '/rules')}>{words.t('standing.rules-link')}</a> },
            ]}
          />
        }
      />
      <Section id="standards" title={words.t('standing.standards')} intro={words.t('standing.standards-intro')}>
        <Requirements {...props} requirements={requirements.filter((it) => !isProcedural(it))} />
      </Section>
      <Section id="review" title={words.t('standing.review')} intro={words.t('standing.review-intro')}>
        <Requirements {...props} requirements={requirements.filter(isProcedural)} />
      </Section>
      <Small>
        <Muted>{words.t('standing.not-a-judgement')}</Muted>
      </Small>
    </Wrap>
  )
}

const Requirements = ({ words, requirements, entryPaths, own }: Props) => (
  <Items class="list">
    {requirements.map((it) => (
      <li id={`r-${it.code}`}>
        <Subhead level={3}>
          <bdi>{numberOf(it.code)}</bdi> {titleOf(words, it.code)}
        </Subhead>
        <Row>
          <StateTag words={words} state={it.state} />
          {it.deadline === undefined ? null : <span>{words.t('standing.deadline', { date: it.deadline })}</span>}
        </Row>
        <Items>
          {it.evidence.map((evidence) => (
            <li>
              <Evidence words={words} evidence={evidence} entryPath={entryPaths.get(evidence.entryId ?? '')} />
            </li>
          ))}
        </Items>
        {unconfirmed.includes(it.code) ? <Sub>{words.t('standing.unconfirmed')}</Sub> : null}
        {own && it.todo !== undefined && it.state !== 'met' ? (
          <p>
            <a href={to(words, it.todo)}>{words.t('standing.todo')}</a>
          </p>
        ) : null}
      </li>
    ))}
  </Items>
)

const titleOf = (words: Words, code: RequirementCode): string => words.t(`standing.requirement.${code}`)
