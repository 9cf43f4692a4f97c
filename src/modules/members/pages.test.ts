import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import type { Answer } from '#test/client.ts'
import { type World, world } from '#test/world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const text = async (answer: Promise<Answer>) => (await answer).body

describe('the directory', () => {
  test.each(languages)('answers in %s, with every state on the map and no invented member in its figures', async (lang) => {
    const html = await text(w.visit(lang).get(`/${lang}/members`))
    expect(html.match(/class="dot"/g)).toHaveLength(32)
    expect(html).toContain('Exampleland')
    expect(html.indexOf('demo--in')).toBeLessThan(html.indexOf('Exampleland'))
  })

  test('narrows by kind and name, and keeps both in its links', async () => {
    const html = await text(w.get('/en/members?kind=state&q=ar'))
    expect(html).toContain('Argentina')
    expect(html).not.toContain('Carter Center')
    expect(html).toContain('/en/members?q=ar')
    expect(html).toContain('/en/members?kind=state')
  })

  test('with nobody in it says what each filter takes away', async () => {
    const html = await text(w.get('/en/members?kind=media&q=chile'))
    expect(html).toContain('No member matches')
    expect(html).toContain('Without')
    expect(html).toContain('href="/en/members?q=chile"')
    expect(await text(w.get('/en/members?kind=media&q=zzz'))).toContain('even with one filter less')
  })

  test('reads whatever the address says without failing', async () => {
    for (const query of ['kind=nonsense', 'page=999', 'page=-1', 'q=%3Cscript%3E', `q=${'x'.repeat(5000)}`, 'status=untold&level=untold']) {
      const answer = await w.get(`/en/members?${query}`)
      expect(answer.status).toBe(200)
      expect(answer.body).not.toContain('<script>')
    }
  })
})

describe('endorsing', () => {
  test('shows what the entry will say, records it, and says it on the member’s page', async () => {
    const contact = await w.as('sample-city-contact')
    const asked = await text(contact.get('/en/members/sample-city/endorsement'))
    expect(asked).toContain('cannot be changed afterwards')
    const done = await contact.post('/en/members/sample-city/endorsement', {})
    expect([done.status, done.location]).toEqual([303, '/en/members/sample-city?done=endorsed'])
    expect(await text(contact.get('/en/members/sample-city?done=endorsed'))).toContain('Endorsed on')
    const again = await contact.post('/en/members/sample-city/endorsement', {})
    expect(again.status).toBe(409)
    expect(again.body).toContain('already endorsed')
  })

  test('is not offered to others, and refused to them', async () => {
    const editor = await w.as('exampleland-editor')
    expect(await text(editor.get('/en/members/exampleland/endorsement'))).toContain('Only the point of contact')
    expect((await editor.post('/en/members/exampleland/endorsement', {})).status).toBe(409)
    expect((await w.get('/en/members/exampleland/endorsement')).status).toBe(303)
    const steward = await w.as('steward')
    expect((await steward.get('/en/members/exampleland/endorsement')).status).toBe(403)
  })
})

const newMember = {
  original: 'fr',
  'name-fr': 'Observatoire des promesses',
  'name-en': 'Promise Observatory',
  'name-es': '',
  'name-ar': '',
  slug: '',
  kind: 'civil-society',
  level: 'international',
  country: '',
  parent: '',
  longitude: '2,35',
  latitude: '48.85',
  languages: 'fr, en',
  website: 'https://example.org/',
}
const path = '/en/admin/members/new'

