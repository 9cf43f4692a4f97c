import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SentForm, Uploads } from '#kernel/file-store/kept-file.ts'
import { sha256Of } from '#kernel/file-store/sha256.ts'
import { createUploads, keptField, removedField } from '#kernel/file-store/uploads.ts'
import type { HttpEnv } from '#kernel/http/variables.ts'
import { words } from '#kernel/i18n.ts'
import { storeForTests } from '#test/file-store.ts'
import { type World, world } from '#test/world.ts'
import { fileRoutes, sealOffFiles } from './routes.ts'

const pdf = Buffer.from('%PDF-1.7\nA decree\n%%EOF\n')
const hash = sha256Of(pdf)

describe('a file has an address of its own', () => {
  const store = storeForTests()
  const app = new Hono<HttpEnv>().use('/files/*', sealOffFiles).route('/', fileRoutes(store))
  beforeAll(async () => {
    await store.put(pdf)
  })

  test('it is saved under its name, does nothing in the browser, and never changes', async () => {
    const answer = await app.request(`/files/${hash}/${encodeURIComponent('Décret "12".pdf')}`)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Decret 12.pdf"; filename*=UTF-8''D%C3%A9cret%2012.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${hash}"`,
    })
    expect((await app.request(`/files/${hash}/a.pdf`, { headers: { 'if-none-match': `"${hash}"` } })).status).toBe(304)
  })
})

describe('on the site', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ demo: false })
  })

  test.each([
    ['nothing kept', `/files/${hash}/a.pdf`],
    ['no hash', '/files/secret/a.pdf'],
    ['an ending that is not taken', `/files/${hash}/a.html`],
  ])('%s: a page that helps', async (_what, path) => {
    const answer = await w.get(path, { 'accept-language': 'fr' })
    expect(answer.status).toBe(404)
    expect(answer.body).toContain('Cette page n’existe pas')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(w.faults).toEqual([])
  })
})

describe('a file field', () => {
  const uploads: Uploads = createUploads(storeForTests(), 'secret')
  const sent = (over: Partial<SentForm> = {}): SentForm => ({
    files: [],
    form: {},
    words: words('en', 'latn'),
    visitor: { accountId: 'ada' },
    ...over,
  })
  const withFile = (name: string, bytes: Buffer) => sent({ files: [{ field: 'file', file: new File([new Uint8Array(bytes)], name) }] })
  const keptBy = async (form: SentForm) => {
    const read = await uploads.read(form, 'file')
    return read.kind === 'kept' ? read : null
  }

  test('keeps what passes, and gives it back by its token when the form comes again', async () => {
    const first = await keptBy(withFile('Decree.PDF', pdf))
    expect(first?.file).toEqual({ sha256: hash, name: 'Decree.pdf', type: 'pdf', bytes: pdf.length })
    expect(await uploads.store.get(hash)).toEqual(pdf)
    const again = await keptBy(sent({ form: { [keptField('file')]: first?.token ?? '' } }))
    expect(again).toEqual(first)
  })

  test('a token of somebody else, or changed, carries nothing', async () => {
    const token = (await keptBy(withFile('a.pdf', pdf)))?.token ?? ''
    expect(await keptBy(sent({ visitor: { accountId: 'bob' }, form: { [keptField('file')]: token } }))).toBe(null)
    expect(await keptBy(sent({ form: { [keptField('file')]: token.replace(/^./, 'z') } }))).toBe(null)
    expect(await keptBy(sent({ form: { [keptField('file')]: 'x.y.z' } }))).toBe(null)
  })

  test('a new file replaces the kept one, and the box takes it out', async () => {
    const token = (await keptBy(withFile('a.pdf', pdf)))?.token ?? ''
    const kept = { [keptField('file')]: token }
    expect((await keptBy({ ...withFile('b.txt', Buffer.from('b')), form: kept }))?.file.name).toBe('b.txt')
    expect(await uploads.read(sent({ form: { ...kept, [removedField('file')]: 'yes' } }), 'file')).toEqual({ kind: 'none' })
  })

  test('what does not pass is not kept', async () => {
    const script = Buffer.from('<script>')
    expect(await uploads.read(withFile('a.pdf', script), 'file')).toMatchObject({
      kind: 'problem',
      problem: 'not-what-it-says',
      error: { field: 'file', message: expect.stringContaining('save it in the right format') },
    })
    expect(await uploads.store.get(sha256Of(script))).toBe(null)
  })
})
