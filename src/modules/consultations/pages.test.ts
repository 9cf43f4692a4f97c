import { beforeAll, describe, expect, test } from 'vitest'
import type { Client, Typed } from '#test/client.ts'
import { type World, world } from '#test/world.ts'

let it: World
let contact: Client
beforeAll(async () => {
  it = await world()
  contact = await it.as('exampleland-contact')
})

const about = {
  step: 'about',
  original: 'en',
  texts: 'en',
  subject: 'local-question',
  'title-en': 'School meals in the open',
  'purpose-en': 'What should a family know?',
}
const terms = {
  'questions-en': 'What first?\nFor whom?',
  'open-en': 'The order',
  'settled-en': 'The budget',
  'reasons-en': 'The council voted it',
  'decider-en': 'The council',
  'themes-en': 'Prices\nKitchens',
}
const dates = {
  audience: 'anyone',
  languages: ['en', 'fr'],
  owed: 'amendment',
  'statements-from': '2026-12-10',
  'statements-to': '2027-01-10',
  'answers-to': '2027-02-10',
}
const all: Typed = { ...about, ...terms, ...dates }
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

describe('announcing', () => {
  test('goes page by page, keeps what was typed, shows the words before they are recorded, and acts once', async () => {
    const first = await contact.get('/en/consultations/new')
    const submission = hidden(first.body, 'submission')
    const missing = await contact.post('/en/consultations/new', { ...about, submission, 'title-en': '' })
    expect(missing.status).toBe(422)
    expect(missing.body).toContain('href="#title-en"')
    expect(missing.body).toContain('What should a family know?')
    const second = await contact.post('/en/consultations/new', { ...about, submission })
    expect(second.status).toBe(200)
    expect(hidden(second.body, 'title-en')).toBe('School meals in the open')
    const uneven = await contact.post('/en/consultations/new', { ...about, ...terms, submission, step: 'terms', 'reasons-en': '' })
    expect(uneven.status).toBe(422)
    const third = await contact.post('/en/consultations/new', { ...about, ...terms, submission, step: 'terms' })
    expect(third.body).toContain('statements-from')
    const check = await contact.post('/en/consultations/new', { ...all, submission, step: 'dates' })
    expect(check.body).toContain('The council')
    for (const _ of [1, 2]) {
      const done = await contact.post('/en/consultations/new', { ...all, submission, step: 'check' })
      expect([done.status, done.location]).toEqual([303, '/en/consultations/school-meals-in-the-open?done=announced'])
    }
  })

  test.each([
    ['notice', { 'statements-from': '2026-11-30' }, 'too soon'],
    ['length', { 'statements-to': '2026-12-15' }, 'long enough'],
    ['title', {}, 'same title'],
  ])('R7 and the title are refused with a sentence: %s', async (_, changed, sentence) => {
    const title = sentence === 'same title' ? {} : { 'title-en': 'Another title' }
    const answer = await contact.post('/en/consultations/new', { ...all, ...title, ...changed, submission: it.ctx.newId(), step: 'check' })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain(sentence)
  })

  test('is for who acts for a member, about what is its own', async () => {
    expect((await it.visit().get('/en/consultations/new')).status).toBe(303)
    const foreign = { ...all, 'title-en': 'Foreign plan', subject: `plan/${it.ctx.newId()}`, submission: it.ctx.newId(), step: 'check' }
    expect((await contact.post('/en/consultations/new', foreign)).status).toBe(409)
  })
})

