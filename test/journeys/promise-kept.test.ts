import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { openBrowser, openPage, site } from '#test/browser.ts'

const { t } = words('en')
const action = 'transparency-of-political-party-finance'
const title = 'Every gift to a party, published within a week'

let origin: string
let browser: Browser
beforeAll(async () => {
  origin = await site()
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page) => page.locator('main')
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const choose = (page: Page, name: string, value: string) => page.locator(`main [name="${name}"][value="${value}"]`).check()
const today = () => new Date().toISOString().slice(0, 10)

/** Follows the link of the page whose address ends so. */
const follow = (page: Page, end: string) => page.locator(`main a[href$="${end}"]`).first().click()

/** Sends the page’s form as it stands, by its first button, and waits for the address it leads to. */
async function send(page: Page, landsOn: RegExp) {
  await main(page).locator('form button.btn').first().click()
  await page.waitForURL(landsOn)
}

async function join(page: Page) {
  await page.goto(`${origin}/en/actions/${action}`)
  await follow(page, `/actions/${action}/participation`)
  await choose(page, 'kind-1', 'experience')
  await field(page, 'description-1').fill('Ten years of publishing the accounts of parties.')
  await button(page, t('common.button.continue')).click()
  await button(page, t('common.button.continue')).click()
  await button(page, t('actions.join.button')).click()
  await page.waitForURL(/done=joined/)
}

/** Announces a plan that has begun, opens its co-creation, and gives its address. */
async function announce(page: Page): Promise<string> {
  await page.goto(`${origin}/en/plans`)
  await follow(page, '/plans/new')
  await field(page, 'cycle').fill('41')
  await choose(page, 'years', '2')
  await field(page, 'from').fill(`${new Date().getUTCFullYear()}-01-01`)
  await field(page, 'adoptionDue').fill(today())
  await send(page, /done=announced/)
  await follow(page, '/phases/co-creation')
  await send(page, /done=co-creation/)
  return page.url().split('?')[0] ?? ''
}

/** Writes a commitment page by page, the way the form leads, and gives its reference. */
async function write(page: Page): Promise<string> {
  await follow(page, '/draft')
  await follow(page, '/new-commitment')
  await choose(page, 'language', 'en')
  await field(page, 'title').fill(title)
  await send(page, /\/draft\/title/)
  const reference = /commitments\/([A-Z0-9]+)/.exec(page.url())?.[1] ?? ''
  await field(page, 'lead').fill('Electoral commission of Exampleland')
  await send(page, /\/draft\/problem/)
  await field(page, 'problem-en').fill('Who pays for a campaign is known a year after the vote.')
  await field(page, 'doneSoFar-en').fill('Accounts are published once a year, on paper.')
  await send(page, /\/draft\/(?!problem)/)
  while (!page.url().includes('/draft/milestones')) {
    await fillWhatIsThere(page)
    const here = new URL(page.url()).pathname
    await button(page, t('commitments.draft.save-next')).click()
    await page.waitForURL((url) => url.pathname !== here)
  }
  await button(page, t('commitments.draft.add-milestone')).click()
  await field(page, 'title-en').fill('The register of gifts is open')
  await field(page, 'output-en').fill('A register that anyone can search.')
  await field(page, 'owner').fill('Electoral commission of Exampleland')
  await field(page, 'from').fill(`${new Date().getUTCFullYear()}-01-01`)
  await field(page, 'due').fill(today())
  await button(page, t('commitments.draft.save-milestone')).click()
  return reference
}

const texts = ['solution-en', 'expectedResults-en', 'forTransparency-en']

async function fillWhatIsThere(page: Page) {
  for (const name of texts) if ((await field(page, name).count()) > 0) await field(page, name).fill('A register, updated every week.')
  const asked = main(page).getByLabel('Transparency of political party finance')
  if ((await asked.count()) > 0) await asked.check()
  const picks = ['[name="values"][value="transparency"]', '[name="policyAreas"][value="political-finance"]', '[name="traces"]']
  for (const pick of picks) if ((await page.locator(`main ${pick}`).count()) > 0) await page.locator(`main ${pick}`).last().check()
}

/** Publishes the draft, is told nothing is in the way, adopts it, and begins to carry it out. */
async function adopt(page: Page, plan: string) {
  await page.goto(`${plan}/adoption`)
  expect(await main(page).innerText()).toContain(t('plans.adopt.not-yet'))
  await page.goto(`${plan}/draft`)
  await send(page, /done=draft-published/)
  await follow(page, '/draft')
  await follow(page, '/adoption')
  await send(page, /done=adopted/)
  await follow(page, '/phases/implementation')
  await send(page, /done=implementation/)
}

/** Reports the milestone as done, with a file that shows it. */
async function keep(page: Page, reference: string) {
  await page.goto(`${origin}/en/commitments/${reference}`)
  await follow(page, '/milestones/1')
  await follow(page, '/milestones/1/done')
  await field(page, 'on').fill(today())
  await field(page, 'description').fill('The register on its first day.')
  await page
    .locator('main input[type="file"]')
    .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from('party,gift\nA,100\n') })
  await main(page).locator('form button.btn').first().click()
  await button(page, t('milestones.done.button')).click()
  await page.waitForURL(/\/milestones\/1(\?|#|$)/)
}

/** Somebody who knows nothing searches for the words, reads that it is done and shown, follows it back to the action, and takes the table. */
async function findAsStranger(reference: string) {
  const { page, failures, close } = await openPage(browser, { javaScript: false, width: 390 })
  await page.goto(`${origin}/en/commitments?q=gift+party`)
  await main(page).getByRole('link', { name: title }).click()
  const shown = await main(page).innerText()
  expect(shown).toContain('1 of 1 milestone done with evidence')
  await follow(page, `/actions/${action}`)
  expect(await page.locator('h1').innerText()).toBe('Transparency of political party finance')
  await page.goto(`${origin}/en/members/exampleland`)
  const carried = main(page).locator('li, tr', { hasText: 'Transparency of political party finance' }).first()
  expect(await carried.innerText()).toContain('Completed')
  const csv = await page.request.get(`${origin}/en/commitments.csv?q=gift+party`)
  expect(await csv.text()).toContain(reference)
  expect(failures).toEqual([])
  await close()
}

test('a government joins, plans, and keeps its promise with nothing but the pages and no script; a stranger finds it', async () => {
  const { page, failures, close } = await openPage(browser, { javaScript: false })
  page.setDefaultTimeout(6000)
  await page.goto(`${origin}/en/try`)
  await page.locator('form:has(input[value="exampleland-contact"]) button').click()
  await page.waitForURL('**/en/desk')
  await join(page)
  const plan = await announce(page)
  const reference = await write(page)
  await adopt(page, plan)
  await keep(page, reference)
  expect(failures).toEqual([])
  await close()
  await findAsStranger(reference)
}, 120_000)
