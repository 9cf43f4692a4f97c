import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations, openBrowser, openPage, overflow } from '#test/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('axe finds what is wrong, and nothing on a sound page', async () => {
  const { page, close } = await openPage(browser)
  await page.setContent('<html lang="en"><title>t</title><main><h1>Page</h1><img src="data:,"></main></html>')
  expect(await axeViolations(page)).toEqual([expect.stringContaining('image-alt')])
  await page.setContent('<html lang="en"><title>t</title><main><h1>Page</h1><p>Sound.</p></main></html>')
  expect(await axeViolations(page)).toEqual([])
  await close()
})

test('overflow is measured at 320 pixels', async () => {
  const { page, close } = await openPage(browser, { width: 320 })
  await page.setContent('<div style="inline-size:400px">wide</div>')
  expect(await overflow(page)).toBeGreaterThan(80)
  await page.setContent('<div style="max-inline-size:100%">fits</div>')
  expect(await overflow(page)).toBe(0)
  await close()
})

test('a page without JavaScript runs none', async () => {
  const { page, close } = await openPage(browser, { javaScript: false })
  await page.setContent('<p>before</p><script>document.querySelector("p").textContent = "after"</script>')
  expect(await page.locator('p').textContent()).toBe('before')
  await close()
})