describe('the page', () => {
  const address = '/en/consultations/school-meals-in-the-open'

  test.each(['fr', 'en', 'es', 'ar'] as const)('says in %s what can change, when, and who decides', async (lang) => {
    const { status, body } = await it.get(`/${lang}/consultations/school-meals-in-the-open`)
    expect(status).toBe(200)
    for (const part of ['The order', 'The budget', 'The council voted it', 'What first?', 'name="kind" value="consultation"'])
      expect(body).toContain(part)
    expect((await it.get(`/${lang}/consultations`)).body).toContain('School meals in the open')
  })

  test('an unknown one is not found', async () => {
    for (const part of ['', '/statements', '/map', '/choices.csv', '/meetings/x.ics']) {
      expect((await it.get(`/en/consultations/nothing${part}`)).status, part).toBe(404)
    }
  })

  test('extending tells the day before and the reason; shortening is refused and keeps what was typed', async () => {
    const shorter = await contact.post(`${address}/extensions`, { phase: 'statements', after: '2027-01-05', reason: 'We are in a hurry' })
    expect(shorter.status).toBe(409)
    expect(shorter.body).toContain('We are in a hurry')
    const sent = { phase: 'statements', after: '2027-01-20', reason: 'Schools were closed' }
    expect((await contact.post(`${address}/extensions`, sent)).status).toBe(303)
    const { body } = await it.get(address)
    expect(body).toContain('Schools were closed')
    expect(body).toContain('2027-01-20')
  })

  test('documents and meetings are told once; a meeting has its calendar file, then its minutes', async () => {
    const document = { submission: it.ctx.newId(), title: 'The price list', link: 'https://example.org/prices', language: 'en' }
    for (const _ of [1, 2]) expect((await contact.post(`${address}/documents`, document)).status).toBe(303)
    expect((await contact.post(`${address}/documents`, { ...document, link: 'http://example.org' })).status).toBe(422)
    const meeting = {
      submission: it.ctx.newId(),
      title: 'In the town hall',
      startsAt: '2026-12-12T17:00',
      endsAt: '2026-12-12T19:00',
      place: 'Town hall',
      agenda: 'Prices\nKitchens',
    }
    for (const _ of [1, 2]) expect((await contact.post(`${address}/meetings`, meeting)).status).toBe(303)
    expect((await contact.post(`${address}/meetings`, { ...meeting, place: '' })).status).toBe(422)
    expect(
      (await contact.post(`${address}/meetings`, { ...meeting, submission: it.ctx.newId(), startsAt: '2020-01-01T10:00' })).status,
    ).toBe(409)
    const shown = (await it.get(address)).body
    expect(shown.match(/The price list/g)).toHaveLength(1)
    const file = /meetings\/([0-9a-f-]+)\.ics/.exec(shown)
    const calendar = await it.get(`${address}/meetings/${file?.[1]}.ics`)
    expect(calendar.headers.get('content-type')).toContain('text/calendar')
    expect(calendar.body).toContain('DTSTART:20261212T170000Z')
    const minutes = { meeting: file?.[1] ?? '', 'came-public': '14', 'came-government': '2', minutes: 'Prices were read out.' }
    expect((await contact.post(`${address}/minutes`, minutes)).status).toBe(409)
    it.advance(25)
    expect((await contact.post(`${address}/minutes`, minutes)).status).toBe(303)
    expect((await contact.post(`${address}/minutes`, minutes)).status).toBe(409)
    expect((await it.get(address)).body).toContain('14 members of the public and 2 from government')
    expect((await contact.post(`${address}/cancellations`, { meeting: minutes.meeting, reason: 'Snow' })).status).toBe(409)
  })

  test('once over it is closed, then reported', async () => {
    expect((await contact.post(`${address}/report`, { summary: 'Nobody came.', changed: 'Nothing.' })).status).toBe(409)
    it.advance(45)
    // A session does not last so long.
    contact = await it.as('exampleland-contact')
    expect((await contact.post(`${address}/closing`)).status).toBe(303)
    expect((await contact.post(`${address}/report`, { summary: 'Nobody came.', changed: 'Nothing.' })).status).toBe(303)
    const { body } = await it.get(address)
    expect(body).toContain('Nobody came.')
    expect(body).toContain('Too few people weighed statements')
    expect(it.faults).toEqual([])
  })
})
