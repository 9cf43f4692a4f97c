import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { languages } from '#kernel/languages.ts'
import { decisionsOf, forumDecisions, forumMeetings } from '#modules/forum'
import { findMember } from '#modules/members'
import { projectedRows, redact, replay } from '#record'
import type { Answer, Client, Typed } from '#test/client.ts'
import { type World, world } from '#test/world.ts'

let w: World
let city: Client
let watch: Client
const forum = '/en/members/sample-city/forum'
const example = '/en/members/exampleland/forum'

beforeAll(async () => {
  w = await world()
  city = await w.as('sample-city-contact')
  watch = await w.as('example-watch-contact')
})

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const unescaped = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)

/** The fields a check page carries, as a browser would send them back. */
const carried = ({ body }: Answer): Typed =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      unescaped(value ?? ''),
    ]),
  )

/** Fills an act's form, checks the answers, and sends them. */
async function act(client: Client, path: string, fields: Typed) {
  const asked = await client.get(path)
  const check = await client.post(path, { original: 'en', ...carried(asked), ...fields })
  const sent = carried(check)
  return { asked, check, sent, answer: await client.post(path, sent) }
}

const outcome = async (client: Client, path: string, fields: Typed) => (await act(client, path, fields)).answer
const meetingFields = (day: string) => ({ day, from: '09:00', until: '12:00', place: 'Town Hall', agenda: '1. The plan' })
const seatId = (body: string, at = 0) => [...body.matchAll(/id="seat-([0-9a-f-]{36})"/g)].map(([, id]) => id)[at] ?? ''

describe('a member without a forum', () => {
  test('its page says so in four languages, and offers to establish it to the member alone', async () => {
    for (const lang of languages) expect((await w.get(`/${lang}/members/sample-city/forum`)).status).toBe(200)
    expect((await w.get(forum)).body).not.toContain('forum/establishment')
    expect((await city.get(forum)).body).toContain('/forum/establishment')
    expect((await watch.get(`${forum}/establishment`)).status).toBe(409)
    expect((await w.get('/en/members/example-watch/forum')).status).toBe(404)
    expect((await w.get(`${forum}/meetings/1`)).status).toBe(404)
  })
  test('nothing else can be done before', async () => {
    const { status, body } = await city.get(`${forum}/meetings/new`)
    expect(status).toBe(409)
    expect(body).toContain('The forum is not established yet')
  })
})

