import { beforeAll, describe, expect, test } from 'vitest'
import { facts } from '#app/facts.ts'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { findEntryById, listEntries, openRecord, publishCheckpoint, sequence } from '#record'
import { accountsSite } from '#test/accounts-site.ts'
import { appendEveryKind, hostileName } from '#test/every-kind.ts'
import { signerFromSeed } from '../../record/signer.ts'
import { sentenceKeyOf } from '../sentences.ts'

const signer = signerFromSeed('pages.example/record', Buffer.alloc(32, 3))
let site: Awaited<ReturnType<typeof accountsSite>>
let entries: ReadonlyMap<string, string>

const get = async (path: string) => {
  const response = await site.app.request(`${site.origin}${path}`)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const hostileMember = async () => (await findEntryById(site.ctx.db, entries.get('member-admitted') ?? ''))?.about['member'] ?? ''
const indexOf = async (kind: string) => (await findEntryById(site.ctx.db, entries.get(kind) ?? ''))?.index ?? -1

beforeAll(async () => {
  site = await accountsSite()
  await openRecord(site.ctx.db, signer, site.ctx.now())
})

describe('before anything is sealed', () => {
  test('the empty record says why it is empty, in every language', async () => {
    for (const lang of languages) {
      const { status, text } = await get(`/${lang}/record`)
      expect(status).toBe(200)
      expect(text).toContain(words(lang).t('record.empty.title'))
    }
  })

  test('an entry that waits has a page by its id, never kept, then moves to its index', async () => {
    entries = await appendEveryKind(site.ctx)
    const id = entries.get('member-admitted') ?? ''
    const waiting = await get(`/en/record/pending/${id}`)
    expect(waiting.status).toBe(200)
    expect(waiting.headers.get('cache-control')).toBe('no-store')
    expect(waiting.text).toContain(words('en').t('record.entry.sealing'))
    await sequence(site.ctx.db)
    await publishCheckpoint(site.ctx.db, signer, site.ctx.now())
    const moved = await get(`/en/record/pending/${id}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([303, `/en/record/${await indexOf('member-admitted')}`])
  })
})

describe('the page of an entry', () => {
  test('every kind of fact has a sentence of its own and a name', () => {
    for (const { kind } of facts) {
      expect(sentenceKeyOf({ kind, data: {} }), kind).not.toBe('record.sentence.unknown')
      expect(entries.has(kind), `${kind} is shown below`).toBe(true)
    }
  })

  test.each(languages)('tells every kind of fact in %s, with its bytes, escaped', async (lang) => {
    for (const [kind, id] of entries) {
      const entry = await findEntryById(site.ctx.db, id)
      const { status, text } = await get(`/${lang}/record/${entry?.index}`)
      expect(status, kind).toBe(200)
      expect(text, kind).not.toContain('<script>alert')
      expect(text, kind).not.toContain('<b>contracts')
      expect(text, kind).toContain(entry?.leafHash.toString('hex').slice(0, 8))
      expect(text, kind).toContain(words(lang).t('record.entry.sealed'))
      expect(text.match(/\{(member|action|kind)\}/), kind).toBeNull()
    }
  })

  test('shows what was said, what was erased and why', async () => {
    const { text } = await get(`/en/record/${await indexOf('member-joined-action')}`)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;')
    expect(text).not.toContain('Within the limits of our laws')
    expect(text).toContain(`/en/record/${await indexOf('content-redacted')}`)
  })

  test('shows before and after where the entry holds them', async () => {
    const { text } = await get(`/en/record/${await indexOf('member-status-changed')}`)
    expect(text).toContain('>Before<')
    expect(text).toContain('inactive')
  })

  test.each([
    '/en/record/999999',
    '/en/record/-1',
    '/en/record/01',
    '/en/record/1e3',
    '/en/record/pending/nothing',
    '/en/record/pending/018f0000-0000-7000-8000-000000000000',
  ])('%s is not found', async (path) => expect((await get(path)).status).toBe(404))
})

describe('the list', () => {
  test.each([
    ['kind=member-joined-action', 1],
    ['member=hostile&kind=member-withdrew-from-action', 1],
    ['from=2026-01-01&to=2000-01-01', 0],
    ['to=2000-12-31', 0],
    ['kind=nothing', 0],
  ])('%s finds %i', async (query, count) => {
    const { status, text } = await get(`/en/record?${query}`)
    expect(status).toBe(200)
    expect(text).toContain(count === 0 ? words('en').t('record.none.title') : words('en').t('record.list.count', { n: count }))
  })

  test('member=hostile finds every entry about it', async () => {
    const { total } = await listEntries(site.ctx.db, { about: { kind: 'member', id: await hostileMember() }, page: 1, perPage: 1 })
    expect(total).toBeGreaterThan(10)
    expect((await get('/en/record?member=hostile')).text).toContain(words('en').t('record.list.count', { n: total }))
  })

  test('filters that are not understood are said, not applied', async () => {
    const { text } = await get('/en/record?member=nobody&from=2026-02-30&page=0')
    expect(text).toContain(words('en').t('record.list.ignored', { fields: 'Member and From' }))
  })

  test('what was typed comes back escaped', async () => {
    const { status, text } = await get(
      `/en/record?member=${encodeURIComponent('"><script>x')}&kind=${encodeURIComponent(hostileName)}&page=99999999999`,
    )
    expect(status).toBe(200)
    expect(text).not.toContain('<script>')
  })

  test('a page past the end is the last', async () => {
    expect((await get('/en/record?page=4000')).text).toContain(words('en').t('record.table.what'))
  })
})

test.each(languages)('the feed in %s is one entry per act, escaped, invented ones marked', async (lang) => {
  const { status, text, headers } = await get(`/${lang}/record/feed.xml`)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
  const { total } = await listEntries(site.ctx.db, { page: 1, perPage: 1 })
  expect(text.match(/<entry>/g)).toHaveLength(Math.min(total, 50))
  expect(text).not.toContain('<script>')
  expect(text).toContain('term="fictional"')
})

test.each(languages)('the page about verifying in %s names the command, the keys and the limits', async (lang) => {
  const { status, text } = await get(`/${lang}/record/verify`)
  expect(status).toBe(200)
  expect(text).toContain(`npx parvis verify ${site.origin}`)
  expect(text).toContain(signer.verifierKey.text)
  expect(text).toContain(words(lang).t('record.verify.limit.fork'))
})

test('no page was a fault', () => expect(site.faults).toEqual([]))
