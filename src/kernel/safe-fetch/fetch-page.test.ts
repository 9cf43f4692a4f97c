import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startStrangeServer } from '#test/strange-server.ts'
import { type FetchedPage, fetchPage, publicReach, type Reach } from './fetch-page.ts'
import type { HostAddress } from './resolve-host.ts'

let server: Awaited<ReturnType<typeof startStrangeServer>>
beforeAll(async () => {
  server = await startStrangeServer()
})
beforeEach(() => {
  server.asked.length = 0
})

const here: HostAddress = { address: '127.0.0.1', family: 4 }

/** A reach that permits the server of the test and nothing else of this machine. */
const reach = (over: Partial<Reach> = {}): Reach => ({
  ...publicReach('https://parvis.example'),
  resolve: async (host) => (host.endsWith('.example') ? [here] : []),
  allow: (address, port) => address === '127.0.0.1' && port === server.port,
  limits: { totalMs: 5000, bytesMax: 1_000_000, redirectsMax: 5 },
  ...over,
})
const look = (path: string, over: Partial<Reach> = {}) => fetchPage(server.at(path), reach(over))
const textIn = (page: FetchedPage) => (page.ok ? page.text : page.obstacle)

describe('what can be read is read', () => {
  test.each([
    ['/page', 'html', 'Register\nOpen since 2026'],
    ['/plain', 'text', 'A decree\nof 12 May'],
    ['/latin', 'html', 'Décret'],
    ['/gzip', 'html', 'Packed'],
    ['/json', 'json', '{"a":1}'],
    ['/pdf', 'pdf', null],
  ])('%s', async (path, type, text) => {
    const page = await look(path)
    expect(page).toMatchObject({ ok: true, type, text, address: server.at(path) })
    expect(page.ok && page.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(page.ok && page.textSha256 === null).toBe(text === null)
  })

  test('through five redirects, and no sixth', async () => {
    expect(await look('/hops-5')).toMatchObject({ ok: true, address: server.at('/page') })
    expect(await look('/hops-6')).toMatchObject({ ok: false, obstacle: 'too-many-redirects' })
  })
})

describe('what cannot be read says why', () => {
  test.each([
    ['/gone', 'answered-error', 404],
    ['/failing', 'answered-error', 500],
    ['/picture', 'type-not-read', null],
    ['/untyped', 'type-not-read', null],
    ['/odd-coding', 'type-not-read', null],
    ['/loop', 'too-many-redirects', null],
    ['/bomb', 'too-large', null],
    ['/endless', 'too-large', null],
    ['/says-too-much', 'too-large', null],
    ['/says-more-than-it-gives', 'broken-off', null],
    ['/false-gzip', 'broken-off', null],
    ['/cut-gzip', 'broken-off', null],
    ['/endless-headers', 'broken-off', null],
    ['/switches', 'broken-off', null],
    ['/metadata', 'address-internal', null],
    ['/to-file', 'address-not-taken', null],
    ['/with-password', 'address-not-taken', null],
  ])('%s: %s', async (path, obstacle, status) => expect(await look(path)).toEqual({ ok: false, obstacle, status }))

  test.each(['/silent', '/drip'])('%s ends when its time is over', async (path) => {
    const limits = { totalMs: 300, bytesMax: 1_000_000, redirectsMax: 5 }
    const began = performance.now()
    expect(await look(path, { limits })).toEqual({ ok: false, obstacle: 'too-slow', status: null })
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('a resolver that never answers ends too', async () => {
    const limits = { totalMs: 100, bytesMax: 1000, redirectsMax: 5 }
    expect(textIn(await look('/page', { limits, resolve: () => new Promise(() => undefined) }))).toBe('too-slow')
  })

  test('a host nobody knows, a port nobody listens on, a certificate nobody signed', async () => {
    expect(textIn(await fetchPage('http://nowhere.invalid/', reach()))).toBe('host-unknown')
    const secure = new SMTPServer({ secure: true, logger: false })
    secure.on('error', () => undefined)
    const listening = secure.listen(0, '127.0.0.1')
    await new Promise((resolve) => listening.once('listening', resolve))
    const address = listening.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const allow = () => true
    expect(textIn(await fetchPage(`https://office.example:${port}/`, reach({ allow })))).toBe('certificate-wrong')
    await new Promise<void>((resolve) => secure.close(() => resolve()))
    expect(textIn(await fetchPage(`http://office.example:${port}/`, reach({ allow })))).toBe('not-reachable')
  })
})

describe('nothing inside is reached', () => {
  test('in production this machine is refused, however it is written', async () => {
    const { port } = server
    const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '[::]']
    const answers = await Promise.all(hosts.map((host) => fetchPage(`http://${host}:${port}/page`, publicReach('https://parvis.example'))))
    expect(answers.map(textIn)).toEqual(hosts.map(() => 'address-internal'))
    expect(server.asked).toEqual([])
  })

  test('a host with one internal address among public ones is refused whole', async () => {
    const resolve: Reach['resolve'] = async () => [here, { address: '10.0.0.7', family: 4 }]
    expect(textIn(await look('/page', { resolve }))).toBe('address-internal')
    expect(server.asked).toEqual([])
  })

  test('a name that leads elsewhere a moment later changes nothing: it is resolved once, and the connection held there', async () => {
    const told: string[] = []
    const resolve: Reach['resolve'] = async (host) => {
      told.push(host)
      return told.length === 1 ? [here] : [{ address: '169.254.169.254', family: 4 }]
    }
    expect(await look('/page', { resolve })).toMatchObject({ ok: true, text: 'Register\nOpen since 2026' })
    expect(told).toEqual(['office.example'])
    // After a redirect the name is asked for, and checked, again.
    told.length = 0
    expect(textIn(await look('/hops-1', { resolve }))).toBe('address-internal')
    expect(told).toHaveLength(2)
  })

  test('a redirect to another port of this machine is checked like any address', async () => {
    const other = await startStrangeServer()
    server.give('/elsewhere', null)
    expect(textIn(await fetchPage(other.at('/page'), reach()))).toBe('address-internal')
    expect(other.asked).toEqual([])
  })
})

afterAll(() => server.asked.splice(0))
