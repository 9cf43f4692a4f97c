import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { standingOf } from '#app/rules.ts'
import { joinAction } from '#modules/collective-actions'
import { ruleText } from '#modules/declaration'
import { projectedRows, replay, verifyDatabase } from '#record'
import type { Client } from '#test/client.ts'
import { type World, world } from '#test/world.ts'

let w: World
let [contact, first, second]: Client[] = []

const action = '/en/actions/transparency-on-lobbying'
const text = 'Two clerks of the lobby register, and what they wrote about Jane Roe.'
let spoken = ''

/** Exampleland joins an action with words of its point of contact; gives the entry. */
async function joinWithWords(): Promise<string> {
  const { id: member } = await w.db.selectFrom('member').select('id').where('slug', '=', 'exampleland').executeTakeFirstOrThrow()
  const mandate = await w.db
    .selectFrom('mandate')
    .select('id')
    .where('member_id', '=', member)
    .where('kind', '=', 'point-of-contact')
    .executeTakeFirstOrThrow()
  const contribution = { kind: 'expertise', description: text, link: null, from: null, to: null, amount: null } as const
  const form = { submission: w.ctx.newId(), contributions: [contribution], reservation: 'Within our laws.' }
  const joined = await joinAction(w.ctx, mandate, 'transparency-on-lobbying', form)
  if (!joined.ok) throw new Error(joined.refusal)
  return joined.fact.entryId
}

