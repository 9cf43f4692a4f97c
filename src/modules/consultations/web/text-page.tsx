import type { Words } from '#kernel/i18n.ts'
import { direction, textFor } from '#kernel/languages.ts'
import {
  ButtonLink,
  CompareVersions,
  Crumbs,
  Flow,
  Head,
  List,
  LocalText,
  Note,
  Row,
  Section,
  Small,
  Time,
  to,
  WordDifference,
  Wrap,
} from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { Text, TextVersion } from '../queries/texts.ts'
import { joinParagraphs } from '../rules/paragraphs.ts'
import { consultationTrail, titleOf } from './consultation-name.tsx'

/** Address of a text, without language. */
export const textPath = ({ slug }: Pick<Consultation, 'slug'>, number: number): string => `/consultations/${slug}/texts/${number}`

/** The way from home to a page below a text. */
export const textTrail = (words: Words, consultation: Consultation, text: Pick<Text, 'number' | 'title'>) => [
  ...consultationTrail(words, consultation),
  { href: to(words, textPath(consultation, text.number)), text: <LocalText words={words} text={text.title} mark={false} /> },
]

/** A paragraph in the language of its text. */
export const ParagraphWords = ({ text, lines }: { text: Pick<Text, 'language'>; lines: string }) => (
  <div class="measure" lang={text.language} dir={direction(text.language)}>
    {lines.split('\n').map((line) => (
      <p>{line}</p>
    ))}
  </div>
)

export interface TextPageProps {
  readonly words: Words
  readonly consultation: Consultation
  readonly text: Text
  readonly versions: readonly TextVersion[]
  /** How many amendments ask something of each paragraph. */
  readonly counts: ReadonlyMap<string, number>
  /** Whether people may amend it now: the newest version, in the phase for it. */
  readonly isOpen: boolean
  /** Whether the reader acts for the organiser. */
  readonly conducts: boolean
  readonly done: string | null
}

/** A text under consultation: its paragraphs, each with the way to amend it, and its versions. */
export const TextPage = (props: TextPageProps) => {
  const { words, consultation, text, versions, done } = props
  const newest = versions.at(-1)?.version ?? text.version
  const path = textPath(consultation, text.number)
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={consultationTrail(words, consultation)}
        here={<LocalText words={words} text={text.title} mark={false} />}
      />
      {done === null ? null : (
        <Note status>
          <p>{done}</p>
        </Note>
      )}
      <Head
        eyebrow={titleOf(words, consultation).text}
        title={<LocalText words={words} text={text.title} />}
        lede={words.rich('amendments.text.lede', { version: text.version, day: <Time words={words} date={text.publishedAt} /> })}
        actions={<TextActions {...props} />}
      />
      {text.version === newest ? null : (
        <Note>
          <p>
            {words.t('amendments.text.earlier')} <a href={to(words, path)}>{words.t('amendments.text.newest', { version: newest })}</a>
          </p>
        </Note>
      )}
      <Section
        id="paragraphs"
        title={words.t('amendments.text.paragraphs')}
        intro={words.t(props.isOpen ? 'amendments.text.open' : 'amendments.text.closed')}
      >
        <Paragraphs {...props} />
      </Section>
      <Versions {...props} />
    </Wrap>
  )
}

function TextActions({ words, consultation, text, conducts }: TextPageProps) {
  if (!conducts) return null
  const path = textPath(consultation, text.number)
  return (
    <>
      <ButtonLink href={to(words, `${path}/accept`)}>{words.t('amendments.accept.here')}</ButtonLink>
      <ButtonLink quiet href={to(words, `${path}/edit`)}>
        {words.t('amendments.edit.here')}
      </ButtonLink>
    </>
  )
}

