import type { Words } from '#kernel/i18n.ts'
import { Details } from '../parts/notes.tsx'
import { type ComparedParagraph, compareTexts, type Run, type TextDifference } from './compare-texts.ts'

interface Props {
  readonly words: Words
  readonly before: string
  readonly after: string
  /** The language of the two texts; the reader's unless told. */
  readonly lang?: string | undefined
}

/** Unchanged paragraphs in a row that are shown; more are folded away. */
const mostUnchanged = 3

/** What changed between two texts, word by word: taken away struck out, added underlined, both said to those who listen. */
export function WordDifference({ words, before, after, lang = words.lang }: Props) {
  const found = compareTexts(before, after, lang)
  return (
    <div class="worddiff flow flow--3">
      <p class="small">{differenceSummary(words, found)}</p>
      {groupsOf(found.paragraphs).map((group) =>
        group.folded ? (
          <Details summary={words.t('common.difference.unchanged', { n: group.paragraphs.length })}>
            {group.paragraphs.map((paragraph) => (
              <Paragraph words={words} lang={lang} paragraph={paragraph} />
            ))}
          </Details>
        ) : (
          group.paragraphs.map((paragraph) => <Paragraph words={words} lang={lang} paragraph={paragraph} />)
        ),
      )}
    </div>
  )
}

/** “12 words added, 3 removed”, or that nothing changed. */
export const differenceSummary = (words: Words, { added, removed, paragraphs }: TextDifference): string =>
  added + removed > 0
    ? words.t('common.difference.summary', { added, removed })
    : words.t(paragraphs.some(({ kind }) => kind !== 'same') ? 'common.difference.signs-only' : 'common.difference.none')

interface Group {
  readonly folded: boolean
  readonly paragraphs: readonly ComparedParagraph[]
}

/** The paragraphs in order, long stretches without a change apart. */
function groupsOf(paragraphs: readonly ComparedParagraph[]): Group[] {
  const groups: { same: boolean; paragraphs: ComparedParagraph[] }[] = []
  for (const paragraph of paragraphs) {
    const same = paragraph.kind === 'same'
    const last = groups.at(-1)
    if (last !== undefined && last.same === same) last.paragraphs.push(paragraph)
    else groups.push({ same, paragraphs: [paragraph] })
  }
  return groups.map(({ same, paragraphs: all }) => ({ folded: same && all.length > mostUnchanged, paragraphs: all }))
}

const Paragraph = ({ words, lang, paragraph }: { words: Words; lang: string; paragraph: ComparedParagraph }) => (
  <p dir="auto" lang={lang === words.lang ? undefined : lang}>
    {paragraph.runs.map((run) => (
      <Shown words={words} run={run} />
    ))}
  </p>
)

function Shown({ words, run: { kind, text } }: { words: Words; run: Run }) {
  if (kind === 'same') return <>{text}</>
  const label = <span class="vh">{words.t(`common.difference.${kind}`)} </span>
  if (kind === 'removed') {
    return (
      <del>
        {label}
        {text}
      </del>
    )
  }
  return (
    <ins>
      {label}
      {text}
    </ins>
  )
}
