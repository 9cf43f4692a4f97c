import type { Words } from '#kernel/i18n.ts'
import { kindText } from '#modules/members'
import { Checks, Crumbs, Details, Entry, Facts, Flow, Head, List, Name, Row, Section, Table, to, Wrap } from '#ui'
import type { Paris2016 } from '../paris-2016.ts'

interface Props {
  readonly words: Words
  readonly data: Paris2016
}

const untold = ['contributions', 'plans', 'status', 'seats'] as const
/** Sources of imports, by the name under which they stand on the record. */
const otherSources = ['open-usa-gov', 'open-canada', 'ogp-members', 'ogp-commitments'] as const
const disagreements = ['actions', 'draft', 'who', 'climate', 'indonesia'] as const

/** What the starting data are: their source, what it tells and does not, where sources disagree, what was left out or changed. */
export const SourcePage = ({ words, data }: Props) => {
  const title = words.t('source.page.title')
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={title} />
      <Head
        title={title}
        lede={words.t('source.page.lede', { date: new Date(`${data.source.declarationAdopted}T00:00:00Z`) })}
        aside={<Origin words={words} data={data} />}
      />
      <Section id="says" title={words.t('source.says.title')} intro={words.t('source.says.intro')}>
        <Says words={words} data={data} />
      </Section>
      <Section id="untold" title={words.t('source.untold.title')} intro={words.t('source.untold.intro')}>
        <Checks items={untold.map((name) => ({ icon: 'circle-dashed', text: words.t(`source.untold.${name}`) }))} />
      </Section>
      <Section id="disagreements" title={words.t('source.disagree.title')} intro={words.t('source.disagree.intro')}>
        <List>
          {disagreements.map((name) => (
            <Entry title={words.t(`source.disagree.${name}`)} text={words.t(`source.disagree.${name}-text`)} />
          ))}
        </List>
      </Section>
      <Section id="left-out" title={words.t('source.left-out.title')}>
        <p>{words.t('source.left-out.text', { n: data.source.leftOut.participations })}</p>
      </Section>
      <Section id="changed" title={words.t('source.changed.title')} intro={words.t('source.changed.intro')}>
        <Changed words={words} data={data} />
      </Section>
      <Section id="others" title={words.t('source.others.title')} intro={words.t('source.others.intro')}>
        <List>
          {otherSources.map((name) => (
            <Entry id={name} title={words.t(`source.others.${name}`)} text={words.t(`source.others.${name}-text`)} />
          ))}
        </List>
      </Section>
      <Section id="licence" title={words.t('source.licence.title')}>
        <Flow>
          <p>{words.t('source.licence.text')}</p>
          <p>{words.t('source.licence.invented')}</p>
        </Flow>
      </Section>
    </Wrap>
  )
}

const Origin = ({ words, data: { source } }: Props) => (
  <Facts
    brand
    items={[
      { term: words.t('source.origin.publisher'), detail: source.publisher },
      {
        term: words.t('source.origin.address'),
        detail: (
          <a href={source.address} rel="noopener">
            <bdi dir="ltr">{source.name}</bdi>
          </a>
        ),
      },
      {
        term: words.t('source.origin.also'),
        detail: (
          <a href={source.alsoRead} rel="noopener">
            <bdi dir="ltr">{new URL(source.alsoRead).hostname}</bdi>
          </a>
        ),
      },
      { term: words.t('source.origin.version'), detail: source.commit ?? words.t('source.origin.unknown') },
      { term: words.t('source.origin.licence'), detail: source.licence ?? words.t('source.origin.none-stated') },
    ]}
  />
)

function Says({ words, data: { actions, participants } }: Props) {
  const countries = participants.filter(({ kindInSource }) => kindInSource === 'country')
  const counted = {
    actions: actions.length,
    countries: countries.length,
    participations: countries.flatMap((country) => country.actions).length,
    organisations: participants.filter(({ kindInSource }) => kindInSource === 'civil-society').length,
    others: participants.filter(({ kindInSource }) => kindInSource === 'other').length,
  }
  return (
    <Flow>
      <p>{words.t('source.says.counts', counted)}</p>
      <Row>
        <a href={to(words, '/actions')}>{words.t('source.says.actions')}</a>
        <a href={to(words, '/members')}>{words.t('source.says.members')}</a>
      </Row>
    </Flow>
  )
}

function Changed({ words, data: { actions, participants } }: Props) {
  const respelt = [
    ...actions.flatMap(({ title, titleInSource }) =>
      titleInSource && titleInSource.toLowerCase() !== title.en.toLowerCase() ? [{ shown: title.en, source: [titleInSource] }] : [],
    ),
    ...participants.flatMap(({ name, spellings }) => (spellings === undefined ? [] : [{ shown: name, source: spellings }])),
  ]
  const reclassed = participants.filter(({ kind, kindInSource }) => kindInSource !== 'country' && kind !== 'civil-society')
  return (
    <Flow space={5}>
      <p>{words.t('source.changed.themes')}</p>
      <Table
        stack
        caption={words.t('source.changed.kinds')}
        columns={[
          { label: words.t('members.field.name') },
          { label: words.t('source.changed.kind'), stack: words.t('source.changed.kind') },
        ]}
        rows={reclassed.map(({ name, slug, kind }) => ({
          cells: [
            <a href={to(words, `/members/${slug}`)}>
              <Name name={name} lang="en" />
            </a>,
            kindText(words, kind),
          ],
        }))}
      />
      <Details summary={words.t('source.changed.spellings', { n: respelt.length })}>
        <Table
          stack
          columns={[
            { label: words.t('source.changed.shown') },
            { label: words.t('source.changed.source'), stack: words.t('source.changed.source') },
          ]}
          rows={respelt.map(({ shown, source }) => ({
            cells: [<Name name={shown} lang="en" />, <Name name={source.join(' · ')} lang="en" />],
          }))}
        />
      </Details>
    </Flow>
  )
}