const Paragraphs = ({ words, consultation, text, counts, isOpen }: TextPageProps) => (
  <Flow space={6}>
    {text.paragraphs.map((paragraph, at) => {
      const n = counts.get(paragraph.id) ?? 0
      const page = to(words, `${textPath(consultation, text.number)}/paragraphs/${paragraph.id}`)
      return (
        <div id={paragraph.id}>
          <ParagraphWords text={text} lines={paragraph.words} />
          <Row small>
            <span class="muted">{words.t('amendments.paragraph.n', { n: at + 1 })}</span>
            <a href={page}>
              {words.t('amendments.paragraph.count', { n })} <span class="vh">{words.t('amendments.paragraph.n', { n: at + 1 })}</span>
            </a>
            {isOpen ? (
              <a href={`${page}#amend`}>
                {words.t('amendments.amend.here')} <span class="vh">{words.t('amendments.paragraph.n', { n: at + 1 })}</span>
              </a>
            ) : null}
          </Row>
        </div>
      )
    })}
  </Flow>
)

function Versions({ words, consultation, text, versions }: TextPageProps) {
  const path = textPath(consultation, text.number)
  return (
    <Section id="versions" title={words.t('amendments.versions.title')} intro={words.t('amendments.versions.intro')}>
      <Flow>
        <List>
          {[...versions].reverse().map(({ version, publishedAt, accepted, entryId }) => (
            <li>
              <p>
                <a href={to(words, `${path}?version=${version}`)} aria-current={version === text.version ? 'page' : undefined}>
                  {words.t('amendments.versions.n', { version })}
                </a>{' '}
                · <Time words={words} date={publishedAt} />
              </p>
              <Small>
                {version === 1 ? null : <>{words.t('amendments.versions.accepted', { n: accepted })} · </>}
                <a href={to(words, `/record/pending/${entryId}`)}>
                  {words.t('amendments.on-record')} <span class="vh">{words.t('amendments.versions.n', { version })}</span>
                </a>
              </Small>
            </li>
          ))}
        </List>
        {versions.length < 2 ? null : (
          <Compare words={words} path={path} versions={versions} from={Math.max(1, text.version - 1)} until={Math.max(2, text.version)} />
        )}
      </Flow>
    </Section>
  )
}

interface CompareProps {
  readonly words: Words
  readonly path: string
  readonly versions: readonly TextVersion[]
  readonly from: number
  readonly until: number
}

const Compare = ({ words, path, versions, from, until }: CompareProps) => (
  <CompareVersions
    words={words}
    action={to(words, `${path}/differences`)}
    versions={versions.map(({ version }) => ({ value: String(version), text: words.t('amendments.versions.n', { version }) }))}
    from={from}
    until={until}
  />
)

interface DifferenceProps {
  readonly words: Words
  readonly consultation: Consultation
  readonly before: Text
  readonly after: Text
  readonly versions: readonly TextVersion[]
  /** The amendments that the later version took in, by number. */
  readonly taken: readonly number[]
}

/** What changed between two versions of a text, word by word, and by whose amendments. */
export const TextDifferencePage = ({ words, consultation, before, after, versions, taken }: DifferenceProps) => {
  const title = words.t('common.difference.versions', { from: before.version, to: after.version })
  return (
    <Wrap>
      <Crumbs words={words} trail={textTrail(words, consultation, after)} here={title} />
      <Head eyebrow={textFor(after.title, words.lang).text} title={title} />
      <Flow>
        <Compare
          words={words}
          path={textPath(consultation, after.number)}
          versions={versions}
          from={before.version}
          until={after.version}
        />
        {taken.length === 0 ? null : (
          <p>
            {words.t('amendments.versions.taken', { n: taken.length })}{' '}
            {taken.map((number, at) => (
              <>
                {at === 0 ? null : ' · '}
                <a href={to(words, `/consultations/${consultation.slug}/amendments/${number}`)}>{words.t('amendments.n', { number })}</a>
              </>
            ))}
          </p>
        )}
        <WordDifference
          words={words}
          before={joinParagraphs(before.paragraphs)}
          after={joinParagraphs(after.paragraphs)}
          lang={after.language}
        />
      </Flow>
    </Wrap>
  )
}
