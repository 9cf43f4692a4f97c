import type { Words } from '#kernel/i18n.ts'
import { Asks, Card, Cards, Checks, Due, Entry, List, Nest, RulesList, TaskList } from '../parts/lists.tsx'
import { Avatar, LocalText, Name, StageTag, Tag } from '../parts/marks.tsx'
import { ActiveFilters, Chips, Explore, Facets, OlderNewer, Pager, Steps, Tabs } from '../parts/moving.tsx'
import { DemoStrip, Details, EmptyState, Note } from '../parts/notes.tsx'
import { Flow, Prose, Row, Section, Subhead, Two } from '../parts/structure.tsx'
import { Facts, Table } from '../parts/table.tsx'

interface Props {
  readonly words: Words
}

/** Tabs, steps, chips, filters, pages, facets. */
export const MovingSamples = ({ words }: Props) => (
  <>
    <Section id="moving" title={words.t('gallery.section.moving')}>
      <Flow space={5}>
        <Tabs
          label={words.t('gallery.section.moving')}
          items={[
            { href: '#commitments', text: words.t('common.nav.commitments'), current: true },
            { href: '#members', text: words.t('common.nav.members') },
            { href: '#record', text: words.t('common.nav.record') },
          ]}
        />
        <Steps
          words={words}
          current={1}
          steps={[words.t('gallery.steps.describe'), words.t('gallery.steps.check'), words.t('gallery.steps.done')]}
        />
        <Chips
          words={words}
          label={words.t('gallery.form.means')}
          items={[
            { href: '#all', text: words.t('common.nav.actions'), count: 1284, current: true },
            { href: '#tools', text: words.t('common.means.tools'), count: 10, icon: 'tool' },
            { href: '#financial', text: words.t('common.means.financial'), count: 0, icon: 'coins' },
          ]}
        />
        <ActiveFilters words={words} clearHref="#moving" items={[{ text: words.t('gallery.tag.late'), href: '#moving' }]} />
        <Pager words={words} page={5} pages={12} href={(at) => `#page-${at}`} />
        <OlderNewer words={words} older="#older" newer="#newer" />
      </Flow>
    </Section>
    <section class="cq" aria-labelledby="explore">
      <Subhead level={2} id="explore">
        {words.t('gallery.section.explore')}
      </Subhead>
      <Explore facets={<Facets words={words} summary={words.t('common.button.filter')} groups={facetGroups(words)} />}>
        <SampleTable words={words} />
      </Explore>
    </section>
  </>
)

const facetGroups = (words: Words) => [
  {
    title: words.t('gallery.section.time'),
    items: [
      { text: words.t('gallery.tag.late'), href: '#explore', count: 6, selected: true },
      { text: words.t('common.stage.completed'), href: '#explore', count: 9 },
      { text: words.t('common.stage.withdrew'), href: '#explore', count: 0 },
    ],
  },
]

const SampleTable = ({ words }: Props) => (
  <Table
    caption={words.t('common.nav.commitments')}
    columns={[
      { label: words.t('gallery.form.subject') },
      { label: words.t('gallery.form.member') },
      { label: words.t('gallery.form.date') },
      { label: words.t('gallery.section.answers'), numeric: true },
    ]}
    rows={[
      {
        cells: [
          <a href="#one">{words.t('gallery.sample.procurement')}</a>,
          <Name name="Exampleland" lang="en" />,
          words.date(new Date('2026-12-31')),
          words.number(12),
        ],
        here: true,
      },
      {
        cells: [
          <a href="#two">{words.t('gallery.sample.owners')}</a>,
          <Name name="Sample City" lang="en" />,
          words.date(new Date('2027-03-31')),
          words.number(1284),
        ],
      },
    ]}
  />
)

/** Notes, tags, marks, details, the empty state. */
export const MessageSamples = ({ words }: Props) => (
  <Section id="messages" title={words.t('gallery.section.messages')}>
    <Flow space={5}>
      <Note status>{words.t('gallery.note.info')}</Note>
      <Note kind="warn">{words.t('gallery.note.warn')}</Note>
      <Note kind="bad">{words.t('gallery.note.bad')}</Note>
      <Row>
        <StageTag words={words} stage="joined" />
        <StageTag words={words} stage="in-plan" />
        <StageTag words={words} stage="under-way" />
        <StageTag words={words} stage="completed" />
        <StageTag words={words} stage="withdrew" />
        <Tag kind="warn" icon="clock">
          {words.t('gallery.tag.late')}
        </Tag>
        <Tag kind="bad" icon="alert-triangle" href="#messages">
          {words.t('gallery.tag.not-kept')}
        </Tag>
      </Row>
      <Row>
        <Avatar name="Sample City" />
        <Name name="Sample City" lang="en" />
      </Row>
      <Prose>
        <p>{words.t('gallery.sample.text')}</p>
        <p>
          <LocalText
            words={words}
            text={{ original: words.lang === 'es' ? 'fr' : 'es', es: 'Abrir los contratos', fr: 'Ouvrir les marchés' }}
          />
        </p>
        <ul>
          <li>{words.t('gallery.sample.lobbying')}</li>
          <li>{words.t('gallery.sample.owners')}</li>
        </ul>
      </Prose>
      <Details summary={words.t('gallery.details.summary')}>
        <p>{words.t('gallery.details.text')}</p>
      </Details>
      <DemoStrip words={words} part />
      <EmptyState title={words.t('gallery.empty.title')}>
        <p>{words.t('gallery.empty.text')}</p>
        <List narrow>
          <li>
            <a href="#messages">{words.t('gallery.sample.procurement')}</a>
          </li>
        </List>
      </EmptyState>
    </Flow>
  </Section>
)

