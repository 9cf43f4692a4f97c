import type { Words } from '#kernel/i18n.ts'
import { type RuleAssessment, type RuleState, ruleStates } from '#modules/declaration'
import { Chips, Crumbs, Entry, Facts, Flow, Head, List, LocalText, Pager, Section, Table, to, Wrap } from '#ui'
import type { Names } from '../names.ts'
import type { RuleStanding } from '../rules.ts'
import { thresholds } from '../thresholds.ts'
import { countsText, Evidence, StateTag, sentenceIn, statementOf } from './rule-parts.tsx'

interface Props {
  readonly words: Words
  readonly standing: RuleStanding
  readonly state: RuleState | null
  readonly page: number
  readonly names: Names
  /** Addresses of entries by id. */
  readonly entryPaths: ReadonlyMap<string, string>
}

/** Subjects on one page of a rule. */
export const subjectsPerPage = 50

/** The subjects a page of a rule shows. */
export function shownSubjects(
  standing: RuleStanding,
  state: RuleState | null,
  page: number,
): { shown: readonly RuleAssessment[]; pages: number; page: number } {
  const all = (standing.assessments ?? []).filter(({ finding }) => state === null || finding.state === state)
  const pages = Math.max(1, Math.ceil(all.length / subjectsPerPage))
  const at = Math.min(page, pages)
  return { shown: all.slice((at - 1) * subjectsPerPage, at * subjectsPerPage), pages, page: at }
}

/** One rule: its words, why, which pledges it serves, how it is checked, then each subject with its evidence. */
export const RulePage = (props: Props) => {
  const { words, standing } = props
  const { text } = standing
  return (
    <Wrap>
      <Crumbs words={words} trail={[{ href: to(words, '/rules'), text: words.t('common.nav.rules') }]} here={text.code} />
      <Head
        says
        eyebrow={words.t('rules.page.code', { code: text.code })}
        title={statementOf(words, text)}
        lede={words.t(text.whyKey)}
        aside={<Glance {...props} />}
      />
      <Section id="how" title={words.t('rules.page.how')}>
        <Flow>
          <p>{words.t(text.howKey)}</p>
          {standing.assessments === null ? <p>{words.t(`rules.${text.code}.waits`)}</p> : null}
          <ThresholdTable words={words} code={text.code} />
        </Flow>
      </Section>
      {standing.assessments === null ? null : <Subjects {...props} />}
    </Wrap>
  )
}

const Glance = ({ words, standing: { text, assessments, counts } }: Props) => (
  <Facts
    brand
    items={[
      { term: words.t('rules.page.kind'), detail: words.t(`rules.kind.${text.kind}`) },
      {
        term: words.t('rules.page.pledges'),
        detail: text.engagements.map((code) => (
          <a href={to(words, `/declaration#${code}`)}>
            {code}: {words.t(`declaration.${code}.title`)}
          </a>
        )),
      },
      { term: words.t('rules.page.now'), detail: assessments === null ? words.t('rules.not-yet') : countsText(words, counts) },
    ]}
  />
)

const used = {
  R3: ['next-plan-months'],
  R7: ['consultation-notice-days', 'consultation-open-days'],
  R8: ['repository-update-months', 'civil-society-meetings-per-year'],
} as const

function ThresholdTable({ words, code }: { words: Words; code: string }) {
  const keys = code === 'R3' ? used.R3 : code === 'R7' ? used.R7 : code === 'R8' ? used.R8 : []
  if (keys.length === 0) return null
  return (
    <Table
      caption={words.t('rules.threshold.caption')}
      columns={[
        { label: words.t('rules.threshold.name') },
        { label: words.t('rules.threshold.value'), numeric: true },
        { label: words.t('rules.threshold.source') },
      ]}
      rows={keys.map((key) => {
        const { value, source, verified } = thresholds[key]
        const source_ = <bdi lang="en">{source}</bdi>
        return {
          cells: [
            words.t(`rules.threshold.${key}`),
            words.number(value),
            verified === null ? (
              <span>
                {source_} ({words.t('rules.threshold.unconfirmed')})
              </span>
            ) : (
              source_
            ),
          ],
        }
      })}
    />
  )
}

function Subjects(props: Props) {
  const { words, standing, state } = props
  const { shown, pages, page } = shownSubjects(standing, state, props.page)
  const href = (wanted: RuleState | null, at = 1) => {
    const query = new URLSearchParams({ ...(wanted === null ? {} : { state: wanted }), ...(at > 1 ? { page: String(at) } : {}) }).toString()
    return to(words, `/rules/${standing.text.code}${query === '' ? '' : `?${query}`}`)
  }
  const chips = ruleStates.map((one) => ({
    href: href(one),
    text: words.t(`rules.state.${one}`),
    count: standing.counts[one],
    current: state === one,
  }))
  return (
    <Section id="subjects" title={words.t('rules.page.subjects')} intro={words.t('rules.page.subjects-intro')}>
      <Flow space={5}>
        <Chips
          words={words}
          label={words.t('rules.page.filter')}
          items={[
            { href: href(null), text: words.t('rules.page.all'), count: standing.assessments?.length ?? 0, current: state === null },
            ...chips,
          ]}
        />
        {shown.length === 0 ? (
          <p>{words.t('rules.count.nobody')}</p>
        ) : (
          <List>
            {shown.map((one) => (
              <Subject {...props} assessment={one} />
            ))}
          </List>
        )}
        <Pager words={words} page={page} pages={pages} href={(at) => href(state, at)} />
      </Flow>
    </Section>
  )
}

function Subject({ words, names, entryPaths, assessment: { subject, finding } }: Props & { assessment: RuleAssessment }) {
  const member = names.get(subject.memberId)
  const title = (
    <>
      <bdi lang={member?.lang}>{member?.name ?? words.t('record.unnamed.member')}</bdi>
      {subject.about === undefined ? null : (
        <>
          {' · '}
          <LocalText words={words} text={subject.about} />
        </>
      )}
    </>
  )
  const href = subject.href ?? member?.path
  const invented = member?.fictional === true ? ` (${words.t('common.fictional.mark')})` : ''
  const text = (
    <>
      {finding.evidence.map((evidence, at) => (
        <>
          {at === 0 ? '' : ' '}
          <Evidence
            words={words}
            evidence={evidence}
            entryPath={evidence.entryId === undefined ? undefined : entryPaths.get(evidence.entryId)}
          />
        </>
      ))}
      {finding.forecast === undefined ? '' : ` ${sentenceIn(words, finding.forecast)}`}
    </>
  )
  const tag = (
    <>
      <StateTag words={words} state={finding.state} />{' '}
      {finding.deadline === undefined ? null : <time datetime={finding.deadline.toISOString()}>{words.date(finding.deadline)}</time>}{' '}
    </>
  )
  return (
    <Entry
      title={title}
      href={href === undefined ? undefined : to(words, href)}
      text={
        <>
          {tag}
          {text}
          {invented}
        </>
      }
    />
  )
}
