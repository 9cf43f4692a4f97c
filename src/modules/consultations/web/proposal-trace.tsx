import { Details, Flow, List, LocalText, Section, Time, to, WordDifference } from '#ui'
import type { ProposalVersion, Traced } from '../queries/proposal-page.ts'
import { GoneWords, ReportLink } from './peoples-words.tsx'
import { proposalPath } from './proposal-item.tsx'
import type { ProposalPageProps } from './proposal-page-props.ts'
import { ProposalTitle } from './proposal-words.tsx'

type Props = Pick<ProposalPageProps, 'words' | 'removals' | 'consultation' | 'parts'>

/** What the organiser explained. Nothing when it explained nothing. */
export const Clarifications = ({ words, parts: { clarifications } }: Props) =>
  clarifications.length === 0 ? null : (
    <Section id="clarifications" title={words.t('proposals.page.clarifications')} intro={words.t('proposals.page.clarifications-intro')}>
      <Flow>
        {clarifications.map(({ id, text, clarifiedAt }) => (
          <article id={`clarification-${id}`}>
            <p class="measure">
              <LocalText words={words} text={text} />
            </p>
            <p class="small muted">
              <Time words={words} date={clarifiedAt} />
            </p>
          </article>
        ))}
      </Flow>
    </Section>
  )

/** Every wording, the last first, each with what it changed, word by word. Nothing while there is one. */
export function Versions({ words, removals, parts: { versions } }: Props) {
  if (versions.length < 2) return null
  return (
    <Section
      id="versions"
      title={words.t('proposals.page.versions')}
      intro={words.t('proposals.page.versions-intro', { n: versions.length })}
    >
      <Flow>
        {versions.map((version, at) => (
          <Details
            summary={words.rich('proposals.page.version', {
              n: version.version,
              day: <Time words={words} date={version.toldAt} as="minute" />,
            })}
          >
            <Change words={words} removals={removals} version={version} before={versions[at + 1] ?? null} />
          </Details>
        ))}
      </Flow>
    </Section>
  )
}

const whole = ({ title, text }: ProposalVersion) => `${title ?? ''}\n\n${text ?? ''}`

function Change({
  words,
  removals,
  version,
  before,
}: Pick<Props, 'words' | 'removals'> & { version: ProposalVersion; before: ProposalVersion | null }) {
  const gone = version.text === null || version.title === null
  return (
    <Flow>
      {gone ? <GoneWords words={words} removed={removals.get(version.entryId)} field={version.text === null ? 'text' : 'title'} /> : null}
      {gone || before?.text === null ? null : (
        <WordDifference
          words={words}
          before={before === null ? whole(version) : whole(before)}
          after={whole(version)}
          lang={version.language}
        />
      )}
      <p class="small">
        <ReportLink words={words} entryId={version.entryId} about={words.t('proposals.page.version-short', { n: version.version })} />
      </p>
    </Flow>
  )
}

/** Where it comes from and what became of it, both ways. Nothing when it stands alone. */
export function Trace(props: Props) {
  const { words, parts } = props
  const { mergedInto, mergedFrom, splitInto, splitFrom } = parts.trace
  const ways = [
    { title: words.t('proposals.trace.merged-into'), those: mergedInto === null ? [] : [mergedInto] },
    { title: words.t('proposals.trace.merged-from', { n: mergedFrom.length }), those: mergedFrom },
    { title: words.t('proposals.trace.split-into', { n: splitInto.length }), those: splitInto },
    { title: words.t('proposals.trace.split-from'), those: splitFrom === null ? [] : [splitFrom] },
  ].filter(({ those }) => those.length > 0)
  if (ways.length === 0) return null
  return (
    <Section id="trace" title={words.t('proposals.trace.title')} intro={words.t('proposals.trace.intro')}>
      <Flow>
        {ways.map(({ title, those }) => (
          <>
            <p>{title}</p>
            <List>
              {those.map((one) => (
                <Way {...props} one={one} />
              ))}
            </List>
            <Reason {...props} reason={those[0]?.reason ?? null} />
          </>
        ))}
      </Flow>
    </Section>
  )
}

const Way = ({ words, consultation, one }: Props & { one: Traced }) => (
  <li>
    <a href={to(words, proposalPath(consultation.slug, one.number))}>
      {words.t('proposals.number', { number: one.number })}: <ProposalTitle words={words} of={one} />
    </a>
  </li>
)

const Reason = ({ words, reason }: Pick<Props, 'words'> & { reason: Traced['reason'] }) =>
  reason === null ? null : (
    <p>
      {words.t('proposals.trace.reason')} <LocalText words={words} text={reason} />
    </p>
  )