/** Every list, the cards and the facts. */
export const ListSamples = ({ words, now }: Props & { now: Date }) => (
  <Section id="lists" title={words.t('gallery.section.lists')}>
    <Flow space={7}>
      <CardSamples words={words} now={now} />
      <DueSamples words={words} now={now} />
      <WorkSamples words={words} />
      <Nest
        items={[
          {
            title: 'Exampleland',
            children: [
              {
                title: 'Placeholder Province',
                href: '#province',
                sub: words.t('gallery.sample.text'),
                children: [{ title: 'Sample City', href: '#city' }],
              },
            ],
          },
        ]}
      />
      <List>
        <Entry title={words.t('gallery.sample.procurement')} href="#entry" text={words.t('gallery.sample.text')} />
      </List>
    </Flow>
  </Section>
)

const CardSamples = ({ words, now }: Props & { now: Date }) => (
  <>
    <Cards theme="integrity">
      <Card href="#card-1" eyebrow="1" title={words.t('gallery.sample.procurement')} text={words.t('gallery.sample.text')} />
      <Card href="#card-2" eyebrow="2" title={words.t('gallery.sample.owners')} />
      <Card href="#card-4" eyebrow="4" title={words.t('gallery.sample.lobbying')} />
    </Cards>
    <Two>
      <Asks
        items={[
          { title: words.t('gallery.sample.procurement'), text: words.t('gallery.sample.text') },
          { title: words.t('gallery.sample.owners') },
        ]}
      />
      <Facts
        items={[
          { term: words.t('gallery.form.member'), detail: 'Exampleland' },
          { term: words.t('gallery.form.date'), detail: [words.date(now), words.t('gallery.sample.left')] },
        ]}
      />
    </Two>
  </>
)

const WorkSamples = ({ words }: Props) => (
  <>
    <RulesList
      items={[
        {
          code: 'R6',
          href: '#r6',
          title: words.t('gallery.sample.owners'),
          text: words.t('gallery.sample.text'),
          tag: (
            <Tag kind="ok" icon="circle-check">
              {words.t('gallery.tag.kept')}
            </Tag>
          ),
        },
        {
          code: 'R12',
          title: words.t('gallery.sample.lobbying'),
          tag: (
            <Tag kind="bad" icon="alert-triangle">
              {words.t('gallery.tag.not-kept')}
            </Tag>
          ),
        },
      ]}
    />
    <TaskList
      items={[
        {
          href: '#task',
          title: words.t('gallery.form.subject'),
          sub: words.t('gallery.form.subject-hint'),
          tag: <StageTag words={words} stage="completed" />,
        },
        { title: words.t('gallery.form.file'), tag: <StageTag words={words} stage="under-way" /> },
      ]}
    />
    <Checks
      items={[
        { icon: 'pencil', text: words.t('gallery.form.description') },
        { icon: 'lock', text: words.t('gallery.form.date') },
        { icon: 'arrow-right', text: words.t('gallery.sample.text') },
      ]}
    />
  </>
)

const DueSamples = ({ words, now }: Props & { now: Date }) => (
  <div>
    <Subhead>{words.t('gallery.tag.late')}</Subhead>
    <Due
      words={words}
      late
      items={[
        {
          date: new Date('2026-07-31'),
          when: words.distance(now, new Date('2026-07-31')),
          title: words.t('gallery.sample.owners'),
          href: '#due',
          text: words.t('gallery.sample.text'),
          note: 'R9',
        },
      ]}
    />
    <Subhead>{words.t('gallery.section.time')}</Subhead>
    <Due
      words={words}
      items={[
        {
          date: new Date('2027-03-09'),
          when: words.distance(now, new Date('2027-03-09')),
          title: words.t('gallery.sample.lobbying'),
          href: '#due',
        },
      ]}
    />
  </div>
)
