import type { Child } from 'hono/jsx'
import { isMessageKey } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Json, RemovedWords } from '#record'
import { ButtonLink, Crumbs, type Fact, Facts, Flow, Head, Row, Section, Small, Table, Tag, Time, to, Wrap } from '#ui'
import { entryPath } from '../sentences.ts'
import { Check, Trust } from './entry-proof.tsx'
import type { EntryPageFacts } from './entry-query.ts'
import { EntryTable, kindName } from './record-page.tsx'
import { labelOf, ToldValue } from './told-value.tsx'

interface Props {
  readonly words: Words
  readonly facts: EntryPageFacts
}

/** The page of one entry: the sentence, who, what it changed, why it can be trusted, how to check, what stands around it. */
export const EntryPage = ({ words, facts }: Props) => {
  const { entry, line } = facts
  const here = entry.index === null ? words.t('record.entry.pending') : words.t('record.entry.number', { index: entry.index })
  return (
    <Wrap>
      <Crumbs words={words} trail={[{ href: to(words, '/record'), text: words.t('common.nav.record') }]} here={here} />
      <Head
        says
        title={<span dir="auto">{line.sentence}</span>}
        eyebrow={<Eyebrow words={words} facts={facts} />}
        actions={<HeadActions words={words} facts={facts} />}
        aside={<Facts brand items={glance(words, facts)} />}
      />
      <Changes words={words} facts={facts} />
      <Said words={words} facts={facts} />
      <Trust words={words} facts={facts} />
      <Check words={words} facts={facts} />
      {facts.around.length === 0 ? null : (
        <Section id="around" title={words.t('record.entry.around')} intro={words.t('record.entry.around-intro')}>
          <EntryTable words={words} lines={facts.around} here={entry.id} />
        </Section>
      )}
    </Wrap>
  )
}

const Eyebrow = ({ words, facts: { entry } }: Props) => (
  <>
    <span>{entry.index === null ? words.t('record.entry.pending') : words.t('record.entry.of', { index: entry.index })} </span>
    {entry.sealed ? (
      <Tag kind="ok" icon="rosette-discount-check">
        {words.t('record.entry.sealed')}
      </Tag>
    ) : (
      <Tag kind="info" icon="hourglass">
        {words.t('record.entry.sealing')}
      </Tag>
    )}
  </>
)

const HeadActions = ({ words, facts: { line } }: Props) => (
  <>
    <ButtonLink href="#check">{words.t('record.entry.check')}</ButtonLink>
    {line.things.map((thing) => (
      <ButtonLink quiet href={to(words, thing.path)}>
        <bdi lang={thing.lang}>{thing.name}</bdi>
      </ButtonLink>
    ))}
  </>
)

function glance(words: Words, facts: EntryPageFacts): readonly Fact[] {
  const { entry, line } = facts
  return [
    { term: words.t('record.fact.kind'), detail: <a href={to(words, `/record?kind=${entry.kind}`)}>{kindName(words, entry.kind)}</a> },
    { term: words.t('record.fact.by'), detail: <Author words={words} facts={facts} /> },
    ...line.things.map((thing) => ({
      term: words.t(`record.fact.${thing.kind}`),
      detail: (
        <a href={to(words, thing.path)}>
          <bdi lang={thing.lang}>{thing.name}</bdi>
        </a>
      ),
    })),
    { term: words.t('record.fact.at'), detail: <Time words={words} date={entry.at} as="minute" /> },
    { term: words.t('record.fact.recorded'), detail: <Time words={words} date={entry.recordedAt} as="minute" /> },
    ...rulesOf(words, entry.kind),
  ]
}

const rules: Readonly<Record<string, readonly string[]>> = {
  'member-joined-action': ['R1', 'R2'],
  'member-withdrew-from-action': ['R2'],
  'consultation-announced': ['R7'],
  'consultation-extended': ['R7'],
  'answer-published': ['R6'],
  'statement-refused': ['R14'],
  'content-redacted': ['R14'],
  'content-removed': ['R14'],
  'content-restored': ['R14'],
}

function rulesOf(words: Words, kind: string): Fact[] {
  const codes = rules[kind] ?? []
  if (codes.length === 0) return []
  const links = codes.map((code) => (
    <a href={to(words, `/rules/${code}`)} dir="ltr">
      {code}
    </a>
  ))
  return [{ term: words.t('record.fact.rule'), detail: <Row>{links}</Row> }]
}

function Author({ words, facts: { entry, mandate, mandateEntry, names } }: Props) {
  const { by } = entry
  if (by.kind === 'instance') return <>{words.t('record.by.instance')}</>
  if (by.kind === 'source')
    return <>{words.rich('record.by.source', { source: <a href={to(words, `/source#${by.source}`)}>{by.source}</a> })}</>
  if (by.kind === 'participant') return <>{words.t('record.by.participant')}</>
  if (mandate === null) return <code dir="ltr">{by.mandate}</code>
  const member = mandate.memberId === null ? undefined : names.get(mandate.memberId)
  const holder = words.t(`record.by.${mandate.kind}`, { member: member?.name ?? words.t('record.unnamed.member') })
  if (mandateEntry === null) return <>{holder}</>
  return (
    <>
      {holder}, <a href={to(words, entryPath(mandateEntry))}>{words.t('record.by.mandate')}</a>
    </>
  )
}

