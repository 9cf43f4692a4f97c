import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { type Language, languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { assetAddresses, assets } from '../assets.ts'
import { Icon } from '../icon.tsx'
import type { Frame } from './frame.ts'
import { renderPage } from './layout.tsx'

const visitor: Visitor = {
  accountId: 'account',
  personId: 'person',
  email: 'someone@example.org',
  mandates: [],
  acting: {
    id: 'mandate',
    kind: 'point-of-contact',
    personId: 'person',
    memberId: 'member',
    memberSlug: 'exampleland',
    memberName: 'Exampleland',
    fictional: true,
  },
  csrfToken: 'the-token',
}

const frameOf = (lang: Language, more: Partial<Frame> = {}): Frame => ({
  title: 'Open contracts',
  path: '/actions/open-contracts',
  origin: 'https://parvis.example',
  instanceName: 'Parvis',
  lang,
  scheme: 'auto',
  section: 'actions',
  visitor: null,
  demo: false,
  saveData: false,
  ...more,
})

const render = (lang: Language, more: Partial<Frame> = {}) => renderPage(words(lang), frameOf(lang, more), <p>Body</p>)

describe('a document', () => {
  test.each([
    ['fr', 'ltr'],
    ['en', 'ltr'],
    ['es', 'ltr'],
    ['ar', 'rtl'],
  ] as const)('says its language and direction: %s', (lang, dir) => {
    expect(render(lang)).toMatch(new RegExp(`^<!doctype html><html lang="${lang}" dir="${dir}">`))
  })

  test('points to itself in the four languages', () => {
    const page = render('es')
    for (const lang of languages) {
      expect(page).toContain(`hreflang="${lang}" href="https://parvis.example/${lang}/actions/open-contracts"`)
      expect(page).toContain(`<a href="/${lang}/actions/open-contracts" lang="${lang}" hreflang="${lang}"`)
    }
    expect(page).toContain('hreflang="x-default" href="https://parvis.example/actions/open-contracts"')
    expect(page).toContain('<link rel="canonical" href="https://parvis.example/es/actions/open-contracts"')
  })

  test('keeps home addresses short', () => {
    expect(render('fr', { path: '/' })).toContain('<link rel="canonical" href="https://parvis.example/fr"')
  })

  test('is not listed when it must not be', () => {
    const page = render('en', { noindex: true })
    expect(page).toContain('content="noindex"')
    expect(page).not.toContain('canonical')
  })

  test('holds no inline style or script', () => {
    const page = render('en', { visitor, demo: true, fictional: true })
    expect(page).not.toMatch(/<script|<style| style=| on[a-z]+=/)
  })

  test('sends only the icons it uses', () => {
    const symbols = (page: string) => [...page.matchAll(/<symbol id="i-([a-z0-9-]+)"/g)].map(([, name]) => name)
    expect(symbols(render('en'))).toEqual(['menu-2', 'search'])
    expect(symbols(renderPage(words('en'), frameOf('en'), <Icon name="scale" />))).toContain('scale')
  })

  test('refuses a component that answers later', () => {
    const Late = async () => <p>late</p>
    expect(() => renderPage(words('en'), frameOf('en'), <Late />)).toThrow('asynchronous')
  })

  test('escapes what it is given', () => {
    expect(render('en', { title: '<b>"x"' })).not.toContain('<b>"x"')
  })

  test('starts the title of a form to be mended with “Error:”', () => {
    expect(render('en', { errorTitle: true })).toContain('<title>Error: Open contracts · Parvis</title>')
  })

  test('points to files that exist', () => {
    for (const [, address] of render('ar').matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) expect(assets().has(address ?? '')).toBe(true)
  })
})

test('rendering switches no tracking of promises on: it would make every request dearer', () => {
  const { run } = AsyncLocalStorage.prototype
  let runs = 0
  AsyncLocalStorage.prototype.run = function (...args: Parameters<typeof run>) {
    runs += 1
    return run.apply(this, args)
  }
  try {
    expect(render('en')).toContain('<svg')
  } finally {
    AsyncLocalStorage.prototype.run = run
  }
  expect(runs).toBe(0)
})

describe('what a reader chose', () => {
  test('few bytes: no fonts', () => {
    const page = render('en', { saveData: true })
    expect(page).toContain(assetAddresses().styleWithoutFonts)
    expect(page).not.toContain('rel="preload"')
  })

  test('colours: on the document and in the switch', () => {
    const page = render('en', { scheme: 'dark' })
    expect(page).toContain('data-scheme="dark"')
    expect(page).toContain('value="dark" aria-pressed="true"')
    expect(page).toContain('name="back" value="/en/actions/open-contracts"')
  })

  test('digits: Eastern Arabic where the instance writes them', () => {
    expect(renderPage(words('ar', 'arab'), frameOf('ar'), '')).toContain('data-digits="arab"')
    expect(render('ar')).not.toContain('data-digits')
  })
})

describe('who is there', () => {
  test('a stranger is offered to sign in', () => {
    const page = render('en')
    expect(page).toContain('href="/en/sign-in"')
    expect(page).not.toContain('class="acting"')
  })

  test('a point of contact sees for whom, and signs out by a form that carries the token', () => {
    const page = render('en', { visitor })
    expect(page).toMatch(/You act for .*Exampleland/)
    expect(page).toMatch(/action="\/en\/sign-out" method="post"><input type="hidden" name="csrf" value="the-token"/)
  })

  test('every mandate has its sentence in every language', () => {
    for (const lang of languages) {
      for (const kind of ['point-of-contact', 'editor', 'steward', 'assessor', 'moderator'] as const) {
        const acting = visitor.acting === null ? null : { ...visitor.acting, kind }
        expect(render(lang, { visitor: { ...visitor, acting } })).not.toContain('common.acting')
      }
    }
  })
})
