import type { Words } from '#kernel/i18n.ts'
import { direction, type LocalizedText, textFor } from '#kernel/languages.ts'
import { Facts, Flow, LocalText, Markdown, Muted, Subhead, Table } from '#ui'
import type { VersionCommitment } from '../queries/plan-versions.ts'
import { type CommitmentContent, proseFields } from '../vocabulary.ts'
import { dateOf } from './plan-words.tsx'
import { templateFacts } from './template-facts.ts'

/** A commitment as the partnership's template lays it out: what it says, field by field, then its planning table. */
export const CommitmentTemplate = ({ words, commitment }: { words: Words; commitment: VersionCommitment }) => {
  const { content, prose } = commitment
  const told = proseFields.flatMap((field) => {
    const text = prose[field]
    return text === undefined ? [] : [{ field, text }]
  })
  return (
    <Flow>
      <Facts items={factsOf(words, commitment)} />
      {told.map(({ field, text }) => (
        <div>
          <Subhead level={3}>{words.t(`plans.prose.${field}`)}</Subhead>
          <ProseText words={words} text={text} />
        </div>
      ))}
      <Subhead level={3}>{words.t('plans.template.planning')}</Subhead>
      {content.milestones.length === 0 ? (
        <Muted>{words.t('plans.template.no-milestone')}</Muted>
      ) : (
        <Planning words={words} content={content} reference={commitment.reference} />
      )}
    </Flow>
  )
}

/** Words of an institution in the reader's language, or the original, which then says so. */
function ProseText({ words, text }: { words: Words; text: LocalizedText }) {
  const shown = textFor(text, words.lang)
  const same = shown.lang === words.lang
  return (
    <div lang={same ? undefined : shown.lang} dir={same ? undefined : direction(shown.lang)}>
      <Markdown words={words} text={shown.text} lang={shown.lang} />
      {same ? null : <Muted>{words.t('common.original', { language: words.language(shown.lang) })}</Muted>}
    </div>
  )
}

const factsOf = (words: Words, commitment: VersionCommitment) =>
  templateFacts(words, commitment).map(({ term, values }) => ({
    term,
    detail: values.length === 0 ? words.t('plans.template.untold') : values.map((value) => <bdi dir="auto">{value}</bdi>),
  }))

const Planning = ({ words, content, reference }: { words: Words; content: CommitmentContent; reference: string }) => (
  <Table
    caption={words.t('plans.template.planning-of', { reference })}
    columns={[
      { label: words.t('plans.template.milestone') },
      { label: words.t('plans.template.output') },
      { label: words.t('plans.template.starts') },
      { label: words.t('plans.template.due') },
      { label: words.t('plans.template.owner') },
    ]}
    rows={content.milestones.map((it) => ({
      cells: [
        <LocalText words={words} text={it.title} mark={false} />,
        it.output === null ? '' : <LocalText words={words} text={it.output} mark={false} />,
        it.from === null ? '' : words.date(dateOf(it.from)),
        it.due === null ? '' : words.date(dateOf(it.due)),
        words.list([...(it.owner === null ? [] : [it.owner]), ...it.supporters]),
      ],
    }))}
  />
)
