import type { Words } from '#kernel/i18n.ts'
import { CompareVersions, Crumbs, EmptyState, Flow, Head, LocalText, Section, to, WordDifference, Wrap } from '#ui'
import type { PlanVersion, VersionCommitment } from '../queries/plan-versions.ts'
import { type Plan, planName } from '../queries/plans.ts'
import { type CommitmentDifference, differencesOf } from '../rules/version-differences.ts'
import { CommitmentTemplate } from './commitment-template.tsx'
import { versionTitle } from './plan-page-sections.tsx'
import { dateOf, planTrail } from './plan-words.tsx'

interface VersionProps {
  readonly words: Words
  readonly plan: Plan
  readonly version: PlanVersion
  readonly versions: readonly PlanVersion[]
  readonly commitments: readonly VersionCommitment[]
}

/** Everything one version of a plan says, as the partnership's template lays it out: also the page to print. */
export const PlanVersionPage = ({ words, plan, version, versions, commitments }: VersionProps) => (
  <Wrap>
    <Crumbs words={words} trail={planTrail(words, plan)} here={versionTitle(words, version)} />
    <Head
      eyebrow={planName(plan, words)}
      title={versionTitle(words, version)}
      lede={
        <>
          {words.t('plans.version.published', { date: version.publishedAt })}{' '}
          {version.commentUntil === null ? null : words.t('plans.version.comment-until', { date: dateOf(version.commentUntil) })}
        </>
      }
    />
    {versions.length < 2 ? null : (
      <Compare words={words} plan={plan} versions={versions} from={Math.max(1, version.version - 1)} until={version.version} />
    )}
    {commitments.length === 0 ? (
      <EmptyState title={words.t('plans.version.empty')}>
        <p>{words.t('plans.version.empty-text')}</p>
      </EmptyState>
    ) : null}
    {commitments.map((commitment) => (
      <Section
        id={commitment.reference}
        title={`${commitment.reference}`}
        intro={
          <a href={to(words, `/commitments/${commitment.reference}`)}>
            <LocalText words={words} text={commitment.content.title} />
          </a>
        }
      >
        <CommitmentTemplate words={words} commitment={commitment} />
      </Section>
    ))}
  </Wrap>
)

interface CompareProps {
  readonly words: Words
  readonly plan: Plan
  readonly versions: readonly PlanVersion[]
  readonly from: number
  readonly until: number
}

const Compare = ({ words, plan, versions, from, until }: CompareProps) => (
  <CompareVersions
    words={words}
    action={to(words, `/plans/${plan.slug}/differences`)}
    versions={versions.map((version) => ({ value: String(version.version), text: versionTitle(words, version) }))}
    from={from}
    until={until}
  />
)

interface DifferenceProps {
  readonly words: Words
  readonly plan: Plan
  readonly versions: readonly PlanVersion[]
  readonly from: PlanVersion
  readonly until: PlanVersion
  readonly before: readonly VersionCommitment[]
  readonly after: readonly VersionCommitment[]
}

/** What changed between two versions of a plan, word by word. */
export const PlanDifferencePage = ({ words, plan, versions, from, until, before, after }: DifferenceProps) => {
  const differences = differencesOf(before, after, words.lang)
  const count = (kind: CommitmentDifference['kind']) => differences.filter((it) => it.kind === kind).length
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={planTrail(words, plan)}
        here={words.t('common.difference.versions', { from: from.version, to: until.version })}
      />
      <Head
        eyebrow={planName(plan, words)}
        title={words.t('common.difference.versions', { from: from.version, to: until.version })}
        lede={words.t('plans.difference.lede', { added: count('added'), removed: count('removed'), changed: count('changed') })}
      />
      <Compare words={words} plan={plan} versions={versions} from={from.version} until={until.version} />
      {differences.length === 0 ? (
        <EmptyState title={words.t('plans.difference.none')}>
          <p>{words.t('plans.difference.none-text')}</p>
        </EmptyState>
      ) : null}
      {differences.map((it) => (
        <Section
          id={it.reference}
          title={it.reference}
          intro={
            <>
              <LocalText words={words} text={it.title} /> · {words.t(`plans.difference.${it.kind}`)}
            </>
          }
        >
          <Flow>
            {it.fields.map(({ label, before: was, after: is, lang }) => (
              <Flow space={2}>
                <h3>{words.t(`plans.prose.${label}`)}</h3>
                <WordDifference words={words} before={was} after={is} lang={lang} />
              </Flow>
            ))}
          </Flow>
        </Section>
      ))}
    </Wrap>
  )
}
