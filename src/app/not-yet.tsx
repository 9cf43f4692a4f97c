import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { Words } from '#kernel/i18n.ts'
import type { PledgeCode } from '#modules/declaration'
import { Crumbs, EmptyState, Entry, Head, List, page, Section, to, Wrap } from '#ui'

interface Awaited {
  readonly name: 'outcomes' | 'practices' | 'exchanges' | 'civic-space' | 'eligibility'
  readonly pledges: readonly PledgeCode[]
  /** What exists today of the same subject. */
  readonly today: readonly ('actions' | 'members' | 'declaration' | 'rules' | 'record')[]
}

// One line per address of the site map that is not built: take the line away in the change that builds it.
const awaited: readonly Awaited[] = [
  { name: 'outcomes', pledges: ['E3'], today: ['rules', 'declaration'] },
  { name: 'practices', pledges: ['E5', 'E8'], today: ['actions', 'members'] },
  { name: 'exchanges', pledges: ['E5', 'E7'], today: ['actions', 'members'] },
  { name: 'civic-space', pledges: ['E9', 'E10'], today: ['rules', 'declaration'] },
  { name: 'eligibility', pledges: ['E12'], today: ['members', 'declaration'] },
]

/** The addresses of the site map whose pages are not built yet, each with a page that says so. */
export const notYetRoutes: Routes = defineRoutes()

for (const one of awaited) {
  notYetRoutes.get(`/${one.name}`, 'public', (c) => {
    const { words } = c.var
    return page(c, <NotYetPage words={words} awaited={one} />, {
      title: words.t(`site.not-yet.${one.name}.title`),
      description: words.t(`site.not-yet.${one.name}.lede`),
    })
  })
}

const NotYetPage = ({ words, awaited: { name, pledges, today } }: { words: Words; awaited: Awaited }) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t(`site.not-yet.${name}.title`)} />
    <Head title={words.t(`site.not-yet.${name}.title`)} lede={words.t(`site.not-yet.${name}.lede`)} />
    <EmptyState title={words.t('site.not-yet.title')}>
      <p>{words.t('site.not-yet.text')}</p>
    </EmptyState>
    <Section id="pledges" title={words.t('site.not-yet.pledges')}>
      <List>
        {pledges.map((code) => (
          <Entry
            title={`${code} · ${words.t(`declaration.${code}.title`)}`}
            href={to(words, `/declaration#${code}`)}
            text={words.t(`declaration.${code}.summary`)}
          />
        ))}
      </List>
    </Section>
    <Section id="today" title={words.t('site.not-yet.today')}>
      <List>
        {today.map((place) => (
          <Entry title={words.t(`common.nav.${place}`)} href={to(words, `/${place}`)} />
        ))}
      </List>
    </Section>
  </Wrap>
)
