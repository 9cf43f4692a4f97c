import type { Words } from '#kernel/i18n.ts'
import {
  ButtonLink,
  Crumbs,
  Details,
  Flow,
  Head,
  List,
  Note,
  OpinionFigure,
  type OpinionPoint,
  Section,
  type SplitBar,
  SplitBars,
  Subhead,
  Table,
  to,
  Wrap,
} from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import { type Counts, type DrawnMap, fewestToDraw, type Point } from '../queries/draw-map.ts'
import type { Statement } from '../queries/statements.ts'
import { isPhaseOpen } from '../rules/timetable.ts'
import { consultationTrail, titleOf } from './consultation-name.tsx'

export interface MapPageProps {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly statements: readonly Statement[]
  readonly map: DrawnMap
  /** Where the reader stands, if they are placed. */
  readonly own: Point | null
}

/** What lists of statements need of a map. */
type Said = Pick<MapPageProps, 'words' | 'map' | 'statements'>

/** Tells whether there are enough people, and groups among them, to draw a map and compare its groups. */
export const hasGroups = ({ placed, groups }: DrawnMap): boolean => placed >= fewestToDraw && groups > 1

/** Marks drawn at most: more would hide one another, and weigh on the page. */
const mostMarks = 400
const letters = ['A', 'B', 'C', 'D', 'E'] as const

/** Where people stand: the map, what is shared, what divides, what marks each group, then every statement as a table. */
export const MapPage = (props: MapPageProps) => {
  const { words, consultation, now, map } = props
  const isDrawn = hasGroups(map)
  return (
    <Wrap>
      <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('opinion.map.title')} />
      <Head
        title={words.t('opinion.map.title')}
        eyebrow={titleOf(words, consultation).text}
        lede={words.t('opinion.map.lede', { n: map.participants })}
        actions={
          isPhaseOpen(consultation, 'statements', now) ? (
            <ButtonLink href={to(words, `/consultations/${consultation.slug}/statements`)}>{words.t('opinion.weigh.here')}</ButtonLink>
          ) : null
        }
      />
      {isDrawn ? <Drawn {...props} /> : <NotDrawn {...props} />}
      <Everything {...props} open={!isDrawn} />
    </Wrap>
  )
}

/** Why no map is drawn. */
export const NotDrawn = ({ words, map }: Pick<Said, 'words' | 'map'>) => (
  <Note>
    <p>
      {map.placed < fewestToDraw
        ? words.t('opinion.map.too-few', { n: map.placed, least: fewestToDraw })
        : words.t('opinion.map.one-group')}
    </p>
  </Note>
)

const letterOf = (group: number) => letters[group] ?? '?'
const groupName = (words: Words, group: number) => words.t('opinion.map.group', { letter: letterOf(group) })

/** A share of the marks, the same for every reader: every so many people of each group in turn. */
function marksOf(map: DrawnMap): { readonly points: readonly OpinionPoint[]; readonly each: number } {
  const placed = map.points.filter((point) => point !== null)
  const each = Math.ceil(placed.length / mostMarks)
  return { points: placed.filter((_, at) => at % each === 0), each }
}

function Drawn(props: MapPageProps) {
  const { words, map, own } = props
  const { points, each } = marksOf(map)
  const sizes = map.sizes.map((n, group) => words.t('opinion.map.size', { letter: letterOf(group), n }))
  const said = [
    words.t('opinion.map.label', { groups: map.groups }),
    ...sizes,
    ...(own === null ? [] : [words.t('opinion.map.own', { letter: letterOf(own.group) })]),
  ]
  return (
    <Section id="opmap" title={words.t('opinion.map.where')} intro={words.t('opinion.map.intro', { n: map.placed })}>
      <Flow>
        <OpinionFigure
          points={points}
          groups={map.sizes.map((n, group) => ({ name: groupName(words, group), count: words.t('opinion.map.people', { n }) }))}
          own={own === null ? null : { point: own, text: words.t('opinion.map.you') }}
          label={said.join(' ')}
          caption={
            <>
              {words.t('opinion.map.caption')} {each > 1 ? words.t('opinion.map.each', { n: each }) : null}{' '}
              {map.stability === null
                ? null
                : words.t(map.stability < 0.6 ? 'opinion.map.unstable' : 'opinion.map.stable', {
                    percent: Math.round(map.stability * 100),
                  })}
            </>
          }
        />
        <p>{said.slice(1).join(' ')}</p>
        <Shared {...props} />
        <Divisive {...props} />
        <MarksOfGroups {...props} />
        <Details summary={words.t('opinion.map.method')}>
          <p class="measure">{words.t('opinion.map.method-text')}</p>
        </Details>
      </Flow>
    </Section>
  )
}

