import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll } from 'vitest'
import { listenLocally } from './listen-locally.ts'

const html = { 'content-type': 'text/html; charset=utf-8' } as const

/** Writes again and again until the other side goes away. */
function write(response: ServerResponse, text: string, everyMs: number): void {
  const timer = setInterval(() => response.write(text), everyMs)
  response.once('close', () => clearInterval(timer))
}

/** Fills the connection as fast as the other side takes it. */
function flood(response: ServerResponse): void {
  const chunk = 'x'.repeat(65_536)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

/** 200 MB of zeros in 200 kB. */
const bomb = gzipSync(Buffer.alloc(200 * 1_048_576))

const answers: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  '/plain': (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('A decree\r\n\r\n of 12 May'),
  '/gone': (response) => response.writeHead(404, html).end('Not here'),
  '/failing': (response) => response.writeHead(500, html).end('Broken'),
  '/picture': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/untyped': (response) => response.writeHead(200).end('x'),
  '/pdf': (response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
  '/json': (response) => response.writeHead(200, { 'content-type': 'application/ld+json' }).end('{"a":1}'),
  '/latin': (response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(Buffer.from('<p>Décret</p>', 'latin1')),
  '/gzip': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('<p>Packed</p>')),
  '/bomb': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb),
  '/false-gzip': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('<p>not packed</p>'),
  '/cut-gzip': (response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('<p>Packed</p>').subarray(0, 20)),
  '/odd-coding': (response) => response.writeHead(200, { ...html, 'content-encoding': 'aes128gcm' }).end('x'),
  '/silent': () => undefined,
  '/drip': (response) => write(response.writeHead(200, html), 'a', 20),
  '/endless': (response) => flood(response.writeHead(200, html)),
  '/says-too-much': (response) => response.writeHead(200, { ...html, 'content-length': 1e12 }).write('x'),
  '/says-more-than-it-gives': (response) => {
    response.writeHead(200, { ...html, 'content-length': 1000 }).write('<p>Short</p>')
    setImmediate(() => response.destroy())
  },
  '/endless-headers': (response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\n')
    response.socket?.on('error', () => undefined)
    write(response, '', 1000)
    const timer = setInterval(() => response.socket?.write(`x-more: ${'x'.repeat(2000)}\r\n`), 5)
    response.once('close', () => clearInterval(timer))
  },
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/metadata': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/with-password': (response) => response.writeHead(302, { location: 'http://ada:secret@office.example/plain' }).end(),
  '/switches': (response) => response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  '/page': (response) => response.writeHead(200, html).end('<title>T</title><h1>Register</h1><script>x()</script><p>Open since 2026</p>'),
}

/**
 * A web server that is slow, endless, lying, or leads elsewhere, by path; `/hops-N` redirects N times before `/page`.
 * `give` puts a page of the test's own at a path, or takes it away with null.
 */
export async function startStrangeServer() {
  const asked: string[] = []
  const own = new Map<string, string | null>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    response.on('error', () => undefined)
    const hops = /^\/hops-(\d+)$/.exec(path)?.[1]
    if (hops !== undefined) return response.writeHead(307, { location: hops === '1' ? '/page' : `/hops-${Number(hops) - 1}` }).end()
    const given = own.get(path)
    if (given !== undefined) return given === null ? response.writeHead(404, html).end('Gone') : response.writeHead(200, html).end(given)
    return (answers[path] ?? answers['/gone'])?.(response)
  })
  const { port, close } = await listenLocally(server)
  afterAll(close)
  return {
    port,
    /** Every path asked for, in order. */
    asked,
    give: (path: string, page: string | null) => own.set(path, page),
    /** An address on a host that only the test's resolver knows. */
    at: (path: string) => `http://office.example:${port}${path}`,
  }
}