interface Change {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

const objectOf = (value: Json): Readonly<Record<string, Json>> | null =>
  typeof value === 'object' && value !== null && !isArray(value) ? value : null
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)

function changeOf(value: Json, field?: string): Change[] {
  const held = objectOf(value)
  if (held === null || held['before'] === undefined || held['after'] === undefined) return []
  const named = typeof held['field'] === 'string' ? held['field'] : field
  return named === undefined ? [] : [{ field: named, before: held['before'], after: held['after'] }]
}

/** What an entry says was before and is after, where its data holds it. */
export function changesIn(data: Json): readonly Change[] {
  const held = objectOf(data)
  if (held === null) return []
  const several = held['changes']
  return several !== undefined && isArray(several) ? several.flatMap((one) => changeOf(one)) : changeOf(data, 'status')
}

function Changes({ words, facts: { entry, names } }: Props) {
  const changes = changesIn(entry.data)
  const told = Object.entries(objectOf(entry.data) ?? {}).filter(
    ([field]) => changes.length === 0 || !['changes', 'before', 'after'].includes(field),
  )
  const read = (value: Json, field: string) => <ToldValue value={value} words={words} names={names} field={field} />
  const columns = [
    { label: words.t('record.change.field') },
    { label: words.t('record.change.before'), stack: words.t('record.change.before') },
    { label: words.t('record.change.after'), stack: words.t('record.change.after') },
  ]
  return (
    <Section id="changed" title={words.t('record.entry.changed')} intro={words.t('record.entry.changed-intro')}>
      <Flow space={5}>
        {changes.length === 0 ? null : (
          <Table
            columns={columns}
            rows={changes.map(({ field, before, after }) => ({ cells: [labelOf(words, field), read(before, field), read(after, field)] }))}
          />
        )}
        {told.length === 0 ? null : (
          <Facts items={told.map(([field, value]) => ({ term: labelOf(words, field), detail: read(value, field) }))} />
        )}
        {changes.length === 0 && told.length === 0 ? <p>{words.t('record.entry.changed-nothing')}</p> : null}
      </Flow>
    </Section>
  )
}

function Said({ words, facts: { entry, names, erasures } }: Props) {
  if (entry.digests.length === 0) return null
  const detail = (field: string): Child => {
    const said = entry.disclosed[field]
    if (said !== undefined) return <ToldValue value={said} words={words} names={names} field={field} />
    const removal = entry.removed.find((one) => one.field === field)
    if (removal !== undefined) return <Removed words={words} removal={removal} />
    if (!entry.redacted.includes(field)) return words.t('record.words.missing')
    const erasure = erasures.get(field)
    if (erasure === undefined) return words.t('record.words.erased')
    return <Erased words={words} erasure={erasure} />
  }
  return (
    <Section id="words" title={words.t('record.words.title')} intro={words.t('record.words.intro')}>
      <Flow>
        <Facts items={entry.digests.map(({ field }) => ({ term: labelOf(words, field), detail: detail(field) }))} />
        {Object.keys(entry.disclosed).length === 0 ? null : (
          <p>
            <a href={to(words, `/moderation/report?entry=${entry.id}`)} rel="nofollow">
              {words.t('record.words.report')}
            </a>
          </p>
        )}
        {entry.index === null ? null : (
          <Small>
            <a href={`/record/disclosures/${entry.index}`}>{words.t('record.words.link')}</a>
          </Small>
        )}
      </Flow>
    </Section>
  )
}

const Removed = ({ words, removal }: { words: Words; removal: RemovedWords }) => (
  <>
    {words.rich('record.words.removed-on', {
      date: words.date(removal.at),
      ground: <a href={to(words, `/moderation#${removal.ground}`)}>{words.t(`record.value.${removal.ground}`)}</a>,
      entry: <a href={to(words, `/record/pending/${removal.entryId}`)}>{words.t('record.words.removed-entry')}</a>,
    })}
  </>
)

function Erased({ words, erasure }: { words: Words; erasure: EntryPageFacts['entry'] }) {
  const ground = Object.entries(objectOf(erasure.data) ?? {}).find(([name]) => name === 'ground')?.[1]
  const key = `record.value.${typeof ground === 'string' ? ground : ''}`
  return (
    <>
      {words.rich('record.words.erased-on', {
        date: words.date(erasure.at),
        ground: isMessageKey(key) ? words.t(key) : '',
        entry: <a href={to(words, entryPath(erasure))}>{words.t('record.words.erased-entry')}</a>,
      })}
    </>
  )
}
