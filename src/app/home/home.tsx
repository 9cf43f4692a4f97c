import type { Child } from 'hono/jsx'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import { actionThemes, themeName } from '#modules/collective-actions'
import { byName, memberName } from '#modules/members'
import {
  Asks,
  ColumnList,
  Details,
  FindForm,
  Flow,
  Head,
  LocalText,
  Loop,
  Muted,
  SealMini,
  Section,
  Small,
  Sub,
  Table,
  Tally,
  Timeline,
  to,
  Wide,
  WorldMap,
  Wrap,
} from '#ui'
import type { EntryLine } from '../sentences.ts'
import type { ActionOnHome, HomePage } from './home-page.ts'

interface Props {
  readonly words: Words
  readonly home: HomePage
  /** The newest entries in the reader's words, as `entryLines` gives them. */
  readonly lines: readonly EntryLine[]
}

/** The home page: one sentence and a search, the loop, who promised, the actions, the newest acts, how to check. */
export const Home = ({ words, home, lines }: Props) => (
  <Wrap>
    <Head
      home
      title={words.t('home.title')}
      lede={words.t('home.lede')}
      aside={<FindForm words={words} action={to(words, '/search')} label={words.t('home.find.label')} hint={words.t('home.find.hint')} />}
    />
    <Journey words={words} />
    <WhoPromised words={words} home={home} />
    <Section id="actions" title={words.t('home.actions.title', { n: home.actions.length })} intro={words.t('home.actions.intro')}>
      <ActionTables words={words} home={home} />
    </Section>
    <Section id="newest" title={words.t('home.newest.title')} intro={words.t('home.newest.intro')}>
      <Newest words={words} lines={lines} />
    </Section>
    <Section id="verify" title={words.t('home.verify.title')} intro={words.t('home.verify.intro')}>
      <Verify words={words} home={home} />
    </Section>
  </Wrap>
)

const steps = [
  ['users-plus', 'join'],
  ['notebook', 'plan'],
  ['list-check', 'milestones'],
  ['eye', 'changed'],
] as const

const Journey = ({ words }: { words: Words }) => (
  <Wide id="loop" title={words.t('home.loop.title')}>
    <Loop
      steps={steps.map(([icon, step]) => ({ icon, title: words.t(`home.loop.${step}.title`), text: words.t(`home.loop.${step}.text`) }))}
      back={words.t('home.loop.back')}
      tape={words.rich('home.loop.tape', { link: <a href={to(words, '/record')}>{words.t('home.loop.tape.link')}</a> })}
    />
  </Wide>
)

const leadersShown = 3

function WhoPromised({ words, home }: { words: Words; home: HomePage }) {
  const { countries } = home
  const sorted = [...countries].sort((a, b) => byName(words)(a.member, b.member))
  const leaders = [...sorted].sort((a, b) => b.actions - a.actions).slice(0, leadersShown)
  if (countries.length === 0) {
    return (
      <Wide id="map" title={words.t('home.map.title')}>
        <p>{words.t('home.map.empty')}</p>
      </Wide>
    )
  }
  const list = words.list(leaders.map((it) => words.t('home.map.leader', { member: memberName(it.member, words).text, n: it.actions })))
  const sentence = words.rich('home.map.sentence', {
    participations: home.participations,
    countries: <b>{words.t('home.map.countries', { n: countries.length })}</b>,
    organisations: <span>{words.t('home.map.organisations', { n: home.organisations })}</span>,
    leaders: <span>{words.t('home.map.leaders', { list, actions: home.actions.length })}</span>,
  })
  return (
    <Wide id="map" title={words.t('home.map.title')} map text={sentence}>
      <WorldMap
        words={words}
        paper
        label={words.t('home.map.label', { countries: countries.length })}
        caption={words.t('home.map.caption')}
        points={sorted.map(({ member, actions }) => ({
          id: `c-${member.slug}`,
          name: memberName(member, words).text,
          status: words.t('home.map.actions', { n: actions }),
          href: to(words, `/members/${member.slug}`),
          ...(member.country === null ? {} : { code: member.country }),
        }))}
      />
      <Details summary={words.t('home.map.list', { n: countries.length })}>
        <ColumnList
          items={sorted.map(({ member, actions }) => ({
            id: `c-${member.slug}`,
            name: <a href={to(words, `/members/${member.slug}`)}>{memberName(member, words).text}</a>,
            figure: words.t('home.map.actions', { n: actions }),
          }))}
        />
      </Details>
    </Wide>
  )
}

