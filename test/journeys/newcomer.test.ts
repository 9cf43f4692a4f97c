import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import type { Language } from '#kernel/languages.ts'
import { parseVerifierKey, verifyReceipt } from '#record'
import { openBrowser, openPage, site } from '#test/browser.ts'

const contribution = 'Two people who drafted a register of interests, two days a month.'
const means = 'Hosting of a shared register.'
const reservation = 'Within the limits of our law on privacy.'

let origin: string
let browser: Browser
beforeAll(async () => {
  origin = await site()
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page) => page.locator('main')
const pressLast = (page: Page) => page.locator('main form').last().locator('button').first().click()
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

async function addressAfterReload(page: Page) {
  await page.reload()
  return page.url()
}

async function becomeExampleland(page: Page, lang: Language) {
  await page.locator(`a[href^="/${lang}/try"]`).first().click()
  await page.locator('form:has(input[value="exampleland-contact"]) button').click()
  await page.waitForURL(`**/${lang}/desk`)
}

/** Fills in the form: refused when empty, nothing lost when a contribution is added, checked before it is sent. */
async function join(page: Page, lang: Language) {
  const { t } = words(lang)
  const next = button(page, t('common.button.continue'))
  await next.click()
  await expect.poll(() => page.locator('.errsum a').count()).toBe(2)
  await page.locator('[name="kind-1"][value="expertise"]').check()
  await page.locator('[name="description-1"]').fill(contribution)
  await button(page, t('actions.join.add')).click()
  expect(await page.locator('[name="description-1"]').inputValue()).toBe(contribution)
  await page.locator('[name="kind-2"][value="technical-means"]').check()
  await page.locator('[name="description-2"]').fill(means)
  await next.click()
  await page.locator('[name="reservation"]').fill(reservation)
  await next.click()
  for (const text of [contribution, means, reservation]) expect(await main(page).innerText()).toContain(text)
  await button(page, t('actions.join.button')).click()
  await page.waitForURL(/done=joined/)
}

/** Follows the newest entry of the record, waits until it is sealed, and checks its proof with the bytes the page shows. */
async function sealedEntry(page: Page, lang: Language, action: string) {
  await page.goto(`${origin}/${lang}/record?kind=member-joined-action&member=exampleland`)
  await page.locator('main table a[href*="/record/"]').first().click()
  // In its first second an entry has an address of its own, which leads to its index as soon as there is one.
  await expect.poll(() => addressAfterReload(page), { timeout: 20_000, interval: 250 }).toMatch(/\/record\/\d+$/)
  expect(await page.locator(`main a[href="/${lang}/actions/${action}"]`).count()).toBeGreaterThan(0)
  expect(await page.locator(`main a[href="/${lang}/members/exampleland"]`).count()).toBeGreaterThan(0)
  expect(await main(page).innerText()).toContain(contribution)
  const index = /\/record\/(\d+)/.exec(page.url())?.[1] ?? ''
  const receipt = `${origin}/record/receipt/${index}`
  await expect.poll(async () => (await fetch(receipt)).status, { timeout: 20_000, interval: 250 }).toBe(200)
  await page.reload()
  const bytes = (await page.locator('main pre').allTextContents()).find((text) => text.startsWith('{')) ?? ''
  const keys = (await (await fetch(`${origin}/record/keys`)).text())
    .trim()
    .split('\n')
    .flatMap((line) => parseVerifierKey(line) ?? [])
  const checked = verifyReceipt(await (await fetch(receipt)).text(), Buffer.from(bytes), keys)
  expect(checked).toMatchObject({ ok: true, index: Number(index) })
  return Number(index)
}

const journeys = [
  { lang: 'en', javaScript: true, action: 'transparency-on-lobbying' },
  { lang: 'en', javaScript: false, action: 'collaborative-data-infrastructures' },
  { lang: 'ar', javaScript: false, action: 'guiding-principles-for-open-data-policies' },
  { lang: 'fr', javaScript: false, action: 'creating-an-open-source-software-policy' },
] as const

describe.each(journeys)('a newcomer, $lang, scripts $javaScript', ({ lang, javaScript, action }) => {
  test('sees what this is, joins in public, finds the sealed entry, and leaves', async () => {
    const { page, requested, failures, close } = await openPage(browser, { javaScript, width: lang === 'en' ? 1280 : 390 })
    await page.setExtraHTTPHeaders({ 'accept-language': lang })
    await page.goto(`${origin}/`)
    await page.waitForURL(`**/${lang}`)
    expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr')
    const home = await main(page).innerText()
    for (const figure of ['118', '32']) expect(home).toContain(figure)

    await becomeExampleland(page, lang)
    await page.goto(`${origin}/${lang}/actions/${action}`)
    await page.locator(`main a[href="/${lang}/actions/${action}/participation"]`).first().click()
    await join(page, lang)
    expect(await main(page).innerText()).toContain(contribution)
    expect(await main(page).innerText()).toContain('Exampleland')

    await page.goto(`${origin}/${lang}/members/exampleland`)
    for (const text of [contribution, means, reservation]) expect(await main(page).innerText()).toContain(text)
    const index = await sealedEntry(page, lang, action)
    expect(index).toBeGreaterThan(300)

    await page.goto(`${origin}/${lang}/actions/${action}/participation/withdraw`)
    await pressLast(page)
    await page.waitForURL(new RegExp(`/${lang}/actions/${action}\\b(?!/participation)`))
    await page.goto(`${origin}/${lang}/members/exampleland`)
    expect(await page.locator(`main a[href^="/${lang}/record/"]`).count()).toBeGreaterThan(0)
    await page.goto(`${origin}/${lang}/record/${index}`)
    expect(await main(page).innerText()).toContain(contribution)

    expect(requested.filter((address) => !address.startsWith(origin) && !address.startsWith('data:'))).toEqual([])
    expect(failures).toEqual([])
    await close()
  }, 120_000)
})

test('a reader changes language and colours, and stays on the page', async () => {
  const { page, close } = await openPage(browser, { javaScript: false })
  await page.goto(`${origin}/en/actions/transparency-on-lobbying`)
  await page.locator('a[hreflang="ar"]').first().click()
  await page.waitForURL('**/ar/actions/transparency-on-lobbying')
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.locator('form[action="/preferences"] [name="scheme"][value="dark"]').first().click({ force: true })
  await expect.poll(() => page.locator('html').getAttribute('data-scheme')).toBe('dark')
  expect(page.url()).toContain('/ar/actions/transparency-on-lobbying')
  await close()
})