const client = (one: Client | undefined): Client => {
  if (one === undefined) throw new Error('not signed in yet')
  return one
}
const caseId = async () =>
  (await w.db.selectFrom('moderation_case').select('id').orderBy('opened_at', 'desc').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
const report = (who: Client, entry: string, more: Record<string, string | string[]> = {}) =>
  who.post(`/en/moderation/report?entry=${entry}`, {
    submission: w.ctx.newId(),
    entry,
    fields: 'contribution-1',
    ground: 'insult',
    words: 'It calls them names.',
    ...more,
  })
const decide = async (who: Client, more: Record<string, string | string[]> = {}) =>
  who.post(`/en/moderation/cases/${await caseId()}/decision`, {
    decision: 'remove',
    ground: 'insult',
    fields: 'contribution-1',
    reason: 'It insults a named person.',
    ...more,
  })
const answer = async (who: Client, what: 'second-opinion' | 'appeal-decision', yes: boolean) =>
  who.post(`/en/moderation/cases/${await caseId()}/${what}`, { answer: yes ? 'yes' : 'no', reason: 'Read twice.' })
const mailsTo = async (part: string) => (await w.mail()).filter(({ recipient }) => recipient.includes(part))

beforeAll(async () => {
  w = await world({ consultations: false })
  ;[contact, first, second] = [await w.as('exampleland-contact'), await w.as('moderator'), await w.as('second-moderator')]
  w.advance(2)
  spoken = await joinWithWords()
})

describe('reporting', () => {
  test('shows the words, asks for a ground, keeps what was typed', async () => {
    const id = spoken
    const page = await client(contact).get(`/en/moderation/report?entry=${id}&field=contribution-1`)
    expect(page.body).toContain(text.slice(0, 30))
    const wrong = await report(client(contact), id, { ground: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Choose a ground')
    expect(wrong.body).toContain('It calls them names.')
    expect((await report(client(contact), id, { words: 'x'.repeat(1001) })).status).toBe(422)
    expect((await w.visit().get('/en/moderation/report?entry=00000000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('asks strangers for a second of work or a short wait, then takes the same form', async () => {
    const id = spoken
    const stranger = w.visit()
    const sent = { submission: w.ctx.newId() }
    const held = await report(stranger, id, sent)
    expect(held.status).toBe(422)
    expect(held.body).toContain('It calls them names.')
    const patience = /name="patience" value="([^"]+)"/.exec(held.body)?.[1] ?? ''
    expect((await report(stranger, id, { ...sent, patience })).body).toContain('A little more patience')
    w.advance(1 / 1440)
    expect((await report(stranger, id, { ...sent, patience })).status).toBe(303)
    expect((await report(stranger, id, { ...sent, patience })).body).toContain('used already')
    expect(await w.db.selectFrom('moderation_report').select('id').execute()).toHaveLength(1)
  })

  test('a person reports a case once; the same form twice is one report', async () => {
    const id = spoken
    const form = { submission: w.ctx.newId() }
    const watch = await w.as('example-watch-contact')
    expect((await report(watch, id, form)).status).toBe(303)
    expect((await report(watch, id, form)).status).toBe(303)
    const again = await report(watch, id)
    expect(again.status).toBe(409)
    expect(again.body).toContain('You reported these words already')
    expect(await w.db.selectFrom('moderation_case').select('id').where('entry_id', '=', id).execute()).toHaveLength(1)
  })
})

describe('a removal', () => {
  test('needs the mandate, a ground, and another person', async () => {
    expect((await client(contact).get('/en/moderation/queue')).status).toBe(403)
    expect((await client(first).get('/en/moderation/queue')).body).toContain('1 case waits')
    expect((await client(first).get(`/en/moderation/cases/${await caseId()}`)).body).toContain('2 reports')
    expect((await decide(client(first), { reason: '' })).status).toBe(422)
    expect((await decide(client(first), { ground: '' })).status).toBe(422)
    expect((await decide(client(first), { fields: [] })).status).toBe(409)
    expect((await decide(client(first))).status).toBe(303)
    expect((await decide(client(second))).status).toBe(409)
    expect((await answer(client(first), 'second-opinion', true)).status).toBe(409)
  })

  test('takes the words off every page, tells the author why, and is a public entry without them', async () => {
    const id = spoken
    expect((await w.visit().get(action)).body).toContain(text.slice(0, 25))
    expect((await answer(client(second), 'second-opinion', true)).status).toBe(303)
    for (const path of [action, '/en/members/exampleland', `${action}/participants.json`, '/en/moderation'])
      expect((await w.visit().get(path)).body).not.toContain(text.slice(0, 25))
    const entry = (await w.visit().get(`/en/record/pending/${id}`)).location ?? `/en/record/pending/${id}`
    const told = (await w.visit().get(entry)).body
    expect(told).not.toContain(text.slice(0, 25))
    expect(told).toContain('by moderation')
    const [mail] = await mailsTo('exampleland-contact')
    expect(mail?.body).toContain('It insults a named person.')
    expect(mail?.body).toContain('Attack on a person')
    expect((await mailsTo('example-watch-contact'))[0]?.body).toContain('They were taken off the pages')
    const list = (await w.visit().get('/en/moderation')).body
    expect(list).toContain('1 led to a removal.')
    expect(list).toMatch(/\/en\/moderation\/removals\/[0-9a-f-]{36}/)
  })

  test('is explained to its author, who appeals once; a stranger reads the ground and nothing else', async () => {
    const { removal_id: removal } = await w.db
      .selectFrom('moderation_case')
      .select('removal_id')
      .where('id', '=', await caseId())
      .executeTakeFirstOrThrow()
    const page = `/en/moderation/removals/${removal}`
    const own = (await client(contact).get(page)).body
    for (const part of ['It insults a named person.', 'Your words', 'You can appeal until']) expect(own).toContain(part)
    const other = (await w.visit().get(page)).body
    expect(other).toContain('Attack on a person')
    expect(other).not.toContain('It insults a named person.')
    expect((await (await w.as('sample-city-contact')).post(page, { appeal: 'Mine.' })).status).toBe(409)
    expect((await client(contact).post(page, { appeal: ' ' })).status).toBe(422)
    expect((await client(contact).post(page, { appeal: 'It names nobody.' })).status).toBe(303)
    expect((await client(contact).post(page, { appeal: 'Another text.' })).status).toBe(409)
    expect((await answer(client(first), 'appeal-decision', true)).status).toBe(409)
  })

  test('is undone by an appeal: the words are back everywhere, the record and a replay agree', async () => {
    expect((await answer(client(second), 'appeal-decision', true)).status).toBe(303)
    expect((await w.visit().get(action)).body).toContain(text.slice(0, 25))
    expect((await mailsTo('exampleland-contact'))[0]?.subject).toContain('your appeal is granted')
    expect((await w.visit().get('/en/moderation')).body).toContain('after an appeal')
    await w.seal()
    expect(await verifyDatabase(w.db)).toMatchObject({ ok: true, findings: [] })
    const rows = await projectedRows(w.db, projectedTables)
    await replay(w.db, facts, projectedTables)
    expect(await projectedRows(w.db, projectedTables)).toEqual(rows)
  })

  test('on an urgent ground does not wait, and comes back when the second opinion differs', async () => {
    const id = spoken
    await report(await w.as('sample-city-contact'), id, { ground: 'personal-data' })
    expect((await decide(client(first), { ground: 'personal-data' })).status).toBe(303)
    expect((await w.visit().get(action)).body).not.toContain(text.slice(0, 25))
    expect((await standingOf(w.db, ruleText('R14'), w.ctx.now())).counts).toMatchObject({ met: 1, missed: 0 })
    expect((await answer(client(second), 'second-opinion', false)).status).toBe(303)
    expect((await w.visit().get(action)).body).toContain(text.slice(0, 25))
    expect((await mailsTo('exampleland-contact'))[0]?.subject).toContain('your words came back')
  })
})

describe('erasing one’s own words', () => {
  test('lists them, checks, erases for good: counts stay, the record verifies, a replay agrees', async () => {
    const id = spoken
    const before = (await w.visit().get(action)).body
    expect((await (await w.as('sample-city-contact')).get(`/en/account/words/${id}`)).status).toBe(404)
    const check = await client(contact).get(`/en/account/words/${id}`)
    expect(check.body).toContain(text.slice(0, 25))
    expect(check.body).toContain('cannot be undone')
    expect((await client(contact).post(`/en/account/words/${id}`, {})).status).toBe(422)
    expect((await client(contact).post(`/en/account/words/${id}`, { fields: 'contribution-1' })).status).toBe(303)
    expect((await client(contact).post(`/en/account/words/${id}`, { fields: 'contribution-1' })).status).toBe(409)
    const after = (await w.visit().get(action)).body
    expect(after).not.toContain(text.slice(0, 25))
    const members = (page: string) => page.match(/id="m-[a-z-]+"/g)?.length
    expect(members(after)).toBe(members(before))
    await w.seal()
    const verified = await verifyDatabase(w.db)
    expect(verified).toMatchObject({ ok: true, findings: [] })
    expect(verified.words.redacted).toBeGreaterThan(0)
    const rows = await projectedRows(w.db, projectedTables)
    await replay(w.db, facts, projectedTables)
    expect(await projectedRows(w.db, projectedTables)).toEqual(rows)
    expect(w.faults).toEqual([])
  })
})
