import type { MessageKey, Words } from '#kernel/i18n.ts'

/** The address of a page in the reader's language. */
export const to = (words: Words, path: string) => `/${words.lang}${path === '/' ? '' : path}`

const places = {
  declaration: '/declaration',
  actions: '/actions',
  members: '/members',
  plans: '/plans',
  commitments: '/commitments',
  consultations: '/consultations',
  outcomes: '/outcomes',
  practices: '/practices',
  exchanges: '/exchanges',
  'civic-space': '/civic-space',
  eligibility: '/eligibility',
  rules: '/rules',
  record: '/record',
  verify: '/record/verify',
  data: '/data',
  source: '/source',
  about: '/about',
  accessibility: '/accessibility',
  privacy: '/privacy',
  moderation: '/moderation',
  search: '/search',
  'sign-in': '/sign-in',
  desk: '/desk',
  admin: '/admin',
} as const

/** A part of the site: what the navigation marks as current. */
export type NavSection = keyof typeof places

interface Place {
  readonly section: NavSection
  readonly path: string
  readonly key: MessageKey
}

const place = (section: NavSection, key: MessageKey): Place => ({ section, path: places[section], key })

/** The menu of every page. */
export const menu: readonly Place[] = [
  place('declaration', 'common.nav.declaration'),
  place('actions', 'common.nav.actions'),
  place('members', 'common.nav.members'),
  place('commitments', 'common.nav.commitments'),
  place('consultations', 'common.nav.consultations'),
  place('rules', 'common.nav.rules'),
  place('record', 'common.nav.record'),
]

const columns: ReadonlyArray<{ readonly key: MessageKey; readonly places: readonly Place[] }> = [
  {
    key: 'common.foot.promises',
    places: [
      place('declaration', 'common.foot.declaration'),
      place('actions', 'common.foot.actions'),
      place('members', 'common.nav.members'),
      place('plans', 'common.foot.plans'),
      place('commitments', 'common.nav.commitments'),
      place('outcomes', 'common.foot.outcomes'),
    ],
  },
  {
    key: 'common.foot.take-part',
    places: [
      place('consultations', 'common.nav.consultations'),
      place('practices', 'common.foot.practices'),
      place('exchanges', 'common.foot.exchanges'),
      place('civic-space', 'common.foot.civic-space'),
      place('eligibility', 'common.foot.eligibility'),
      place('sign-in', 'common.account.sign-in'),
    ],
  },
  {
    key: 'common.foot.check',
    places: [
      place('rules', 'common.foot.rules'),
      place('record', 'common.nav.record'),
      place('verify', 'common.foot.verify'),
      place('data', 'common.foot.data'),
      place('source', 'common.foot.source'),
    ],
  },
  {
    key: 'common.foot.site',
    places: [
      place('about', 'common.foot.about'),
      place('accessibility', 'common.foot.accessibility'),
      place('privacy', 'common.foot.privacy'),
      place('moderation', 'common.foot.moderation'),
    ],
  },
]

/** The columns of the footer. */
export const footColumns = columns

/** The section an address belongs to, by its first part. */
export function sectionOf(path: string): NavSection | null {
  const first = path.split(/[/?]/)[1] ?? ''
  return isSection(first) ? first : null
}

const isSection = (name: string): name is NavSection => name in places
