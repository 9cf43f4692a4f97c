import type { Words } from '#kernel/i18n.ts'
import { Name, StageTag } from '../parts/marks.tsx'
import { Ledger, MeansDetails, Stages, Tally, WaitingList } from '../parts/participation.tsx'
import { Flow, Section } from '../parts/structure.tsx'
import { Table } from '../parts/table.tsx'
import { Clock, ClockList, Loop, Phases, Progress, Timeline } from '../parts/time.tsx'

interface Props {
  readonly words: Words
}

const member = (code: string, name: string) => ({ code, name })

/** Stages, waiting list, ledgers, tallies. */
export const ParticipantSamples = ({ words }: Props) => (
  <Section id="participants" title={words.t('gallery.section.participants')} intro={words.t('gallery.section.participants-intro')}>
    <div class="t-integrity">
      <Flow space={7}>
        <Stages
          words={words}
          stages={[
            { label: words.t('common.stage.joined'), members: [member('EX', 'Exampleland'), member('DM', 'Demoland')] },
            { label: words.t('common.stage.in-plan'), members: [member('TI', 'Template Islands')] },
            {
              label: words.t('common.stage.under-way'),
              members: ['A', 'B', 'C', 'D', 'E', 'F'].map((at) => member(`P${at}`, `Placeholder ${at}`)),
            },
            { label: words.t('common.stage.completed'), members: [] },
          ]}
        />
        <WaitingList
          items={[
            {
              name: <Name name="Exampleland" lang="en" />,
              nameText: 'Exampleland',
              since: words.t('gallery.sample.since', { date: words.date(new Date('2016-12-07')) }),
              action: { href: '#wait', text: words.t('gallery.sample.ask') },
            },
          ]}
        />
        <LedgerSamples words={words} />
        <Table
          counts="integrity"
          caption={words.t('common.foot.actions')}
          columns={[
            { label: words.t('common.nav.actions') },
            { label: words.t('common.nav.members') },
            { label: words.t('common.nav.commitments') },
          ]}
          rows={[
            {
              cells: [
                <a href="#tally">{words.t('gallery.sample.procurement')}</a>,
                <Tally words={words} count={13} />,
                <Tally words={words} count={14} second />,
              ],
            },
            {
              cells: [
                <a href="#tally">{words.t('gallery.sample.lobbying')}</a>,
                <Tally words={words} count={1} />,
                <Tally words={words} count={48} second />,
              ],
            },
          ]}
        />
      </Flow>
    </div>
  </Section>
)

const LedgerSamples = ({ words }: Props) => (
  <div>
    <Ledger
      words={words}
      title={words.t('common.nav.members')}
      count={2}
      rows={[
        {
          id: 'g-EX',
          code: 'EX',
          name: <Name name="Exampleland" lang="en" />,
          href: '#member',
          means: ['tools', 'expertise'],
          status: <StageTag words={words} stage="in-plan" />,
        },
        {
          id: 'g-TI',
          code: 'TI',
          name: <Name name="Template Islands" lang="en" />,
          note: words.t('gallery.sample.left'),
          means: ['experience'],
          status: <StageTag words={words} stage="joined" />,
        },
      ]}
    />
    <Ledger
      words={words}
      organisations
      title={words.t('gallery.section.voices')}
      count={1}
      rows={[{ name: <Name name="Example Watch" lang="en" />, means: ['tools', 'financial', 'technical'] }]}
    />
    <MeansDetails items={[{ kind: 'tools', text: words.t('gallery.sample.text') }]} />
  </div>
)

/** Loop, timeline, progress, phases, clock. */
export const TimeSamples = ({ words }: Props) => (
  <>
    <LoopSample words={words} />
    <Section id="time" title={words.t('gallery.section.time')}>
      <Flow space={7}>
        <Progress done={3} late={1} total={5} label={progress(words)} sentence={progress(words)} />
        <Timeline
          words={words}
          items={[
            {
              date: new Date('2026-06-30'),
              icon: 'check',
              state: 'done',
              title: words.t('gallery.sample.procurement'),
              text: words.t('gallery.sample.text'),
            },
            {
              date: new Date('2026-07-31'),
              icon: 'clock',
              state: 'late',
              title: words.t('gallery.sample.owners'),
              tag: <StageTag words={words} stage="under-way" />,
            },
            {
              date: null,
              dateText: words.t('common.chart.none'),
              icon: 'circle-dashed',
              state: 'next',
              title: words.t('gallery.sample.lobbying'),
              href: '#time',
            },
            { date: new Date('2026-11-23'), icon: 'users-plus', title: words.t('common.stage.joined') },
          ]}
        />
        <PhaseSample words={words} />
        <ClockList
          items={[
            {
              title: words.t('gallery.sample.procurement'),
              href: '#clock',
              note: words.t('gallery.sample.text'),
              clock: <SampleClock words={words} />,
            },
          ]}
        />
      </Flow>
    </Section>
  </>
)

const progress = (words: Words) => words.t('gallery.sample.progress', { done: 3, total: 5, late: 1 })

const SampleClock = ({ words }: Props) => (
  <Clock
    words={words}
    from={new Date('2026-03-09')}
    until={new Date('2027-03-09')}
    now={new Date('2026-11-23')}
    left={words.t('gallery.sample.left')}
  />
)

const LoopSample = ({ words }: Props) => (
  <section class="cq wide" aria-labelledby="loop">
    <h2 id="loop">{words.t('gallery.section.loop')}</h2>
    <Loop
      steps={[
        { icon: 'users-plus', title: words.t('common.stage.joined'), text: words.t('gallery.sample.text') },
        { icon: 'notebook', title: words.t('common.stage.in-plan'), text: words.t('gallery.sample.text') },
        { icon: 'list-check', title: words.t('common.stage.under-way'), text: words.t('gallery.sample.text') },
        { icon: 'eye', title: words.t('common.stage.completed'), text: words.t('gallery.sample.text') },
      ]}
      back={words.t('gallery.section.loop')}
      tape={<a href="#record">{words.t('common.nav.record')}</a>}
    />
  </section>
)

const PhaseSample = ({ words }: Props) => (
  <Phases
    label={words.t('gallery.section.time')}
    phases={[
      {
        when: words.date(new Date('2026-10-02')),
        title: words.t('common.nav.consultations'),
        state: 'past',
        text: words.t('gallery.sample.text'),
      },
      { when: words.date(new Date('2026-12-12')), title: words.t('gallery.section.answers'), state: 'now' },
      { when: words.date(new Date('2027-02-26')), title: words.t('common.stage.in-plan'), state: 'next' },
    ]}
  />
)
