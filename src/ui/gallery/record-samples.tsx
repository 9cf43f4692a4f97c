import type { Words } from '#kernel/i18n.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { MapLegend, WorldMap } from '../map/world-map.tsx'
import { Bytes, Fingerprint, Tag } from '../parts/marks.tsx'
import { Flow, Section, Wide } from '../parts/structure.tsx'
import { AnswerCells, Proposal, Reply, VoiceMarks, Voices } from '../parts/voices.tsx'
import { Proof } from '../record/proof.tsx'
import { Seal, SealMini } from '../record/seal.tsx'

interface Props {
  readonly words: Words
}

const hash = '6098aa86558fde0e4b4d6a83ef5d8612330234ff59ed145e187c3c155d8c6a5d'

/** The three voices, whole and in three lines. */
export const VoiceSamples = ({ words }: Props) => (
  <Section id="voices" title={words.t('gallery.section.voices')}>
    <Flow space={6}>
      <Voices
        voices={[
          {
            kind: 'gov',
            who: 'Exampleland',
            word: words.t('common.stage.completed'),
            level: 4,
            levelLabel: '4 / 5',
            why: words.t('gallery.sample.text'),
            source: <a href="#v">{words.t('gallery.form.file')}</a>,
          },
          {
            kind: 'ind',
            who: 'Example Watch',
            word: words.t('common.stage.under-way'),
            level: 3,
            levelLabel: '3 / 5',
            why: words.t('gallery.sample.text'),
            source: words.date(new Date('2026-09-12')),
          },
          {
            kind: 'cit',
            who: 'Sample City',
            word: words.t('common.stage.joined'),
            level: 2,
            levelLabel: '2 / 5',
            why: words.t('gallery.sample.text'),
            source: words.number(214),
          },
        ]}
        differ={words.t('gallery.sample.text')}
      />
      <VoiceMarks
        voices={[
          { kind: 'gov', name: 'A', level: 4, word: words.t('common.stage.completed') },
          { kind: 'ind', name: 'B', level: 3, word: words.t('common.stage.under-way') },
          { kind: 'cit', name: 'C', level: 0, word: words.t('common.chart.none') },
        ]}
      />
    </Flow>
  </Section>
)

const share = [31, 34, null, 52, 58].map((value, at) => ({ year: 2021 + at, value }))

/** A line with a missing year and a target; a series too short to draw. */
export const ChartSamples = ({ words }: Props) => (
  <Section id="charts" title={words.t('gallery.section.charts')}>
    <div class="charts">
      <LineChart
        words={words}
        title={words.t('gallery.sample.indicator')}
        unit={words.t('gallery.sample.unit')}
        points={share}
        target={{ year: 2026, value: 80 }}
        sentence={words.t('gallery.sample.finding')}
        csvHref="#csv"
      />
      <LineChart
        words={words}
        title={words.t('gallery.sample.indicator')}
        unit={words.t('gallery.sample.unit')}
        points={[
          { year: 2024, value: 12 },
          { year: 2025, value: 15 },
        ]}
        sentence={words.t('gallery.sample.few')}
      />
    </div>
  </Section>
)

const codes = ['BR', 'CL', 'CO', 'FR', 'HN', 'MX', 'NG', 'PY', 'RO', 'LK', 'UA', 'GB', 'UY', 'GE', 'MA', 'TN', 'KE', 'PH', 'ID', 'CA']

/** The map on paper, with rings and dots. */
export const MapSamples = ({ words }: Props) => (
  <Wide id="map" title={words.t('gallery.section.map')} text={words.t('gallery.section.map-text')} map>
    <WorldMap
      words={words}
      paper
      label={words.t('gallery.section.map')}
      points={codes.map((code, at) => ({
        id: `c-${code}`,
        href: '#map',
        code,
        name: words.region(code),
        status: words.t('common.stage.joined'),
        hollow: at % 4 === 0,
      }))}
      caption={<MapLegend filled={words.t('common.stage.in-plan')} hollow={words.t('common.stage.joined')} />}
    />
  </Wide>
)

/** Seals, proof, bytes. */
export const RecordSamples = ({ words }: Props) => (
  <Section id="record" title={words.t('gallery.section.record')}>
    <Flow space={6}>
      <Seal
        words={words}
        title={words.t('gallery.sample.sealed')}
        hash={hash}
        facts={[{ term: words.t('gallery.form.date'), detail: words.dateTime(new Date('2026-11-23T08:41:00Z')) }]}
        links={<a href="#verify">{words.t('gallery.sample.verify')}</a>}
      />
      <SealMini hash={`ff${hash}`} href="#seal" title={words.t('gallery.sample.sealed')} text={words.date(new Date('2026-11-23'))} />
      <Proof
        words={words}
        witnesses={2}
        steps={[
          {
            title: words.t('common.seal.fingerprint'),
            text: words.t('gallery.sample.text'),
            children: (
              <p>
                <Fingerprint hash={hash} />
              </p>
            ),
          },
          { title: words.t('common.proof.top'), text: words.t('gallery.sample.text') },
          { title: words.t('common.proof.witnesses'), text: words.t('gallery.sample.text') },
        ]}
      />
      <Bytes>{`{"about":{"member":"exampleland"},"kind":"member-joined-action","hash":"${hash}"}`}</Bytes>
    </Flow>
  </Section>
)

/** How proposals were answered, and one proposal with its reply. */
export const AnswerSamples = ({ words }: Props) => (
  <Section id="answers" title={words.t('gallery.section.answers')}>
    <Flow space={6}>
      <div>
        <AnswerCells words={words} counts={{ taken: 14, partly: 11, declined: 12, outOfScope: 4, waiting: 7 }} />
      </div>
      <Proposal title={words.t('gallery.sample.procurement')} href="#proposal" by={words.date(new Date('2026-10-21'))}>
        {words.t('gallery.sample.text')}
      </Proposal>
      <Reply
        tag={
          <Tag kind="ok" icon="circle-check">
            {words.t('common.answers.taken-up')}
          </Tag>
        }
        by="Exampleland"
      >
        <p>{words.t('gallery.sample.text')}</p>
      </Reply>
    </Flow>
  </Section>
)
