import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import { privatePage } from '#modules/accounts'
import { Crumbs, Entry, Head, List, Section, to, Wrap } from '#ui'
import { type PartnershipFigures, partnershipFigures } from './partnership-figures.ts'

/** Where the support team begins. */
export const adminRoutes: Routes = defineRoutes().get('/admin', 'steward', adminIndex)

const places = ['members', 'actions', 'mandates', 'imports'] as const

/** What the support team can do, each with its page. */
export const StewardPlaces = ({ words }: { readonly words: Words }) => (
  <List>
    {places.map((place) => (
      <Entry title={words.t(`steward.index.${place}`)} href={to(words, `/admin/${place}`)} text={words.t(`steward.index.${place}-text`)} />
    ))}
  </List>
)

/** The partnership in three sentences: what there is, where its actions stand, which invitations wait. */
export const partnershipSentences = (words: Words, { members, actions, actionsBy, mandates, invitations }: PartnershipFigures): string =>
  [
    words.t('steward.index.lede', { members, actions, mandates }),
    words.t('steward.index.statuses', actionsBy),
    words.t('desk.steward.invitations', { n: invitations }),
  ].join(' ')

async function adminIndex(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const figures = await partnershipFigures(ctx.db, ctx.now())
  const title = words.t('steward.index.title')
  const body = (
    <Wrap>
      <Crumbs words={words} trail={[{ href: to(words, '/desk'), text: words.t('desk.crumb') }]} here={title} />
      <Head title={title} lede={partnershipSentences(words, figures)} />
      <Section id="places" title={words.t('steward.index.places')} intro={words.t('steward.index.everything')} first>
        <StewardPlaces words={words} />
      </Section>
    </Wrap>
  )
  return privatePage(c, body, { title, section: 'admin' })
}