describe('the support team', () => {
  test('admits a member: form, check page, entry', async () => {
    const steward = await w.as('steward')
    const check = await steward.post(path, { ...newMember, step: 'check' })
    const checked = check.body
    expect(check.status).toBe(200)
    expect(checked).toContain('Observatoire des promesses')
    expect(checked).toContain('promise-observatory')
    const back = await steward.post(path, { ...newMember, step: 'edit' })
    expect(back.body).toContain('value="Promise Observatory"')
    const done = await steward.post(path, { ...newMember, step: 'confirm' })
    expect(done.location).toBe('/en/members/promise-observatory?done=admitted')
    expect(await text(w.get('/en/members/promise-observatory'))).toContain('Promise Observatory')
    const twice = await steward.post(path, { ...newMember, step: 'confirm' })
    expect(twice.status).toBe(422)
    expect(twice.body).toContain('href="#slug"')
  })

  test.each([
    ['nothing at all', {}, ['original', 'kind', 'level']],
    ['nothing but the language', { original: 'en', longitude: '1' }, ['name-en', 'kind', 'level', 'latitude']],
    ['no name in the language chosen', { ...newMember, 'name-fr': ' ' }, ['name-fr']],
    ['one coordinate of two', { ...newMember, latitude: '' }, ['latitude']],
    ['a place off the earth', { ...newMember, longitude: '181' }, ['longitude']],
    ['an unsafe address', { ...newMember, website: 'javascript:alert(1)' }, ['website']],
    ['languages that are none', { ...newMember, languages: 'français' }, ['languages']],
    ['an address with spaces', { ...newMember, slug: 'Promise Observatory' }, ['slug']],
    ['a name of 301 characters', { ...newMember, 'name-en': 'x'.repeat(301) }, ['name-en']],
    ['a kind that does not exist', { ...newMember, kind: 'kingdom' }, ['kind']],
  ])('is told what to mend: %s', async (_, form, fields) => {
    const steward = await w.as('steward')
    const answer = await steward.post(path, { ...form, step: 'confirm' })
    const html = answer.body
    expect(answer.status).toBe(422)
    for (const field of fields) expect(html).toContain(`href="#${field}"`)
    expect(html).not.toContain('members.error')
  })

  test('corrects a member: before and after, a new address, a redirect from the old one', async () => {
    const steward = await w.as('steward')
    const edit = '/en/admin/members/example-watch/edit'
    const form = {
      ...newMember,
      original: 'en',
      'name-fr': '',
      'name-en': 'Example Watch',
      slug: 'watch-of-examples',
      level: 'national',
      country: 'EX',
      longitude: '',
      latitude: '',
      languages: 'en',
      website: '',
    }
    const check = await text(steward.post(edit, { ...form, step: 'check' }))
    expect(check).toContain('watch-of-examples')
    const done = await steward.post(edit, { ...form, step: 'confirm' })
    expect(done.location).toBe('/en/members/watch-of-examples?done=corrected')
    const old = await w.get('/en/members/example-watch')
    expect([old.status, old.location]).toEqual([301, '/en/members/watch-of-examples'])
    const unchanged = await steward.post('/en/admin/members/watch-of-examples/edit', { ...form, step: 'check' })
    expect(unchanged.status).toBe(409)
  })

  test('changes a status with its reason', async () => {
    const steward = await w.as('steward')
    const status = '/en/admin/members/chile/status'
    expect((await steward.post(status, { step: 'check' })).status).toBe(422)
    const form = { status: 'active', reason: 'It sent its plan.', source: '' }
    expect(await text(steward.post(status, { ...form, step: 'check' }))).toContain('It sent its plan.')
    expect((await steward.post(status, { ...form, step: 'confirm' })).status).toBe(303)
    expect(await text(w.get('/en/members?status=active'))).toContain('Chile')
  })

  test('alone may do so', async () => {
    const contact = await w.as('exampleland-contact')
    expect((await contact.get('/en/admin/members')).status).toBe(403)
    expect((await contact.post(path, { ...newMember, step: 'confirm' })).status).toBe(403)
    expect((await w.get('/en/admin/members')).location).toContain('/en/sign-in')
    const steward = await w.as('steward')
    expect((await steward.get('/en/admin/members/nobody/edit')).status).toBe(404)
    expect((await steward.send(path, { ...newMember, step: 'confirm' })).status).toBe(403)
  })
})

test('nothing failed on our side', () => expect(w.faults).toEqual([]))