const ActionTables = ({ words, home }: { words: Words; home: HomePage }) => (
  <Flow space={6}>
    {actionThemes.map((theme) => (
      <Table
        counts={themeName(theme)}
        caption={words.t(`actions.theme.${theme}`)}
        stack
        columns={[
          { label: words.t('home.actions.action') },
          { label: words.t('home.actions.governments'), stack: words.t('home.actions.governments') },
          { label: words.t('home.actions.organisations'), stack: words.t('home.actions.organisations') },
        ]}
        rows={home.actions.filter((it) => it.action.theme === theme).map((it) => ({ cells: cellsOf(words, it) }))}
      />
    ))}
    <Small>
      <a href={to(words, '/source')}>{words.t('home.actions.source')}</a>
    </Small>
  </Flow>
)

function cellsOf(words: Words, { action, governments, organisations }: ActionOnHome): Child[] {
  const tally = (count: number, second: boolean) => {
    if (count === 0) return <Muted>{words.t('home.actions.none')}</Muted>
    return <Tally words={words} count={count} second={second} />
  }
  return [
    <a href={to(words, `/actions/${action.slug}`)}>
      <LocalText words={words} text={action.title} />
    </a>,
    tally(governments, false),
    tally(organisations, true),
  ]
}

function Newest({ words, lines }: { words: Words; lines: readonly EntryLine[] }) {
  if (lines.length === 0) return <p>{words.t('home.newest.empty')}</p>
  return (
    <Flow>
      <Timeline
        words={words}
        items={lines.map((line) => ({
          date: line.at,
          icon: line.icon,
          title: line.sentence,
          href: to(words, line.path),
          text: line.index === null ? words.t('home.newest.pending') : words.t('home.newest.entry', { index: line.index }),
          tag: line.fictional ? <Sub>{words.t('common.fictional.mark')}</Sub> : undefined,
        }))}
      />
      <Small>
        <a href={to(words, '/record')}>{words.t('home.newest.more')}</a>
      </Small>
    </Flow>
  )
}

const ways = ['look', 'compare', 'recompute'] as const
const wayLinks: Readonly<Record<(typeof ways)[number], { readonly key: MessageKey; readonly path: string } | null>> = {
  look: null,
  compare: { key: 'home.verify.compare.link', path: '/checkpoint' },
  recompute: { key: 'home.verify.recompute.link', path: '/record/verify' },
}

function Verify({ words, home }: { words: Words; home: HomePage }) {
  const items = ways.map((way) => {
    const link = wayLinks[way]
    // The checkpoint stands outside the languages: it is the same for everybody.
    const href = link === null ? '' : link.path === '/checkpoint' ? link.path : to(words, link.path)
    const text = words.rich(`home.verify.${way}.text`, { link: link === null ? '' : <a href={href}>{words.t(link.key)}</a> })
    return { title: words.t(`home.verify.${way}.title`), text }
  })
  const { checkpoint } = home
  return (
    <Flow>
      <Asks items={items} />
      {checkpoint === null ? (
        <p>{words.t('home.verify.unsealed')}</p>
      ) : (
        <SealMini
          hash={checkpoint.root.toString('hex')}
          href={to(words, '/record')}
          title={words.t('home.verify.sealed', { date: words.dateTime(checkpoint.signedAt) })}
          text={words.t('home.verify.entries', { n: checkpoint.size })}
        />
      )}
    </Flow>
  )
}
