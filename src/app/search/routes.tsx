import type { Child } from 'hono/jsx'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { Words } from '#kernel/i18n.ts'
import { MemberName } from '#modules/members'
import { Crumbs, EmptyState, Entry, FindForm, Flow, Head, List, LocalText, page, Section, to, Wrap } from '#ui'
import { statementOf } from '../rule-pages/rule-parts.tsx'
import { type EntryLine, entryLines } from '../sentences.ts'
import { type Found, search } from './search.ts'

interface Props {
  readonly words: Words
  readonly found: Found
  readonly line: EntryLine | null
}

/** Search over the whole site, GET only: a search has an address. */
export const searchRoutes = defineRoutes().get('/search', 'public', async (c) => {
  const { ctx, words } = c.var
  const found = await search(ctx.db, words, c.req.query('q') ?? '')
  const [line = null] = found.entry === null ? [] : await entryLines(ctx.db, words, [found.entry])
  return page(c, <SearchPage words={words} found={found} line={line} />, {
    title: found.question === '' ? words.t('site.search.title') : words.t('site.search.for', { question: found.question }),
    canonicalPath: '/search',
    noindex: true,
  })
})

function SearchPage({ words, found, line }: Props) {
  const { question, total } = found
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('common.search.short')} />
      <Head
        title={words.t('site.search.title')}
        lede={question === '' ? words.t('site.search.lede') : words.rich('site.search.count', { n: total, question })}
      />
      <Flow space={6}>
        <FindForm
          words={words}
          action={to(words, '/search')}
          label={words.t('site.search.label')}
          hint={words.t('site.search.hint')}
          value={question}
        />
        {question !== '' && total === 0 ? <Nothing words={words} /> : null}
      </Flow>
      <Results words={words} found={found} line={line} />
      {question === '' ? <Starts words={words} /> : null}
    </Wrap>
  )
}

const Group = ({ id, title, count, children }: { id: string; title: string; count: number; children: Child }) =>
  count === 0 ? null : (
    <Section id={id} title={title}>
      <List>{children}</List>
    </Section>
  )

const mark = (words: Words, fictional: boolean) => (fictional ? words.t('common.fictional.mark') : undefined)

const Results = ({ words, found, line }: Props) => (
  <>
    <Group id="entries" title={words.t('site.search.entries')} count={line === null ? 0 : 1}>
      {line === null ? null : (
        <Entry
          title={<span dir="auto">{line.sentence}</span>}
          href={to(words, line.path)}
          text={line.fictional ? `${words.date(line.at)} · ${words.t('common.fictional.mark')}` : words.date(line.at)}
        />
      )}
    </Group>
    <Group id="actions" title={words.t('common.foot.actions')} count={found.actions.length}>
      {found.actions.map((action) => (
        <Entry
          title={<LocalText words={words} text={action.title} />}
          href={to(words, `/actions/${action.slug}`)}
          text={mark(words, action.fictional)}
        />
      ))}
    </Group>
    <Group id="members" title={words.t('common.nav.members')} count={found.members.length}>
      {found.members.map((member) => (
        <Entry
          title={<MemberName words={words} member={member} />}
          href={to(words, `/members/${member.slug}`)}
          text={mark(words, member.fictional)}
        />
      ))}
    </Group>
    <Group id="pledges" title={words.t('common.foot.declaration')} count={found.pledges.length}>
      {found.pledges.map(({ code, titleKey, summaryKey }) => (
        <Entry title={`${code} · ${words.t(titleKey)}`} href={to(words, `/declaration#${code}`)} text={words.t(summaryKey)} />
      ))}
    </Group>
    <Group id="rules" title={words.t('common.nav.rules')} count={found.rules.length}>
      {found.rules.map((rule) => (
        <Entry
          title={words.t('rules.page.code', { code: rule.code })}
          href={to(words, `/rules/${rule.code}`)}
          text={statementOf(words, rule)}
        />
      ))}
    </Group>
  </>
)

const starts = ['actions', 'members', 'declaration', 'rules', 'record'] as const

const Starts = ({ words }: { words: Words }) => (
  <Section id="starts" title={words.t('site.search.starts')}>
    <List>
      {starts.map((start) => (
        <Entry title={words.t(`common.nav.${start}`)} href={to(words, `/${start}`)} />
      ))}
    </List>
  </Section>
)

const Nothing = ({ words }: { words: Words }) => (
  <EmptyState title={words.t('site.search.none')}>
    <ul>
      <li>{words.t('site.search.none-shorter')}</li>
      <li>{words.t('site.search.none-entry')}</li>
      <li>
        <a href={to(words, '/actions')}>{words.t('site.search.none-actions')}</a>
      </li>
    </ul>
  </EmptyState>
)
