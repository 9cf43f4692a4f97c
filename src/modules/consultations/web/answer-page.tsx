import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type LocalizedText, textFor } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Button,
  Crumbs,
  Details,
  Entry,
  Flow,
  Form,
  Head,
  List,
  LocalText,
  Markdown,
  Muted,
  Note,
  Prose,
  Section,
  Sub,
  Time,
  to,
  WordDifference,
  Wrap,
} from '#ui'
import type { AnswerVersion, PublishedAnswer } from '../queries/answers.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { LedgerRow } from '../queries/ledger.ts'
import type { NamedPlace } from '../queries/named-places.ts'
import { InputList } from './answer-draft-parts.tsx'
import { DecisionTag, inputName } from './answer-marks.tsx'
import { consultationTrail } from './consultation-name.tsx'

export interface AnswerPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly answer: PublishedAnswer
  /** Everything it answers, with what was merged. */
  readonly inputs: readonly LedgerRow[]
  readonly removed: ReadonlySet<string>
  readonly places: readonly NamedPlace[]
  /** Addresses, without language, of the entries of its versions. */
  readonly entryPaths: ReadonlyMap<string, string>
  readonly conducts: boolean
  readonly done: boolean
}

/** What an answer answers, in a line: “Proposal 12”, or how many there are. */
export function answerTitle(words: Words, inputs: readonly LedgerRow[]): string {
  const [only, ...others] = inputs
  return only === undefined || others.length > 0
    ? words.t('answers.page.title-many', { n: inputs.length })
    : words.t('answers.page.title', { input: inputName(words, only) })
}

/** A published answer: what was decided and why, the very words that changed and where they stand, what it answers, its versions. */
export function AnswerPage(props: AnswerPageProps) {
  const { words, consultation, answer, inputs, done } = props
  const [last] = answer.versions
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          ...consultationTrail(words, consultation),
          { href: to(words, `/consultations/${consultation.slug}/answers`), text: words.t('answers.ledger.here') },
        ]}
        here={answerTitle(words, inputs)}
      />
      {done ? (
        <Note status>
          <p>{words.t('answers.done.published')}</p>
        </Note>
      ) : null}
      <Head
        eyebrow={
          <>
            <DecisionTag words={words} decision={last.decision} /> <LocalText words={words} text={last.institution} /> ·{' '}
            <Time words={words} date={last.publishedAt} />
          </>
        }
        title={answerTitle(words, inputs)}
      />
      <Section id="reason" title={words.t('answers.page.reason')}>
        <Prose>
          <Written words={words} text={last.reason} />
        </Prose>
      </Section>
      {last.words === null ? null : <WordsPart {...props} said={last.words} />}
      <Section id="inputs" title={words.t('answers.page.inputs')} intro={words.t('answers.page.inputs-intro')}>
        <InputList {...props} />
      </Section>
      <RecordPart {...props} />
    </Wrap>
  )
}

/** An institution's text in the reader's language, or the original, which then says so. */
function Written({ words, text }: { words: Words; text: LocalizedText }) {
  const shown = textFor(text, words.lang)
  return (
    <>
      <Markdown words={words} text={shown.text} lang={shown.lang} />
      {shown.lang === words.lang ? null : <Muted>{words.t('common.original', { language: words.language(shown.lang) })}</Muted>}
    </>
  )
}

const WordsPart = ({ words, said, places }: AnswerPageProps & { said: LocalizedText }) => (
  <Section id="words" title={words.t('answers.page.words')} intro={words.t('answers.page.words-intro')}>
    <Flow>
      <Prose>
        <blockquote>
          <Written words={words} text={said} />
        </blockquote>
      </Prose>
      <List>
        {places.map((place) => (
          <PlaceEntry words={words} place={place} />
        ))}
      </List>
    </Flow>
  </Section>
)

/** Where words stand, as a link where there is a page. */
/** A place where words stand now, as a line of a list. */
export function PlaceEntry({ words, place }: { words: Words; place: NamedPlace }) {
  if (place.kind === 'paragraph') {
    const name = words.t('answers.place.paragraph-of', {
      text: textFor(place.title, words.lang).text,
      n: place.number,
      version: place.version,
    })
    return <Entry title={name} href={to(words, place.href)} />
  }
  const title: Child =
    place.title === null ? (
      words.t('answers.place.commitment', { reference: place.reference })
    ) : (
      <>
        {place.reference} <LocalText words={words} text={place.title} />
      </>
    )
  return (
    <Entry
      title={title}
      href={place.href === null ? undefined : to(words, place.href)}
      text={place.href === null ? words.t('answers.place.draft') : undefined}
    />
  )
}

function RecordPart(props: AnswerPageProps) {
  const { words, visitor, consultation, answer, conducts } = props
  return (
    <Section id="record" title={words.t('answers.page.record')} intro={words.t('answers.page.record-intro')}>
      <Flow>
        <List>
          {answer.versions.map((version, at) => (
            <VersionEntry {...props} version={version} before={answer.versions[at + 1]} />
          ))}
        </List>
        {conducts ? (
          <Form action={to(words, `/consultations/${consultation.slug}/answers/${answer.id}/revision`)} visitor={visitor}>
            <p>{words.t('answers.page.revise-text')}</p>
            <Button quiet icon="edit">
              {words.t('answers.page.revise')}
            </Button>
          </Form>
        ) : null}
      </Flow>
    </Section>
  )
}

function VersionEntry({
  words,
  version,
  before,
  entryPaths,
}: AnswerPageProps & { version: AnswerVersion; before: AnswerVersion | undefined }) {
  const path = entryPaths.get(version.entryId)
  return (
    <li id={`version-${version.version}`}>
      <h3>{path === undefined ? versionName(words, version) : <a href={to(words, path)}>{versionName(words, version)}</a>}</h3>
      <Sub>
        <DecisionTag words={words} decision={version.decision} /> <Time words={words} date={version.publishedAt} />{' '}
        {words.t('answers.page.second-reader')}
      </Sub>
      {before === undefined ? null : (
        <Details summary={words.t('answers.page.differences', { n: before.version })}>
          <Difference words={words} before={before.reason} after={version.reason} />
          {before.words === null || version.words === null ? null : (
            <Difference words={words} before={before.words} after={version.words} />
          )}
        </Details>
      )}
      {before === undefined ? (
        <Details summary={words.t('answers.page.as-published')}>
          <Written words={words} text={version.reason} />
          {version.words === null ? null : (
            <blockquote>
              <Written words={words} text={version.words} />
            </blockquote>
          )}
        </Details>
      ) : null}
    </li>
  )
}

const versionName = (words: Words, { version }: AnswerVersion): string => words.t('answers.page.version', { n: version })

function Difference({ words, before, after }: { words: Words; before: LocalizedText; after: LocalizedText }) {
  const lang = after.original
  return <WordDifference words={words} before={before[lang] ?? ''} after={after[lang] ?? ''} lang={lang} />
}