describe('a forum from its establishment to a decision', () => {
  test('it is established once, after mending and checking', async () => {
    const path = `${forum}/establishment`
    const wrong = await city.post(path, { submission: w.ctx.newId(), original: 'en', name: 'City forum', purpose: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('value="City forum"')
    const done = await act(city, path, { name: 'City forum', purpose: 'To decide together', 'name-fr': 'Forum de la ville' })
    expect(done.check.body).toContain('Check before you publish')
    expect(done.answer.location).toBe(`${forum}?done=establish`)
    expect((await city.post(path, done.sent)).status).toBe(303)
    expect((await outcome(city, path, { name: 'Another', purpose: 'x', submission: w.ctx.newId() })).status).toBe(409)
    expect((await w.get('/fr/members/sample-city/forum')).body).toContain('Forum de la ville')
  })
  test('rules of procedure have versions; one published again is the same', async () => {
    const path = `${forum}/rules`
    expect((await city.post(path, { submission: w.ctx.newId(), text: '', link: '' })).status).toBe(422)
    expect((await city.post(path, { submission: w.ctx.newId(), link: 'http://insecure.example' })).status).toBe(422)
    for (const text of ['Article 1', 'Article 1', 'Article 1, mended'])
      expect((await outcome(city, path, { text, link: 'https://example.org/rules' })).status).toBe(303)
    const { body } = await w.get(forum)
    expect(body).toContain('Version 2, published on')
    expect(body).not.toContain('Version 3')
  })
  test('seats are filled on both sides, by members and other bodies; what cannot be is said', async () => {
    const path = `${forum}/seats/new`
    const wrong: readonly Typed[] = [{ side: 'government' }, { member: 'example-watch' }, { side: 'government', body: 'Council', kind: '' }]
    for (const fields of wrong) expect((await city.post(path, { submission: w.ctx.newId(), original: 'en', ...fields })).status).toBe(422)
    const twice = { side: 'government', member: 'example-watch', body: 'Council', kind: 'state' }
    expect((await city.post(path, { submission: w.ctx.newId(), original: 'en', ...twice })).status).toBe(422)
    const town = { side: 'government', body: 'City Council', kind: 'local-government' }
    const first = await act(city, path, town)
    expect(first.answer.status).toBe(303)
    expect((await city.post(path, first.sent)).status).toBe(303)
    expect((await w.get(forum)).body).toContain('1 seat, not in parity')
    const watching = { side: 'non-government', member: 'example-watch', representative: 'Somebody Invented' }
    expect((await outcome(city, path, watching)).status).toBe(303)
    const again = await outcome(city, path, watching)
    expect(again.status).toBe(409)
    expect(again.body).toContain('already sits in this forum')
    expect((await outcome(city, path, { side: 'non-government', member: 'france' })).body).toContain('fictional forum')
    expect((await outcome(city, path, { side: 'non-government', member: 'nobody-here' })).body).toContain('No member has this name')
    const { body } = await w.get(forum)
    expect(body).toContain('2 seats, in parity')
    expect(body).toContain('Somebody Invented')
    expect((await w.get('/en/members/example-watch')).body).toContain('City forum')
  })
  test('a chair of the other side then announces a meeting, but fills no seat', async () => {
    const { body } = await city.get(forum)
    expect((await watch.get(`${forum}/meetings/new`)).status).toBe(409)
    const chaired = seatId(body, 1)
    expect((await outcome(city, `${forum}/seats/${chaired}/chair`, {})).status).toBe(303)
    expect((await watch.get(`${forum}/seats/new`)).status).toBe(409)
    const late = await outcome(watch, `${forum}/meetings/new`, meetingFields('2026-01-01'))
    expect(late.status).toBe(409)
    expect(late.body).toContain('It would begin in the past')
    const done = await act(watch, `${forum}/meetings/new`, meetingFields('2026-12-01'))
    expect(done.answer.status).toBe(303)
    expect((await watch.post(`${forum}/meetings/new`, done.sent)).status).toBe(303)
    expect((await outcome(city, `${forum}/meetings/new`, meetingFields('2026-12-01'))).body).toContain('for the same time')
    expect((await outcome(city, `${forum}/meetings/new`, meetingFields('2026-12-15'))).status).toBe(303)
    const bad = { ...meetingFields('2026-12-20'), from: '9h', place: '', link: '' }
    expect((await city.post(`${forum}/meetings/new`, { submission: w.ctx.newId(), original: 'en', ...bad })).status).toBe(422)
  })
  test('a meeting has a calendar; one called off is struck out', async () => {
    expect((await outcome(city, `${forum}/meetings/2/call-off`, { reason: 'The room is closed' })).status).toBe(303)
    const { body, headers } = await w.get(`${forum}/calendar.ics`)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(body).toContain('DTSTART:20261201T090000Z')
    expect(body).toContain('STATUS:CANCELLED')
    expect((await w.get(`${forum}/meetings/1/calendar.ics`)).body).toContain('LOCATION:Town Hall')
    expect((await w.get(`${forum}/meetings/2`)).body).toContain('The room is closed')
  })
  test('it is told after it took place, with minutes and a decision for an action', async () => {
    const report = { 'present-state': '2', 'present-civil-society': '3', results: 'yes', comments: 'yes', text: 'We met.' }
    expect((await city.get(`${forum}/meetings/1/report`)).status).toBe(409)
    expect((await city.get(`${forum}/meetings/1/decision`)).status).toBe(409)
    w.advance(10)
    const empty = { submission: w.ctx.newId(), original: 'en', results: 'yes', comments: 'no' }
    expect((await city.post(`${forum}/meetings/1/report`, empty)).body).toContain('in at least one field')
    const told = await act(city, `${forum}/meetings/1/report`, report)
    expect(told.answer.location).toBe(`${forum}/meetings/1?done=report`)
    expect((await city.post(`${forum}/meetings/1/report`, told.sent)).status).toBe(303)
    expect((await outcome(city, `${forum}/meetings/1/minutes`, { text: 'We met, and decided.' })).status).toBe(303)
    const path = `${forum}/meetings/1/decision`
    const { body } = await city.get(path)
    const target = /<option value="([0-9a-f-]{36})"[^>]*>Collective action/.exec(body)?.[1] ?? ''
    expect(body).toContain('name="present-civil-society" type="text" value="3"')
    const decision = { title: 'Publish contracts', text: 'Every contract is published.', target }
    const present = { 'present-state': '2', 'present-civil-society': '3' }
    expect((await outcome(city, path, { ...decision, ...present })).status).toBe(303)
    const lost = await outcome(city, path, { ...decision, ...present, target: w.ctx.newId(), submission: w.ctx.newId() })
    expect(lost.body).toContain('no longer listed')
    const page = await w.get(`${forum}/decisions/1`)
    expect(page.body).toContain('Taken with civil society: 3 people')
    expect(page.body).toContain('/en/actions/')
    expect((await w.get(`${forum}/meetings/1`)).body).toContain('which could comment on them')
  })
  test('what rules ask of it can be read', async () => {
    const member = (await findMember(w.db, 'sample-city'))?.id ?? ''
    expect(await forumMeetings(w.db, [member])).toMatchObject([{ number: 1, resultsPresented: true, memberId: member }])
    expect(await forumDecisions(w.db, [member])).toMatchObject([{ number: 1, withCivilSociety: true, target: { kind: 'action' } }])
    expect(await decisionsOf(w.db, member)).toMatchObject([{ number: 1, withCivilSociety: true }])
    expect((await w.get('/en/rules/R13')).body).toContain('1 government seat, 1 non-government seat')
  })
  test('a seat ends, and its chair with it', async () => {
    const seat = seatId((await city.get(forum)).body, 1)
    expect((await outcome(city, `${forum}/seats/${seat}/end`, { reason: 'It asked to' })).status).toBe(303)
    expect((await city.get(`${forum}/seats/${seat}/end`)).status).toBe(409)
    expect((await watch.get(`${forum}/meetings/new`)).status).toBe(409)
    expect((await w.get(forum)).body).toContain('It asked to')
  })
})

describe('the demonstration', () => {
  test('Exampleland’s forum is whole, and its member’s page leads to it', async () => {
    const { body, status } = await w.get(example)
    expect(status).toBe(200)
    expect(body).toContain('8 seats, in parity')
    expect((await w.get('/en/members/exampleland')).body).toContain('/en/members/exampleland/forum')
    for (const page of ['meetings/2', 'decisions/1']) expect((await w.get(`${example}/${page}`)).status).toBe(200)
  })
  test('a representative’s name is erased, and a replay gives the same tables', async () => {
    const seat = await w.db.selectFrom('forum_seat').select('entry_id').where('representative', 'is not', null).executeTakeFirstOrThrow()
    const redaction = { target: seat.entry_id, field: 'representative', ground: 'author-request' as const, id: w.ctx.newId() }
    const [at, by] = [w.ctx.now(), { kind: 'instance' as const }]
    await w.db.transaction().execute((trx) => redact(trx, { ...redaction, at, recordedAt: at, by }, facts))
    const before = await projectedRows(w.db, projectedTables)
    await replay(w.db, facts, projectedTables)
    expect(await projectedRows(w.db, projectedTables)).toEqual(before)
    expect(w.faults).toEqual([])
  })
})
