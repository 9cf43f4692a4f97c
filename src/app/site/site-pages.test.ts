import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { pledgeCodes, ruleCodes } from '#modules/declaration'
import { findEntryById, openRecord, sequence } from '#record'
import { accountsSite } from '#test/accounts-site.ts'
import { appendEveryKind } from '#test/every-kind.ts'
import { signerFromSeed } from '../../record/signer.ts'

let site: Awaited<ReturnType<typeof accountsSite>>
let entries: ReadonlyMap<string, string>
const get = async (path: string) => {
  const response = await site.app.request(`${site.origin}${path}`)
  return { status: response.status, text: await response.text() }
}

beforeAll(async () => {
  site = await accountsSite()
  await openRecord(site.ctx.db, signerFromSeed('pages.example/record', Buffer.alloc(32, 3)), site.ctx.now())
  entries = await appendEveryKind(site.ctx)
  await sequence(site.ctx.db)
})

const pages = [
  'about',
  'accessibility',
  'privacy',
  'moderation',
  'data',
  'plans',
  'commitments',
  'consultations',
  'outcomes',
  'practices',
  'exchanges',
  'civic-space',
  'eligibility',
  'declaration',
  'rules',
  'search',
]

test.each(languages.flatMap((lang) => pages.map((name) => `/${lang}/${name}`)))('%s is served', async (path) => {
  const { status, text } = await get(path)
  expect(status).toBe(200)
  expect(text.match(/<h1/g)).toHaveLength(1)
})

test('the Declaration has an anchor for each pledge', async () => {
  const { text } = await get('/en/declaration')
  for (const code of pledgeCodes) expect(text).toContain(`id="${code}"`)
})

test.each(ruleCodes)('%s has a page in every language', async (code) => {
  for (const lang of languages) {
    const { status, text } = await get(`/${lang}/rules/${code}`)
    expect(status).toBe(200)
    expect(text).toContain(words(lang).t(`rules.${code}.how`).slice(0, 20))
  }
})

test.each(['/en/rules/R99', '/en/rules/constructor', '/en/rules/r1'])('%s is not found', async (path) =>
  expect((await get(path)).status).toBe(404),
)

describe('search', () => {
  test.each([
    ['SCRIPT', '/en/members/hostile'],
    ['sons', '/en/members/hostile'],
    ['عقود', '/en/actions/open-contracts'],
    ['LÉGISLATION journalistes', null],
    ['espace de la societe civile', '/en/declaration#E9'],
    ['parité forum', null],
    ['R3', '/en/rules/R3'],
    ['0', '/en/record/0'],
  ])('%s finds %s', async (question, address) => {
    const { status, text } = await get(`/en/search?q=${encodeURIComponent(question)}`)
    expect(status).toBe(200)
    if (address === null) expect(text).toContain(words('en').t('site.search.none'))
    else expect(text).toContain(`href="${address}"`)
  })

  test('an entry is found by its id and by its fingerprint', async () => {
    const id = entries.get('action-opened') ?? ''
    const byId = await get(`/en/search?q=${id}`)
    const address = /href="(\/en\/record\/\d+)"/.exec(byId.text)?.[1] ?? ''
    expect(address).not.toBe('')
    const hash = (await findEntryById(site.ctx.db, id))?.leafHash.toString('hex') ?? ''
    expect((await get(`/en/search?q=${hash}`)).text).toContain(`href="${address}"`)
  })

  test.each(['', ' ', '%', "'; drop table member --", '<script>x</script>', 'x'.repeat(5000), '\u0000', '99999999999999999999'])(
    '%j is answered, escaped',
    async (question) => {
      const { status, text } = await get(`/ar/search?q=${encodeURIComponent(question)}`)
      expect(status).toBe(200)
      expect(text).not.toContain('<script>x')
    },
  )
})

test('no page was a fault', () => expect(site.faults).toEqual([]))
