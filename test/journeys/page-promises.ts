import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#kernel/languages.ts'
import { axeViolations, openBrowser, openPage, overflow, site } from '#test/browser.ts'
import { publicPages, signedInPages } from '#test/public-pages.ts'

// Both schemes at both widths. A scheme changes colours and nothing else, so the second look at a width asks the rules that
// read colours alone.
const looks = [
  { width: 1280, colorScheme: 'light', rules: 'all' },
  { width: 1280, colorScheme: 'dark', rules: 'colours' },
  { width: 390, colorScheme: 'dark', rules: 'all' },
  { width: 390, colorScheme: 'light', rules: 'colours' },
] as const

/** Looks at the page as it stands, wide and narrow, light and dark; one line per thing that is wrong. */
async function faultsOf(page: Page) {
  const faults: string[] = []
  for (const { width, colorScheme, rules } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    faults.push(...(await axeViolations(page, rules)).map((violation) => `${width} ${colorScheme}: ${violation}`))
  }
  await page.setViewportSize({ width: 320, height: 700 })
  const pixels = await overflow(page)
  return pixels === 0 ? faults : [...faults, `320: ${pixels} pixels too wide`]
}

/** Tests that every page in this language is accessible, fits on a small screen and asks no other server. */
export function describePages(lang: Language) {
  let origin: string
  let browser: Browser
  beforeAll(async () => {
    origin = await site()
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const expectSound = async ({ page, requested, failures, close }: Awaited<ReturnType<typeof openPage>>) => {
    expect(await faultsOf(page)).toEqual([])
    expect(requested.filter((address) => !address.startsWith(origin) && !address.startsWith('data:'))).toEqual([])
    expect(failures).toEqual([])
    await close()
  }

  describe('a page anybody may open is accessible, fits and asks nobody else', () => {
    test.each(publicPages)('$name $path', { timeout: 120_000 }, async ({ path, status = 200 }) => {
      const opened = await openPage(browser)
      const answer = await opened.page.goto(`${origin}/${lang}${path}`)
      expect(answer?.status()).toBe(status)
      await expectSound(opened)
    })
  })

  describe('a page of somebody who acts does so too', () => {
    test.each(signedInPages)('$name $path', { timeout: 120_000 }, async ({ role, path }) => {
      const opened = await openPage(browser)
      await opened.page.goto(`${origin}/${lang}/try`)
      await opened.page.locator(`form:has(input[value="${role}"]) button`).click()
      const answer = await opened.page.goto(`${origin}/${lang}${path}`)
      expect(answer?.status()).toBe(200)
      await expectSound(opened)
    })
  })
}
