import { beforeEach, describe, expect, test } from 'vitest'
import { owedSoon } from '#app/following/owed-soon.ts'
import { followingPorts, siteFor } from '#app/following/ports.ts'
import { words } from '#kernel/i18n.ts'
import { findAction } from '#modules/collective-actions'
import { forgetUnconfirmed, type OwedBy, remindOwed, sendDigests } from '#modules/following'
import { findMember } from '#modules/members'
import { sequence } from '#record'
import type { Client } from '#test/client.ts'
import { everyDuty } from '#test/every-duty.ts'
import { testOrigin } from '#test/test-record.ts'
import { type World, world } from '#test/world.ts'

const site = siteFor(testOrigin, 'Parvis', 'latn')
const slug = 'transparency-on-lobbying'
let w: World
let action = ''

beforeEach(async () => {
  // A Monday, at noon: the next digests are on Tuesday and on the Monday after.
  w = await world({ now: '2026-11-23T12:00:00Z' })
  action = (await findAction(w.db, slug))?.id ?? ''
})

const send = () => sendDigests(w.ctx, followingPorts, site)
const subject = () => ({ kind: 'action', id: action })
const mails = async (to: string) => (await w.mail()).filter(({ recipient }) => recipient === to)
const linkIn = (text: string, part: string) => new RegExp(`https?://[^/\\s]+(/\\S*${part}\\S*)`).exec(text)?.[1] ?? ''
const keyIn = (text: string) => /key=([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? ''

/** Something happens to the action, and gets its place in the record. */
async function move(client: Client, words = 'Two people who know how') {
  const form = `/en/actions/${slug}/participation`
  const sent = { submission: w.ctx.newId(), count: '1', step: 'check', 'kind-1': 'expertise', 'description-1': words }
  expect((await client.post(form, sent)).status).toBe(303)
  await sequence(w.db)
}

/** Follows with an address alone, and says yes. */
async function followWith(email: string, lang: 'en' | 'fr' | 'ar' = 'en') {
  const reader = w.visit(lang)
  expect((await reader.post(`/${lang}/following`, { ...subject(), email })).location).toBe(`/${lang}/following/sent`)
  const [mail] = await mails(email)
  const key = keyIn(mail?.body ?? '')
  expect((await reader.get(linkIn(mail?.body ?? '', 'confirmation'))).status).toBe(200)
  expect((await reader.post(`/${lang}/following/confirmation`, { ...subject(), key })).status).toBe(303)
  return { reader, key }
}

describe('with an address alone', () => {
  test('what is wrong is said; what does not exist is not found', async () => {
    const wrong = await w.post('/en/following', { ...subject(), email: 'nobody' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('value="nobody"')
    expect((await w.post('/en/following', { kind: 'action', id: w.ctx.newId(), email: 'a@example.org' })).status).toBe(404)
    expect((await w.post('/en/following', { kind: 'member', id: action, email: 'a@example.org' })).status).toBe(404)
  })
  test('nothing is sent before the yes, and what nobody confirmed is forgotten', async () => {
    await w.post('/en/following', { ...subject(), email: 'silent@example.org' })
    await move(await w.as('exampleland-contact'))
    w.advance(8)
    expect(await send()).toBe(0)
    await forgetUnconfirmed(w.db, w.ctx.now())
    expect(await w.db.selectFrom('follower').selectAll().execute()).toEqual([])
    const [mail] = await mails('silent@example.org')
    const dead = await w.post('/en/following/confirmation', { ...subject(), key: keyIn(mail?.body ?? '') })
    expect(dead.status).toBe(410)
  })
  test('a week tells once what moved, in the reader’s language, and nothing when nothing moved', async () => {
    await followWith('amal@example.org', 'fr')
    await move(await w.as('exampleland-contact'))
    expect(await send()).toBe(0)
    w.advance(7)
    expect(await send()).toBe(1)
    expect(await send()).toBe(0)
    const [digest] = await mails('amal@example.org')
    expect(digest?.subject).toContain('1 chose que vous suivez a bougé')
    expect(digest?.body).toContain(`/fr/actions/${slug}`)
    expect(digest?.body).toContain('Démonstration fictive')
    expect(digest?.body).toContain('À faire\u00a0: votre membre peut rejoindre cette action')
    w.advance(7)
    expect(await send()).toBe(0)
    expect(await mails('amal@example.org')).toHaveLength(2)
  })
  test('one request without session ends it and deletes the address (RFC 8058)', async () => {
    const { reader } = await followWith('lea@example.org')
    await move(await w.as('exampleland-contact'))
    w.advance(7)
    await send()
    const row = await w.db.selectFrom('mail_message').select('headers').orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(row.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const address = new URL((row.headers?.['List-Unsubscribe'] ?? '').slice(1, -1))
    const answer = await reader.send(`${address.pathname}${address.search}`, { 'List-Unsubscribe': 'One-Click' })
    expect(answer.status).toBe(200)
    expect(await w.db.selectFrom('follow').selectAll().execute()).toEqual([])
    expect((await reader.get(`/en/account/following${address.search}`)).status).toBe(410)
  })
  test('pause, period and language are changed by the link; what moved in a pause is told after it', async () => {
    const { reader, key } = await followWith('sam@example.org')
    const change = { key, act: 'change', period: 'daily', lang: 'es' }
    expect((await reader.post('/en/account/following', { ...change, period: 'hourly' })).status).toBe(422)
    expect((await reader.post('/en/account/following', { ...change, paused: 'yes' })).status).toBe(303)
    await move(await w.as('exampleland-contact'))
    w.advance(2)
    expect(await send()).toBe(0)
    await reader.post('/en/account/following', change)
    w.advance(1)
    expect(await send()).toBe(1)
    expect((await mails('sam@example.org'))[0]?.subject).toContain('Se movió')
    const stopped = await reader.post('/en/account/following', { ...subject(), key, act: 'stop' })
    expect(stopped.body).toContain('the address is deleted')
    expect(await w.db.selectFrom('follower').selectAll().execute()).toEqual([])
  })
})

describe('signed in', () => {
  test('one press follows, the page says so, and deleting the account deletes it', async () => {
    const watch = await w.as('example-watch-contact')
    const path = `/en/actions/${slug}`
    expect((await watch.get(path)).body).toContain('Follow by mail')
    expect((await watch.post('/en/following', subject())).location).toBe('/en/account/following?done=followed')
    expect((await watch.post('/en/following', subject())).status).toBe(303)
    expect((await watch.get(path)).body).toContain('You follow this')
    expect((await watch.get('/en/account/following')).body).toContain('follows 1 thing')
    expect((await watch.get('/en/account/export')).body).toContain('"follows"')
    expect((await watch.post('/en/account/deletion')).status).toBe(303)
    expect(await w.db.selectFrom('follower').selectAll().execute()).toEqual([])
  })
  test('each thing has its feed', async () => {
    const feed = await w.get(`/en/feeds/action/${action}/feed.xml`)
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(feed.body).toContain('<entry>')
    expect((await w.get(`/en/feeds/member/${action}/feed.xml`)).status).toBe(404)
  })
})

describe('twelve senders at once', () => {
  test('send each digest once', async () => {
    const emails = Array.from({ length: 12 }, (_, at) => `reader${at}@example.org`)
    for (const email of emails) await followWith(email)
    await move(await w.as('exampleland-contact'))
    w.advance(7)
    const written = await Promise.all(Array.from({ length: 12 }, send))
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(12)
    for (const email of emails) expect(await mails(email)).toHaveLength(2)
  })
  test('a digest whose transaction fails is neither sent nor marked', async () => {
    await followWith('patient@example.org')
    await move(await w.as('exampleland-contact'))
    w.advance(7)
    const broken = { ...followingPorts, linesOf: () => Promise.reject(new Error('crash')) }
    await expect(sendDigests(w.ctx, broken, site)).rejects.toThrow('crash')
    expect(await mails('patient@example.org')).toHaveLength(1)
    expect(await send()).toBe(1)
  })
})

describe('reminders', () => {
  const owedIn =
    (days: number): OwedBy =>
    async (_db, memberIds) =>
      memberIds.flatMap((memberId) => ({
        memberId,
        id: `R3/${memberId}`,
        due: new Date(Date.parse('2026-11-23T12:00:00Z') + days * 86_400_000),
        sentence: () => `Carry it (${memberId.slice(0, 4)})`,
        href: '/desk',
      }))
  test('14, 7 and 1 days before, one mail a day at most, none after the stop link', async () => {
    const owed = owedIn(14)
    const first = await remindOwed(w.ctx, owed, site)
    expect(first).toBeGreaterThan(2)
    expect(await remindOwed(w.ctx, owed, site)).toBe(0)
    const sent: number[] = []
    for (let day = 1; day <= 15; day += 1) {
      w.advance(1)
      sent.push(await remindOwed(w.ctx, owed, site))
    }
    expect(sent.flatMap((count, at) => (count > 0 ? [at + 1] : []))).toEqual([7, 13])
    const [mail] = await w.mail()
    const stop = linkIn(mail?.body ?? '', 'following/reminders')
    expect((await w.get(stop)).body).toContain('Stop reminders')
    expect((await w.post(stop)).body).toContain('Reminders are stopped')
    expect(await remindOwed(w.ctx, owedIn(22), site)).toBe(0)
    w.advance(1)
    expect(await remindOwed(w.ctx, owedIn(20), site)).toBe(first - 1)
  })
  test('tell of every kind of thing owed, each once, in one mail, nearest first', async () => {
    const member = await findMember(w.db, 'exampleland')
    if (member === null) throw new Error('no Exampleland')
    const duties = everyDuty(member, '2026-12-06', w.ctx.now()).flatMap(({ due, ...duty }) => (due === null ? [] : [{ ...duty, due }]))
    expect(await remindOwed(w.ctx, async () => duties, site)).toBeGreaterThan(0)
    const { recipient, body } = (await w.mail()).find((mail) => mail.body.includes('/en/')) ?? { recipient: '', body: '' }
    for (const { sentence, href } of duties) {
      expect(body).toContain(sentence(words('en')))
      expect(body).toContain(`/en${href}`)
    }
    expect(body.match(/^\* /gm)).toHaveLength(duties.length)
    expect(await mails(recipient)).toHaveLength(1)
    w.advance(1)
    expect(await remindOwed(w.ctx, async () => duties, site)).toBe(0)
    // What was done meanwhile is reminded of no more; a date that moved is another date.
    w.advance(6)
    const [left] = duties
    const moved = { ...left, due: new Date('2026-12-20T23:59:59.999Z') }
    await remindOwed(w.ctx, async () => (left === undefined ? [] : [left]), site)
    expect((await mails(recipient))[0]?.body.match(/^\* /gm)).toHaveLength(1)
    w.advance(7)
    expect(left === undefined ? 0 : await remindOwed(w.ctx, async () => [{ ...left, ...moved }], site)).toBeGreaterThan(0)
  })
  test('come from the desk: what it shows with a date is what is reminded of', async () => {
    const member = await findMember(w.db, 'exampleland')
    const owed = await owedSoon(w.db, [member?.id ?? ''], w.ctx.now())
    const desk = (await (await w.as('exampleland-contact')).get('/en/desk')).body
    expect(owed.length).toBeGreaterThan(8)
    for (const { href } of owed) expect(desk).toContain(`href="/en${href}"`)
  })
  test('twelve at work remind everybody once', async () => {
    const counts = await Promise.all(Array.from({ length: 12 }, () => remindOwed(w.ctx, owedIn(7), site)))
    const holders = new Set((await w.mail()).map(({ recipient }) => recipient))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(holders.size)
    expect(await w.mail()).toHaveLength(holders.size)
  })
})

test('plans and commitments can be followed from their pages', async () => {
  const plans = await w.get('/en/plans')
  const plan = /href="(\/en\/plans\/[a-z0-9-]+)"/.exec(plans.body)?.[1] ?? ''
  expect((await w.get(plan)).body).toContain('name="kind" value="plan"')
  expect((await w.get('/en/commitments/EX0001')).body).toContain('name="kind" value="commitment"')
})
