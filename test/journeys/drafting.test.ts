import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import type { Language } from '#kernel/languages.ts'
import { axeViolations, openBrowser, openPage, site } from '#test/browser.ts'

let origin: string
let browser: Browser
beforeAll(async () => {
  origin = await site()
  browser = await openBrowser()
})
afterAll(() => browser.close())

const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })
const plan = 'exampleland-2027-2029'

/** Starts a draft as the point of contact of Exampleland, and gives the address of its pages. */
async function startDraft(page: Page, lang: Language, title: string) {
  const { t } = words(lang)
  await page.goto(`${origin}/${lang}/try`)
  await page.locator('form:has(input[value="exampleland-contact"]) button').click()
  await page.waitForURL(`**/${lang}/desk`)
  await page.goto(`${origin}/${lang}/plans/${plan}/new-commitment`)
  await page.locator(`[name="language"][value="${lang}"]`).check()
  await page.locator('[name="title"]').fill(title)
  await button(page, t('commitments.start.button')).click()
  await page.waitForURL(/\/draft\/title/)
  return page.url().replace(/\/title$/, '')
}

const expectAccessible = async (page: Page) => expect(await axeViolations(page)).toEqual([])

const looks = [
  { lang: 'en', javaScript: true, width: 1280, scheme: 'light' },
  { lang: 'ar', javaScript: true, width: 390, scheme: 'dark' },
  { lang: 'fr', javaScript: false, width: 390, scheme: 'light' },
] as const

describe.each(looks)('writing a commitment, $lang, scripts $javaScript', ({ lang, javaScript, width, scheme }) => {
  const { t } = words(lang)
  // axe is a script itself.
  const expectSound = async (page: Page) => (javaScript ? expectAccessible(page) : undefined)

  test('every page of the form can be read and sent by anyone', async () => {
    const { page, failures, close } = await openPage(browser, { javaScript, width, scheme })
    const draft = await startDraft(page, lang, 'A register anyone can read')
    await page.locator('[name="lead"]').fill('Ministry of Justice of Exampleland')
    await expectSound(page)
    await button(page, t('commitments.draft.save-next')).click()
    await page.waitForURL(/\/draft\/problem/)
    // Pages of the same make are looked at once.
    for (const at of lang === 'en' ? ['problem', 'values', 'partners', 'policy-areas', 'origin', 'goals'] : ['values', 'goals']) {
      await page.goto(`${draft}/${at}`)
      await expectSound(page)
    }
    await page.goto(`${draft}/milestones`)
    await expectSound(page)
    await button(page, t('commitments.draft.add-milestone')).click()
    await page.waitForURL(/\/milestones\/[0-9a-f-]{36}/)
    await page.locator(`[name="title-${lang}"]`).fill('A first step')
    await expectSound(page)
    await button(page, t('commitments.draft.save-milestone')).click()
    await page.waitForURL(/\/draft\/milestones\?/)
    await page.goto(draft)
    await expectSound(page)
    expect(await page.locator('main').innerText()).toContain('A first step')
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    expect(failures).toEqual([])
    await close()
  }, 120_000)
})

test('with scripts a page saves by itself while somebody writes; two who write meet and lose nothing', async () => {
  const { t } = words('en')
  const { page, close } = await openPage(browser, {})
  const draft = await startDraft(page, 'en', 'Saved while written')
  const other = await page.context().newPage()
  await other.goto(`${draft}/title`)
  await page.locator('[name="lead"]').fill('Saved by itself')
  await expect.poll(() => page.locator('form [role="status"]').innerText(), { timeout: 20_000 }).toContain('Saved at')
  await page.reload()
  expect(await page.locator('[name="lead"]').inputValue()).toBe('Saved by itself')
  await other.locator('[name="lead"]').fill('Somebody else’s words')
  await expect.poll(() => other.locator('form [role="status"]').innerText(), { timeout: 20_000 }).toContain('Your text stays here')
  await button(other, t('commitments.draft.save-next')).click()
  const text = await other.locator('main').innerText()
  for (const value of ['Saved by itself', 'Somebody else’s words']) expect(text).toContain(value)
  await expectAccessible(other)
  await other.locator('[name="choice-0"][value="theirs"]').check()
  await button(other, t('commitments.merge.button')).click()
  await other.waitForURL(/\/draft\/problem/)
  await other.goto(`${draft}/title`)
  expect(await other.locator('[name="lead"]').inputValue()).toBe('Saved by itself')
  await close()
}, 60_000)
