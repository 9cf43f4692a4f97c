import { brotliCompressSync, constants } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { axeViolations, openBrowser, openPage, overflow, site } from '#test/browser.ts'
import { publicPages, signedInPages } from '#test/public-pages.ts'
import { fetchedBy, headingLevels, inlineCode } from '../application/html.ts'

const htmlBytes = 25_000
const cssBytes = 12_000

let origin: string
let browser: Browser
beforeAll(async () => {
  origin = await site()
  browser = await openBrowser()
})
afterAll(() => browser.close())

const compressed = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

async function textOf(address: string, status = 200) {
  const response = await fetch(new URL(address, origin), { redirect: 'manual' })
  expect(response.status, address).toBe(status)
  return response.text()
}

/** Looks at the page as it stands, wide and narrow, light and dark; one line per thing that is wrong. */
async function faultsOf(page: Page) {
  const faults: string[] = []
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await axeViolations(page)).map((violation) => `${width} ${colorScheme}: ${violation}`))
    }
  }
  await page.setViewportSize({ width: 320, height: 700 })
  const pixels = await overflow(page)
  return pixels === 0 ? faults : [...faults, `320: ${pixels} pixels too wide`]
}

describe.each(publicPages)('$name $path', ({ path, status }) => {
  test.each(['en', 'ar'])(
    '%s is accessible, fits and asks nobody else',
    async (lang) => {
      const { page, requested, failures, close } = await openPage(browser)
      await page.goto(`${origin}/${lang}${path}`)
      expect(await faultsOf(page)).toEqual([])
      expect(requested.filter((address) => !address.startsWith(origin) && !address.startsWith('data:'))).toEqual([])
      expect(failures.filter((failure) => !(status === 404 && /404/.test(failure)))).toEqual([])
      await close()
    },
    60_000,
  )

  test.each(languages)('%s weighs little and needs no script', async (lang) => {
    const html = await textOf(`/${lang}${path}`, status)
    expect(compressed(html)).toBeLessThanOrEqual(htmlBytes)
    expect(inlineCode(html)).toEqual([])
    const fetched = fetchedBy(html)
    expect(fetched.filter((address) => !/^\/(?!\/)|^data:/.test(address))).toEqual([])
    const styles = [...new Set(fetched.filter((address) => /\.css(\?|$)/.test(address)))]
    expect(styles.length).toBeGreaterThan(0)
    const sheets = await Promise.all(styles.map((address) => textOf(address)))
    expect(compressed(sheets.join('\n'))).toBeLessThanOrEqual(cssBytes)
  })

  test('has one outline in the four languages, with one title and no level left out', async () => {
    const outlines = await Promise.all(languages.map(async (lang) => headingLevels(await textOf(`/${lang}${path}`, status))))
    const [first = []] = outlines
    for (const outline of outlines) expect(outline).toEqual(first)
    expect(first.filter((level) => level === 1)).toHaveLength(1)
    expect(first.filter((level, index) => level > (first[index - 1] ?? 0) + 1)).toEqual([])
  })
})

describe.each(signedInPages)('$name $path', ({ role, path }) => {
  test.each(['en', 'ar'])(
    '%s is accessible, fits and asks nobody else',
    async (lang) => {
      const { page, requested, failures, close } = await openPage(browser)
      await page.goto(`${origin}/${lang}/try`)
      await page.locator(`form:has(input[value="${role}"]) button`).click()
      const answer = await page.goto(`${origin}/${lang}${path}`)
      expect(answer?.status()).toBe(200)
      expect(await faultsOf(page)).toEqual([])
      expect(requested.filter((address) => !address.startsWith(origin) && !address.startsWith('data:'))).toEqual([])
      expect(failures).toEqual([])
      await close()
    },
    60_000,
  )
})
