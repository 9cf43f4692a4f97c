import { beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '#app/routes.ts'
import { policies, type RouteDefinition } from '#kernel/http/routes.ts'
import { findEntryById } from '#record'
import { type World, world } from '#test/world.ts'
import { draftsOfAnswers } from './busy-answering.ts'
import { busyDay } from './busy-day.ts'
import { crawl, type FoundPage, pathWithoutLanguage, patternOf } from './crawl.ts'

/** Addresses no link leads to, and how people come there. */
const reachedOtherwise: Readonly<Record<string, string>> = {
  'GET /sign-in/link': 'the link in a mail',
  'POST /sign-in/link': 'the page the link in a mail leads to',
  'GET /sign-in/sent': 'after asking for a link',
  'GET /sign-in/provider': 'an instance with an OpenID Connect provider',
  'GET /signed-out': 'after signing out',
  'GET /account/deleted': 'after deleting an account',
  'POST /invitations/:id': 'the page the link in a mail leads to, once signed in',
  'GET /mailbox': 'after asking for a link, on an instance that sends no mail',
  'GET /components': 'for who builds pages: the README names it',
  'POST /acting': 'somebody with several mandates',
  'GET /record/pending/:id': 'an entry in its first second',
  'POST /account/passkeys': 'an account with a passkey',
  'GET /following/new': 'a form with something to mend',
  'GET /following/sent': 'after asking to follow with an address alone',
  'GET /following/confirmation': 'the link in a mail',
  'POST /following/confirmation': 'the page the link in a mail leads to',
  'GET /following/unsubscribe': 'the link in a mail',
  'POST /following/unsubscribe': 'a mail program, or the page the link in a mail leads to',
  'GET /following/reminders': 'the link in a mail',
  'POST /following/reminders': 'a mail program, or the page the link in a mail leads to',
  'POST /account/following': 'somebody who follows something',
  'POST /commitments/:reference/draft/restoration': 'a draft that was deleted',
  'POST /commitments/:reference/draft/undo': 'a draft a milestone was just taken out of',
  'GET /consultations/:slug/proposals/:number/signature': 'the link an author gives to another',
  'POST /consultations/:slug/proposals/:number/signature': 'the page that link leads to',
  'GET /challenge': 'the script of a form that asks for a challenge',
}

/** Addresses of stories this crawl does not tell; the tests of their modules walk them. */
const walkedApart: Readonly<Record<string, string>> = {
  'POST /commitments/:reference/draft/deletion': 'a draft to delete: src/modules/action-plans',
  'POST /consultations/:slug/residents': 'a consultation for residents: src/modules/consultations',
  'POST /consultations/:slug/closing': 'a consultation whose last day is over: src/modules/consultations',
  'GET /consultations/:slug/texts/:text/differences': 'a text of several versions: src/modules/consultations',
}

let w: World
let routes: readonly RouteDefinition[]
let pages: readonly FoundPage[]

beforeAll(async () => {
  w = await world()
  routes = [...allRoutes, ...w.accountRoutes]
  const clients = { contact: await w.as('exampleland-contact'), steward: await w.as('steward') }
  const { invitation, spoken, plans } = await busyDay(w, clients)
  await w.seal()
  const entry = await findEntryById(w.db, spoken)
  const action = '/en/actions/transparency-on-lobbying'
  const busy = '/en/consultations/following-public-money'
  const starts = ['/en', action, '/en/actions/open-public-procurement']
  pages = [
    ...(await crawl(w.visit(), routes, [...starts, invitation, `/en/record/${entry?.index}`])),
    ...(await crawl(clients.contact, routes, [
      ...starts,
      '/en/desk',
      `${action}/participation`,
      ...plans,
      '/en/commitments/XQ0021',
      '/en/commitments/XQ0021/draft',
      '/en/commitments/EX0004',
      '/en/commitments/EX0005/draft',
      '/en/consultations/exampleland-plan-2027-2029',
    ])),
    ...(await crawl(
      clients.contact,
      routes,
      ['/en/commitments/EX0004/progress', '/en/commitments/EX0004/evidence'],
      /\/(milestones|evidence|progress)\b/,
    )),
    // What a list of consultations or of meetings shows first is not always what this day left something to do in.
    ...(await crawl(
      clients.contact,
      routes,
      ['', '/proposals/1', '/amendments/1'].map((part) => `${busy}${part}`),
      /\/following-public-money\//,
    )),
    ...(await crawl(
      clients.contact,
      routes,
      ['/en/members/exampleland/forum/meetings/4', '/en/members/exampleland/forum/meetings/3'],
      /\/meetings\//,
    )),
    ...(await crawl(clients.contact, routes, [draftsOfAnswers], /\/answers\/drafts/)),
    ...(await crawl(await w.as('exampleland-editor'), routes, [draftsOfAnswers], /\/answers\/drafts/)),
    ...(await crawl(await w.as('sample-city-contact'), routes, [...starts, '/en/desk', '/en/consultations/riverside-of-sample-city'])),
    ...(await crawl(await w.as('second-moderator'), routes, ['/en/desk'], /\/moderation\//)),
    ...(await crawl(clients.steward, routes, [
      ...starts,
      '/en/desk',
      '/en/admin',
      '/en/admin/actions/open-a-register',
      '/en/admin/actions/transparency-on-lobbying',
    ])),
  ]
}, 180_000)

const nameOf = ({ method, path }: RouteDefinition) => `${method} ${path}`

/** A path with something in the place of each name; the policy answers before anybody looks it up. */
const example = ({ path }: RouteDefinition) => `/en${path.replace(/:[a-zA-Z]+(\{[^}]*\}(?=$|\/))?/g, '1').replace(/\/$/, '')}`

test('the routes are read, each once, each with a policy', () => {
  expect(routes.length).toBeGreaterThan(50)
  const names = routes.map(nameOf)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(routes.filter(({ policy }) => !policies.includes(policy)).map(nameOf)).toEqual([])
})

test('an address is made of kebab-case nouns', () => {
  expect(routes.filter(({ path }) => !/^\/$|^(\/([a-z]+(-[a-z]+)*(\.[a-z]+)?|:[a-z][a-zA-Z]*(\{.*\})?))+$/.test(path)).map(nameOf)).toEqual(
    [],
  )
})

describe('from the first page', () => {
  test('no link is broken, and nothing fails', () => {
    expect(pages.length).toBeGreaterThan(100)
    expect([...new Set(w.faults.map(String))]).toEqual([])
    // A page that refuses offers itself in the other languages, where it refuses too.
    const refused = pages.filter(({ status }) => status >= 400).map(({ path }) => path)
    const broken = pages.filter(({ status, foundOn }) => status >= 400 && foundOn !== 'the start' && !refused.includes(foundOn))
    expect(broken.map(({ path, foundOn, status }) => `${status} ${path} linked from ${foundOn}`)).toEqual([])
  })

  test('every page is reached by links', () => {
    const paths = pages.filter(({ status }) => status < 400).map(({ path }) => pathWithoutLanguage(path) ?? path)
    const unreached = routes.filter((route) => route.method === 'GET' && !paths.some((path) => patternOf(route).test(path)))
    expect(unreached.map(nameOf).filter((name) => !(name in reachedOtherwise) && !(name in walkedApart))).toEqual([])
  })

  test('every act is reached by a form', () => {
    const actions = pages.flatMap(({ forms, path }) => forms.filter(({ method }) => method === 'post').map(({ action }) => action || path))
    const paths = actions.map((action) => pathWithoutLanguage(action) ?? action)
    const unreached = routes.filter((route) => route.method === 'POST' && !paths.some((path) => patternOf(route).test(path)))
    expect(unreached.map(nameOf).filter((name) => !(name in reachedOtherwise) && !(name in walkedApart))).toEqual([])
  })

  test('every form that acts carries the token of the session', () => {
    const bare = pages.flatMap(({ path, body, forms }) => {
      const signedIn = /action="\/(?:fr|en|es|ar)\/sign-out"/.test(body)
      return forms
        .filter(({ method, action, fields }) => method === 'post' && action !== '/preferences' && signedIn && !fields.includes('csrf'))
        .map(({ action }) => `${path}: ${action}`)
    })
    expect(bare).toEqual([])
    expect(pages.flatMap(({ forms }) => forms).filter(({ fields }) => fields.includes('csrf')).length).toBeGreaterThan(20)
  })

  test('every form leads to an address of the site that takes it', () => {
    const lost = pages.flatMap(({ path, forms }) =>
      forms.flatMap(({ method, action }) => {
        if (action === '/preferences' || action === '') return []
        const target = pathWithoutLanguage(action)
        const taken = target !== null && routes.some((route) => route.method.toLowerCase() === method && patternOf(route).test(target))
        return taken ? [] : [`${path}: ${method} ${action}`]
      }),
    )
    expect(lost).toEqual([])
  })
})

describe('a policy is kept', () => {
  test('a stranger is asked to sign in', async () => {
    const closed = routes.filter(({ policy }) => policy !== 'public')
    expect(closed.length).toBeGreaterThan(20)
    for (const route of closed) {
      const answer = route.method === 'GET' ? await w.get(example(route)) : await w.post(example(route))
      const asked = answer.status === 401 || (answer.status === 303 && answer.location?.startsWith('/en/sign-in'))
      expect(asked, `${nameOf(route)} answered ${answer.status}`).toBe(true)
    }
  })

  test('somebody without the mandate is refused', async () => {
    const editor = await w.as('exampleland-editor')
    const steward = await w.as('steward')
    for (const route of routes) {
      const refused = route.policy === 'steward' ? editor : route.policy === 'member-mandate' ? steward : null
      if (refused === null) continue
      const answer = route.method === 'GET' ? await refused.get(example(route)) : await refused.post(example(route))
      expect(answer.status, nameOf(route)).toBe(403)
    }
  })

  test('a form without the token of the session is refused', async () => {
    const clients = { steward: await w.as('steward'), contact: await w.as('exampleland-contact') }
    const acts = routes.filter(({ method }) => method === 'POST')
    expect(acts.length).toBeGreaterThan(15)
    for (const route of acts) {
      const client = route.policy === 'steward' ? clients.steward : clients.contact
      expect((await client.send(example(route), {})).status, nameOf(route)).toBe(403)
      expect((await client.send(example(route), { csrf: 'forged' })).status, nameOf(route)).toBe(403)
    }
  })
})
