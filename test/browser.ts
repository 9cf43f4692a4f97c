import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { z } from 'zod'

async function ask<Schema extends z.ZodType>(path: string, schema: Schema) {
  const response = await fetch(`${inject('perRun')}${path}`)
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return schema.parse(await response.json())
}

/** The address of the platform running with the demonstration data: one per run, so a journey uses a member of its own. */
export const site = async () => (await ask('/site', z.object({ origin: z.string() }))).origin

/** Connects to the run's one Chromium. Close it in `afterAll`. */
export async function openBrowser(): Promise<Browser> {
  const { wsEndpoint } = await ask('/browser', z.object({ wsEndpoint: z.string() }))
  return chromium.connect(wsEndpoint)
}

/** How a page is looked at. */
export interface Look {
  readonly javaScript?: boolean
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
}

const optionsOf = ({ javaScript = true, scheme = 'light', width = 1280 }: Look): BrowserContextOptions => ({
  javaScriptEnabled: javaScript,
  colorScheme: scheme,
  viewport: { width, height: width < 600 ? 844 : 900 },
  reducedMotion: 'reduce',
})

/** Opens a fresh page (own cookies) and remembers every request it makes and everything that fails in it. */
export async function openPage(browser: Browser, look: Look = {}) {
  const context = await browser.newContext(optionsOf(look))
  const page = await context.newPage()
  const requested: string[] = []
  const failures: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  page.on('pageerror', (error) => failures.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) failures.push(message.text())
  })
  // A page may answer 404 or 422 on purpose; what it fetches may not.
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) failures.push(`${response.status()} ${response.url()}`)
  })
  return { page, requested, failures, close: () => context.close() }
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

// The rules of axe that read colours: all that can change when only the scheme does.
const colourRules = ['color-contrast', 'link-in-text-block']

/** Runs axe on the page as it stands, or its rules of colour alone; answers one line per violation, empty when there is none. */
export async function axeViolations(page: Page, rules: 'all' | 'colours' = 'all') {
  // Legacy mode looks at this page alone, without opening another one to gather frames: our pages have none.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules === 'all' ? axe.withTags(axeTags) : axe.withRules(colourRules)).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  )
}

/** By how many pixels the page is wider than its window; 0 when nothing overflows. */
export const overflow = (page: Page) =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)')
