import type { RunResult } from '#exchange/import-runs/vocabulary.ts'
import type { Words } from '#kernel/i18n.ts'
import { Details, Flow, Name, Section, Table, to } from '#ui'

interface PartProps {
  readonly words: Words
  readonly result: RunResult
}

/** How many rows were read, and what became of them. */
export const CountsPart = ({ words, result }: PartProps) => {
  const { counts, tellings, plans, admitted } = result
  const figures = [
    ...(['read', 'accepted', 'repaired', 'refused', 'redacted'] as const).map((name) => [name, counts[name]] as const),
    ...(['new', 'revised', 'unchanged'] as const).map((name) => [name, tellings[name]] as const),
    ['plans', plans] as const,
  ]
  return (
    <Section id="counts" title={words.t('imports.counts.title')} first>
      <Flow>
        <Table
          stack={false}
          labelledBy="counts"
          columns={[
            { label: words.t('imports.counts.title'), hidden: true },
            { label: words.t('imports.column.counts'), numeric: true },
          ]}
          rows={figures.map(([name, n]) => ({ cells: [words.t(`imports.counts.${name}`), words.number(n)] }))}
        />
        {admitted.length === 0 ? null : (
          <p>
            {words.t('imports.rows.under', { heading: words.t('imports.counts.admitted'), sentence: '' })}
            {admitted.map((slug, at) => (
              <>
                {at === 0 ? '' : ', '}
                <a href={to(words, `/members/${slug}`)}>
                  <bdi dir="ltr">{slug}</bdi>
                </a>
              </>
            ))}
          </p>
        )}
      </Flow>
    </Section>
  )
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

/** Which column of the file is read as which of the sheet; what is not known, and what is not there. */
export const MappingPart = ({ words, result: { sheet } }: PartProps) => {
  const of = (how: string) => sheet.columns.filter((column) => column.how === how).map(({ written }) => written)
  const [near, unknown] = [of('near'), of('unknown')]
  const delimiter = sheet.delimiter === null ? '' : ` · ${JSON.stringify(sheet.delimiter)}`
  return (
    <Section
      id="mapping"
      title={words.t('imports.mapping.title')}
      intro={words.t('imports.mapping.form', { form: sheet.form.toUpperCase(), encoding: `${sheet.encoding}${delimiter}` })}
    >
      <Flow>
        {near.length === 0 ? null : <p>{words.t('imports.mapping.near-list', { columns: quoted(near) })}</p>}
        {unknown.length === 0 ? null : <p>{words.t('imports.mapping.unknown-list', { columns: quoted(unknown) })}</p>}
        {near.length + unknown.length === 0 ? <p>{words.t('imports.mapping.whole')}</p> : null}
        <Details summary={words.t('imports.mapping.all', { n: sheet.columns.length })}>
          <Table
            stack
            columns={[
              { label: words.t('imports.mapping.column') },
              { label: words.t('imports.mapping.heading') },
              { label: words.t('imports.mapping.how') },
            ]}
            rows={sheet.columns.map(({ written, heading, how }) => ({
              cells: [
                <Name name={written} />,
                heading === null ? '–' : <Name name={heading} lang="en" />,
                words.t(`imports.mapping.${how}`),
              ],
            }))}
          />
        </Details>
        {sheet.missing.length === 0 ? null : (
          <Details summary={words.t('imports.mapping.missing', { n: sheet.missing.length })}>
            <p lang="en" dir="ltr">
              {sheet.missing.join(', ')}
            </p>
          </Details>
        )}
      </Flow>
    </Section>
  )
}
