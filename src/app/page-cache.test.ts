import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { createBoundedPages } from './page-cache/bounded-pages.ts'
import { keepPage } from './page-cache/kept-page.ts'
import { createListener, createPublicVersion, serverOptions } from './page-cache.ts'

/** A promise that a test keeps until it resolves it. */
function openable() {
  let resolve = () => {}
  const promise = new Promise<void>((open) => {
    resolve = open
  })
  return { promise, resolve: () => resolve() }
}

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A small site whose page says how often it was made; `hold` keeps a rendering waiting. */
async function smallSite() {
  const state = { made: 0, text: 'before', hold: async () => {} }
  const app = new Hono()
  app.get('/:lang{fr|en}/page', async (c) => {
    state.made += 1
    const text = state.text
    await state.hold()
    const fill = c.req.query('q') ?? ''
    return c.html(`${text} ${c.req.header('cookie') ?? ''} ${fill} ${'word '.repeat(500)}`, 200, {
      'x-parvis-cache': 'public',
      'x-frame-options': 'DENY',
      'x-request-id': String(state.made),
    })
  })
  app.get('/en/private', (c) => c.text(`${++state.made}`))
  app.post('/en/act', (c) => {
    state.text = 'after'
    return c.redirect('/en/page', 303)
  })
  const publicVersion = createPublicVersion(() => new Date(0))
  const server = createServer(serverOptions, createListener({ app, publicVersion }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => new Promise((resolve) => server.close(() => resolve())))
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
      })
      sent.on('error', reject)
      sent.end()
    })
  return { state, publicVersion, port, ask }
}

test('a page is made once for strangers, keeps its security headers and loses its mark', async () => {
  const { state, ask } = await smallSite()
  const answers = [await ask('/en/page'), await ask('/en/page')]
  expect(state.made).toBe(1)
  for (const { headers } of answers) {
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['x-parvis-cache']).toBeUndefined()
    expect(headers['vary']).toContain('accept-encoding')
  }
  expect(answers[0]?.body).toEqual(answers[1]?.body)
})

test('each coding has a tag of its own, and answers 304 to it alone', async () => {
  const { ask } = await smallSite()
  const tags = new Set<string>()
  for (const coding of ['br', 'gzip', 'identity']) {
    const { headers } = await ask('/en/page', { 'accept-encoding': coding })
    expect(headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding)
    const tag = headers.etag ?? ''
    tags.add(tag)
    expect((await ask('/en/page', { 'accept-encoding': coding, 'if-none-match': `W/${tag}` })).status).toBe(304)
  }
  expect(tags.size).toBe(3)
  expect((await ask('/en/page', { 'if-none-match': '"other"' })).status).toBe(200)
})

test('HEAD says the length and sends nothing', async () => {
  const { ask } = await smallSite()
  const { body } = await ask('/en/page')
  const head = await ask('/en/page', {}, 'HEAD')
  expect(head.body).toHaveLength(0)
  expect(head.headers['content-length']).toBe(String(body.length))
})

test('an act makes every page anew', async () => {
  const { ask } = await smallSite()
  expect((await ask('/en/page')).body.toString()).toMatch(/^before/)
  expect((await ask('/en/act', {}, 'POST')).status).toBe(303)
  expect((await ask('/en/page')).body.toString()).toMatch(/^after/)
})

test('a page whose making began before an act is not given to whoever asks after it', async () => {
  const { state, ask } = await smallSite()
  const started = openable()
  const gate = openable()
  state.hold = () => {
    started.resolve()
    return gate.promise
  }
  const early = ask('/en/page')
  await started.promise
  state.hold = async () => {}
  await ask('/en/act', {}, 'POST')
  expect((await ask('/en/page')).body.toString()).toMatch(/^after/)
  gate.resolve()
  expect((await early).body.toString()).toMatch(/^before/)
  expect((await ask('/en/page')).body.toString()).toMatch(/^after/)
})

test('strangers who ask at once wait for one rendering', async () => {
  const { state, ask } = await smallSite()
  const gate = openable()
  state.hold = () => gate.promise
  const asked = Array.from({ length: 8 }, () => ask('/en/page'))
  setTimeout(gate.resolve, 50)
  await Promise.all(asked)
  expect(state.made).toBe(1)
})

test.each(['parvis.session_token=a', '__Secure-parvis.session_token=a', 'parvis-scheme=dark; parvis.session_token=a'])(
  '%s is never kept',
  async (cookie) => {
    const { state, ask } = await smallSite()
    await ask('/en/page')
    await ask('/en/page', { cookie })
    await ask('/en/page', { cookie })
    expect(state.made).toBe(3)
  },
)

test('colours, Save-Data and query have pages of their own; what is not marked is made each time', async () => {
  const { state, ask } = await smallSite()
  const ways: [string, Record<string, string>][] = [
    ['/en/page', {}],
    ['/en/page', { cookie: 'parvis-scheme=dark' }],
    ['/en/page', { 'save-data': 'on' }],
    ['/en/page?q=1', {}],
    ['/fr/page', {}],
  ]
  for (const [path, headers] of [...ways, ...ways]) await ask(path, headers)
  expect(state.made).toBe(5)
  await ask('/en/private')
  await ask('/en/private')
  expect(state.made).toBe(7)
})

test.each(['/%', '//x', '/en/%ff', '*', 'http://elsewhere.example/en/page', '/\\x', '/en/page?%'])('%s is answered', async (target) => {
  const { port, ask } = await smallSite()
  const socket = connect(port, '127.0.0.1')
  socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  const [first] = await once(socket, 'data')
  expect(String(first)).toMatch(/^HTTP\/1\.1 (200|30\d|40\d)/)
  socket.destroy()
  expect((await ask('/en/page')).status).toBe(200)
})

test('memory is bounded in pages and in bytes, also when a page grows; the least recently read leaves', async () => {
  const pages = createBoundedPages({ bytesMax: 10_000, pagesMax: 3 })
  const sized = (bytes: number) => keepPage(Buffer.alloc(bytes, 'a'), new Headers(), '0')
  for (const key of ['a', 'b', 'c']) pages.set(key, sized(100))
  pages.get('a')
  pages.set('d', sized(100))
  expect(['a', 'b', 'c', 'd'].filter((key) => pages.get(key) !== undefined)).toEqual(['a', 'c', 'd'])
  pages.set('big', sized(9_900))
  expect(pages.bytes).toBeLessThanOrEqual(10_000)
  pages.set('larger', sized(20_000))
  expect(pages.get('larger')).toBeUndefined()
  const grown = sized(100)
  pages.set('grown', grown)
  const before = pages.bytes
  await grown.coded('br')
  pages.recount('grown', grown)
  expect(pages.bytes).toBeGreaterThan(before)
})
