import type { Words } from '#kernel/i18n.ts'
import { MemberName } from '#modules/members'
import { Details, StepChart, Table, to } from '#ui'
import type { MemberSeries } from './promised-proven.ts'

/** Small charts side by side on one scale: milestones whose date has passed, and those with evidence. The table has the figures. */
export function PromisedProven({ words, series }: { words: Words; series: readonly MemberSeries[] }) {
  if (series.length === 0) return <p>{words.t('explorer.chart.none')}</p>
  const months = series.flatMap(({ points }) => points.map(({ month }) => month)).sort()
  const [from, until] = [months[0] ?? '', months.at(-1) ?? '']
  const most = Math.max(...series.map(({ due }) => due))
  const sentence = ({ due, shown }: MemberSeries) => words.t('explorer.chart.sentence', { shown, due })
  return (
    <>
      <p>{words.t('explorer.chart.intro')}</p>
      <div class="multiples">
        {series.map((one) => (
          <StepChart
            words={words}
            title={
              <a href={to(words, `/members/${one.member.slug}`)}>
                <MemberName member={one.member} words={words} />
              </a>
            }
            sentence={sentence(one)}
            points={one.points}
            from={from}
            until={until}
            most={most}
          />
        ))}
      </div>
      <Details summary={words.t('explorer.chart.figures')}>
        <Table
          stack={false}
          columns={[
            { label: words.t('explorer.facet.member') },
            { label: words.t('explorer.chart.due'), numeric: true },
            { label: words.t('explorer.chart.shown'), numeric: true },
          ]}
          rows={series.map((one) => ({
            cells: [<MemberName member={one.member} words={words} />, words.number(one.due), words.number(one.shown)],
          }))}
        />
      </Details>
    </>
  )
}
