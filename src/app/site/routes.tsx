import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { InstanceFacts } from '#kernel/http/variables.ts'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import { Crumbs, Entry, Head, List, Prose, page, Section, to, Wrap } from '#ui'

interface Part {
  readonly id: string
  readonly title: MessageKey
  readonly texts: readonly MessageKey[]
  readonly links?: ReadonlyArray<{ readonly href: string; readonly key: MessageKey; readonly plain?: boolean }>
}

interface SitePage {
  readonly path: '/about' | '/accessibility' | '/privacy' | '/data'
  readonly title: MessageKey
  readonly lede: MessageKey
  readonly parts: readonly Part[]
}

const about: SitePage = {
  path: '/about',
  title: 'site.about.title',
  lede: 'site.about.lede',
  parts: [
    {
      id: 'what',
      title: 'site.about.what',
      texts: ['site.about.what-text'],
      links: [{ href: '/declaration', key: 'common.foot.declaration' }],
    },
    { id: 'real', title: 'site.about.real', texts: ['site.about.real-text'], links: [{ href: '/source', key: 'site.about.source-link' }] },
    { id: 'not-yet', title: 'site.about.not-yet', texts: ['site.about.not-yet-text'] },
    { id: 'contact', title: 'site.contact.title', texts: [] },
  ],
}

const accessibility: SitePage = {
  path: '/accessibility',
  title: 'site.accessibility.title',
  lede: 'site.accessibility.lede',
  parts: [
    { id: 'tested', title: 'site.accessibility.tested', texts: ['site.accessibility.tested-text', 'site.accessibility.tested-more'] },
    { id: 'untested', title: 'site.accessibility.untested', texts: ['site.accessibility.untested-text'] },
    { id: 'known', title: 'site.accessibility.known', texts: ['site.accessibility.known-text'] },
    { id: 'contact', title: 'site.contact.title', texts: ['site.accessibility.contact'] },
  ],
}

const privacy: SitePage = {
  path: '/privacy',
  title: 'site.privacy.title',
  lede: 'site.privacy.lede',
  parts: [
    { id: 'cookies', title: 'site.privacy.cookies', texts: ['site.privacy.cookies-text', 'site.privacy.third'] },
    { id: 'account', title: 'site.privacy.account', texts: ['site.privacy.account-text'] },
    { id: 'good', title: 'site.privacy.good', texts: ['site.privacy.good-text'] },
    { id: 'erasable', title: 'site.privacy.erasable', texts: ['site.privacy.erasable-text'] },
    { id: 'contact', title: 'site.contact.title', texts: [] },
  ],
}

const data: SitePage = {
  path: '/data',
  title: 'site.data.title',
  lede: 'site.data.lede',
  parts: [
    {
      id: 'today',
      title: 'site.data.today',
      texts: ['site.data.today-text'],
      links: [
        { href: '/checkpoint', key: 'record.verify.address.checkpoint', plain: true },
        { href: '/record/keys', key: 'record.verify.address.keys', plain: true },
        { href: '/record/feed.xml', key: 'record.list.feed' },
        { href: '/record/verify', key: 'record.list.verify' },
      ],
    },
    {
      id: 'source',
      title: 'site.data.source',
      texts: ['site.data.source-text'],
      links: [{ href: '/source', key: 'site.about.source-link' }],
    },
    { id: 'not-yet', title: 'site.data.not-yet', texts: ['site.data.not-yet-text'] },
  ],
}

/** Who runs the site, how it treats people, what it publishes. */
export const siteRoutes: Routes = defineRoutes()

for (const one of [about, accessibility, privacy, data]) {
  siteRoutes.get(one.path, 'public', (c) => {
    const { words, instance } = c.var
    return page(c, <TextPage words={words} instance={instance} shown={one} />, {
      title: words.t(one.title),
      description: words.t(one.lede, { name: instance.name }),
    })
  })
}

const TextPage = ({ words, instance, shown }: { words: Words; instance: InstanceFacts; shown: SitePage }) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t(shown.title)} />
    <Head title={words.t(shown.title)} lede={words.t(shown.lede, { name: instance.name })} />
    {shown.parts.map((part) => (
      <Section id={part.id} title={words.t(part.title)}>
        <Prose>
          {part.texts.map((key) => (
            <p>{words.t(key, { name: instance.name })}</p>
          ))}
          {part.id === 'contact' ? <Contact words={words} instance={instance} /> : null}
        </Prose>
        {part.links === undefined ? null : (
          <List>
            {part.links.map(({ href, key, plain }) => (
              <Entry title={words.t(key)} href={plain === true ? href : to(words, href)} />
            ))}
          </List>
        )}
      </Section>
    ))}
  </Wrap>
)

function Contact({ words, instance: { contact, name } }: { words: Words; instance: InstanceFacts }) {
  if (contact === undefined || contact === '') return <p>{words.t('site.contact.none', { name })}</p>
  const web = /^https?:\/\//i.test(contact)
  const link = (
    <a href={web ? contact : `mailto:${contact}`} dir="ltr">
      {contact}
    </a>
  )
  return <p>{words.rich('site.contact.text', { name, contact: link })}</p>
}
