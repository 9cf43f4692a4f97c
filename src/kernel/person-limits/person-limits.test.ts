import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { accountSince } from '#modules/accounts'
import { freshDatabase } from '#test/database.ts'
import type { Db } from '../database.ts'
import type { HttpEnv } from '../http/variables.ts'
import { words } from '../i18n.ts'
import { languages } from '../languages.ts'
import { limits } from '../limits.ts'
import { checkWriting, writerOf } from './check-writing.ts'
import { limitSentence } from './limit-sentence.ts'
import { linksIn } from './writing-rule.ts'

const few = { ...limits, 'texts-per-hour': 3, 'texts-per-day': 5, 'address-texts-per-hour': 8, 'new-account-texts-per-hour': 2 }
const now = new Date('2026-11-23T12:20:00Z')
const old = new Date('2026-01-01T00:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

let db: Db
beforeAll(async () => {
  db = (await freshDatabase({ poolSize: 16 })).db
})

const person = (personId: string, since: Date | null = old, sender = personId) => ({ personId, sender, since })

async function count(writer: ReturnType<typeof person>, times: number, at = now) {
  const answers = []
  for (let n = 0; n < times; n += 1) answers.push(await checkWriting(db, writer, ['words'], at, few))
  return answers
}

describe('what a person may write', () => {
  test('so many an hour, then is told until when, then goes on', async () => {
    const answers = await count(person('a'), 4)
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false])
    expect(answers[3]).toEqual({ ok: false, refusal: 'person-hour', most: 3, until: new Date('2026-11-23T13:00:00Z') })
    expect((await count(person('a'), 3, hours(1))).map((answer) => (answer.ok ? 'ok' : answer.refusal))).toEqual(['ok', 'ok', 'person-day'])
    expect((await count(person('a'), 1, hours(24)))[0]?.ok).toBe(true)
  })

  test('less for a new account, and fewer links', async () => {
    expect((await count(person('b', hours(-1)), 3)).map((answer) => (answer.ok ? 'ok' : answer.refusal))).toEqual([
      'ok',
      'ok',
      'new-account-hour',
    ])
    const links = 'https://a.example https://b.example'
    expect(await checkWriting(db, person('c', hours(-1)), [links], now, few)).toEqual({
      ok: false,
      refusal: 'new-account-links',
      most: 1,
      until: null,
    })
    expect((await checkWriting(db, person('c'), [links], now, few)).ok).toBe(true)
    expect(await checkWriting(db, person('c'), [links.repeat(3)], now, few)).toMatchObject({ refusal: 'links', most: 5 })
  })

  test('an address is counted for everybody behind it; what is refused is not counted', async () => {
    for (let n = 0; n < 8; n += 1) expect((await checkWriting(db, person(`office-${n}`, old, 'office'), ['x'], now, few)).ok).toBe(true)
    const ninth = person('office-9', old, 'office')
    expect(await checkWriting(db, ninth, ['x'], now, few)).toMatchObject({ refusal: 'address-hour' })
    expect((await count({ ...ninth, sender: 'home' }, 3)).every(({ ok }) => ok)).toBe(true)
    expect((await checkWriting(db, { personId: null, sender: 'street', since: null }, ['x'], now, few)).ok).toBe(true)
  })

  test('of twelve texts at once, as many pass as are allowed', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => checkWriting(db, person('racer'), ['x'], now, few)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  })
})

test('links are counted however they are written', () => {
  expect(linksIn('see https://a.example, [b](http://b.example) and www.c.example')).toBe(3)
  expect(linksIn('nothing at a.example/www')).toBe(0)
})

test('a refusal says in each language when one may go on', () => {
  for (const lang of languages) {
    const said = limitSentence(words(lang), { ok: false, refusal: 'person-hour', most: 30, until: hours(1) })
    expect(said).toContain('30')
    expect(said).toContain('13:20')
  }
})

test('the writer of a request is its person, address and the age of the account', async () => {
  const holder = { created_at: old, updated_at: old, name: '', email: 'somebody@mail.example', email_verified: true, image: null }
  await db
    .insertInto('account')
    .values({ id: '01890000-0000-7000-8000-000000000001', mail_language: null, ...holder })
    .execute()
  const since = await accountSince(db, '01890000-0000-7000-8000-000000000001')
  expect(since).toEqual(old)
  expect(await accountSince(db, null)).toBeNull()
  const app = new Hono<HttpEnv>().get('/', (c) => {
    c.set('sender', '192.0.2.1')
    c.set('visitor', null)
    return c.json(writerOf(c, since))
  })
  expect(await (await app.request('http://parvis.example/')).json()).toEqual({
    personId: null,
    sender: '192.0.2.1',
    since: old.toISOString(),
  })
})
