import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { Obstructed } from './obstacle.ts'
import type { HostAddress } from './resolve-host.ts'

/** Most bytes of an answer's headers. */
const headerBytesMax = 16_384

/** What is sent with every request: no cookie, no referrer, nothing of the reader. */
const sentHeaders = {
  accept: 'text/html,application/xhtml+xml,text/plain,application/pdf,application/json,text/csv;q=0.9,*/*;q=0.1',
  'accept-encoding': 'gzip, br, identity',
  connection: 'close',
}

/**
 * Asks an address once, and connects to the given network addresses and no other: whatever the name leads to a moment
 * later, the connection stays where it was checked. Answers at the headers; the caller reads or destroys the body.
 */
export function askOnce(
  url: URL,
  addresses: readonly HostAddress[],
  { agent, signal }: { readonly agent: string; readonly signal: AbortSignal },
): Promise<http.IncomingMessage> {
  const pinned: LookupFunction = (_host, options, answer) => {
    const [first] = addresses
    if (first === undefined) answer(new Error('no address'), '')
    else if (options.all === true) answer(null, [...addresses])
    else answer(null, first.address, first.family)
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'GET',
      agent: false,
      lookup: pinned,
      maxHeaderSize: headerBytesMax,
      headers: { ...sentHeaders, 'user-agent': agent },
      signal,
    })
    request.once('response', resolve)
    request.once('error', reject)
    // A switch to another protocol is nothing that can be read.
    request.once('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new Obstructed('broken-off'))
    })
    request.end()
  })
}

const decoders = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  br: () => zlib.createBrotliDecompress(),
  deflate: () => zlib.createInflate(),
} as const

const isCoding = (text: string): text is keyof typeof decoders => Object.hasOwn(decoders, text)

/** Stops a stream that gives more than it may. */
const bounded = (bytesMax: number) =>
  async function* (source: AsyncIterable<Uint8Array>) {
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > bytesMax) throw new Obstructed('too-large')
      yield chunk
    }
  }

/**
 * Reads the body of an answer, unpacked. Bytes are counted as they come and again as they unpack, whatever the headers
 * said of them, and reading stops at the first too many.
 */
export async function readBody(answer: http.IncomingMessage, bytesMax: number, signal: AbortSignal): Promise<Buffer> {
  const said = Number(answer.headers['content-length'] ?? 0)
  if (said > bytesMax) throw new Obstructed('too-large')
  const coding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const chunks: Uint8Array[] = []
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) chunks.push(chunk)
  }
  if (coding === 'identity' || coding === '') await pipeline(answer, bounded(bytesMax), collect, { signal })
  else if (isCoding(coding)) await pipeline(answer, bounded(bytesMax), decoders[coding](), bounded(bytesMax), collect, { signal })
  else throw new Obstructed('type-not-read')
  return Buffer.concat(chunks)
}