const noVotes: Counts = { agree: 0, disagree: 0, pass: 0 }
const votesIn = ({ agree, disagree, pass }: Counts) => agree + disagree + pass

function barsOf({ words, map }: Said, number: number): readonly SplitBar[] {
  return map.byGroup.map((counts, group) => {
    const votes = counts[number] ?? noVotes
    const { agree, disagree } = votes
    const size = map.sizes[group] ?? 0
    return {
      group: letterOf(group),
      agree,
      disagree,
      other: Math.max(0, size - agree - disagree),
      text: words.t('opinion.map.agree-of', { n: agree, of: votesIn(votes) }),
    }
  })
}

function items(props: Said, numbers: readonly number[]) {
  return numbers.flatMap((number) => {
    const statement = props.statements.find((one) => one.number === number)
    return statement?.text == null
      ? []
      : [{ statement: <bdi lang={statement.language}>{statement.text}</bdi>, bars: barsOf(props, number) }]
  })
}

/** The statements that all groups take the same side of, with the bars of each group. */
export function Shared(props: Said) {
  const { words, map } = props
  return (
    <>
      <Subhead>{words.t('opinion.map.shared', { groups: map.groups })}</Subhead>
      {map.shared.length === 0 ? (
        <p>{words.t('opinion.map.nothing-shared')}</p>
      ) : (
        <SplitBars
          items={items(
            props,
            map.shared.map(({ number }) => number),
          )}
        />
      )}
    </>
  )
}

/** The statements that divide the groups most, with the bars of each group. */
export function Divisive(props: Said) {
  const { words, map } = props
  return (
    <>
      <Subhead>{words.t('opinion.map.divides')}</Subhead>
      {map.divisive.length === 0 ? <p>{words.t('opinion.map.nothing-divides')}</p> : <SplitBars items={items(props, map.divisive)} />}
    </>
  )
}

function MarksOfGroups({ words, map, statements }: Said) {
  return (
    <>
      <Subhead>{words.t('opinion.map.marks')}</Subhead>
      {map.marks.map((marks, group) => (
        <>
          <Subhead level={4}>
            {groupName(words, group)}
            {words.t('opinion.map.people', { n: map.sizes[group] ?? 0 })}
          </Subhead>
          {marks.length === 0 ? <p>{words.t('opinion.map.no-marks')}</p> : null}
          <List>
            {marks.map(({ number, side }) => {
              const statement = statements.find((one) => one.number === number)
              const here = map.byGroup[group]?.[number] ?? noVotes
              const all = map.byGroup.reduce((sum, counts) => add(sum, counts[number] ?? noVotes), noVotes)
              return (
                <li>
                  <bdi lang={statement?.language}>{statement?.text}</bdi>
                  <span class="sub num">
                    {words.t(`opinion.map.mark-${side}`, {
                      n: here[side],
                      of: votesIn(here),
                      others: all[side] - here[side],
                      elsewhere: votesIn(all) - votesIn(here),
                    })}
                  </span>
                </li>
              )
            })}
          </List>
        </>
      ))}
    </>
  )
}

const add = (a: Counts, b: Counts): Counts => ({ agree: a.agree + b.agree, disagree: a.disagree + b.disagree, pass: a.pass + b.pass })

/** The twin of the drawing: every statement with its counts, by everybody and by group. */
export function Everything({ words, map, statements, open }: Said & { readonly open: boolean }) {
  const standing = statements.filter(({ text }) => text !== null)
  if (standing.length === 0) return <p>{words.t('opinion.weigh.none')}</p>
  const groups = hasGroups(map) ? map.sizes.map((_, group) => group) : []
  return (
    <Section id="all" title={words.t('opinion.all.title')} intro={words.t('opinion.all.intro')}>
      <Details summary={words.t('opinion.all.open', { n: standing.length })} open={open}>
        <Table
          labelledBy="all"
          columns={[
            { label: words.t('opinion.statement') },
            { label: words.t('common.vote.agree'), numeric: true },
            { label: words.t('common.vote.disagree'), numeric: true },
            { label: words.t('common.vote.pass'), numeric: true },
            ...groups.map((group) => ({ label: words.t('opinion.all.group-agree', { letter: letterOf(group) }), numeric: true })),
          ]}
          rows={standing.map(({ number, text, language }) => {
            const { agree, disagree, pass } = map.counts[number] ?? noVotes
            const byGroup = groups.map((group) => words.number(map.byGroup[group]?.[number]?.agree ?? 0))
            return {
              cells: [<bdi lang={language}>{text}</bdi>, words.number(agree), words.number(disagree), words.number(pass), ...byGroup],
            }
          })}
        />
      </Details>
    </Section>
  )
}
