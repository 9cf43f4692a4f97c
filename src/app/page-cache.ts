import { IncomingMessage, type ServerOptions, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createBoundedPages } from './page-cache/bounded-pages.ts'
import { chooseCoding, namesTag } from './page-cache/coding.ts'
import { type CodedPage, type KeptPage, keepPage } from './page-cache/kept-page.ts'
import type { PublicVersion } from './page-cache/public-version.ts'

export { createPublicVersion, type PublicVersion } from './page-cache/public-version.ts'

/** How long a sender may take, in milliseconds, and how much a head may hold, in bytes. */
export const serverOptions: ServerOptions = { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 5000, maxHeaderSize: 16_384 }

const cacheHeader = 'x-parvis-cache'
const longestUrl = 2000
const bounds = { bytesMax: 32 * 1_048_576, pagesMax: 2000 }

interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

export interface ListenerParts {
  readonly app: { fetch(request: Request, env: Exchange): Response | Promise<Response> }
  readonly publicVersion: PublicVersion
}

/**
 * The name a stranger's page is kept under: its address, which holds the language, and the colours asked for. Null for
 * whatever is not such a page: another method, a session, an address too long.
 */
export function pageKey({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): string | null {
  if ((method !== 'GET' && method !== 'HEAD') || url === undefined || url.length > longestUrl || headers.authorization !== undefined) return null
  const saving = headers['save-data'] === 'on' ? ' saving' : ''
  const { cookie } = headers
  if (cookie === undefined) return `auto${saving} ${url}`
  // Every cookie of sign-in begins with this word, whatever prefix the browser demands before it.
  if (/(^|[\s;_-])parvis\./i.test(cookie)) return null
  const scheme = /(?:^|;\s*)parvis-scheme=(light|dark)(?:;|$)/.exec(cookie)?.[1] ?? 'auto'
  return `${scheme}${saving} ${url}`
}

/**
 * Answers strangers' pages from bytes made once, everything else through the application. A page is kept under the
 * version read before it was made, and sent only while that version is the current one: what was made before an act is
 * never sent after it. Every request that may act starts a new version, before it is answered.
 */
export function createListener({ app, publicVersion }: ListenerParts): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const pages = createBoundedPages(bounds)
  const making = new Map<string, Promise<KeptPage | Response>>()

  const make = async (key: string, request: Request, exchange: Exchange): Promise<KeptPage | Response> => {
    const version = publicVersion.current()
    const response = await app.fetch(request, exchange)
    const isShared = response.headers.get(cacheHeader) === 'public' && response.status === 200 && request.method === 'GET'
    if (!isShared) return withoutCacheHeader(response)
    const page = keepPage(Buffer.from(await response.arrayBuffer()), response.headers, version)
    pages.set(key, page)
    return page
  }

  /** Strangers who ask for the same page at once wait for one rendering, unless it turns out to be nobody else's. */
  const makeOnce = async (key: string, request: Request, exchange: Exchange): Promise<KeptPage | Response> => {
    const place = `${publicVersion.current()} ${key}`
    const others = await making.get(place)?.catch(() => undefined)
    if (others !== undefined && !(others instanceof Response)) return others
    const mine = make(key, request, exchange)
    making.set(place, mine)
    try {
      return await mine
    } finally {
      if (making.get(place) === mine) making.delete(place)
    }
  }

  const answer = async (request: Request, exchange: Exchange): Promise<Response> => {
    const key = pageKey(exchange.incoming)
    if (key === null) {
      const response = await app.fetch(request, exchange)
      if (request.method !== 'GET' && request.method !== 'HEAD') publicVersion.bump()
      return withoutCacheHeader(response)
    }
    const made = await makeOnce(key, request, exchange)
    if (made instanceof Response) return made
    send(await made.coded(chooseCoding(acceptOf(exchange.incoming))), exchange)
    pages.recount(key, made)
    return RESPONSE_ALREADY_SENT
  }

  const throughApp = getRequestListener((request, { incoming, outgoing }) =>
    incoming instanceof IncomingMessage && outgoing instanceof ServerResponse ? answer(request, { incoming, outgoing }) : new Response(null, { status: 505 }),
  )
  return (incoming, outgoing) => {
    const key = pageKey(incoming)
    const page = key === null ? undefined : pages.get(key)
    const coded = page?.version === publicVersion.current() ? page.ready(chooseCoding(acceptOf(incoming))) : undefined
    if (coded === undefined) void throughApp(incoming, outgoing)
    else send(coded, { incoming, outgoing })
  }
}

function send(coded: CodedPage, { incoming, outgoing }: Exchange): void {
  const known = incoming.headers['if-none-match']
  if (known !== undefined && namesTag(known, coded.tag)) {
    outgoing.writeHead(304, coded.unchangedHead).end()
    return
  }
  outgoing.writeHead(200, coded.head)
  if (incoming.method === 'HEAD') outgoing.end()
  else outgoing.end(coded.bytes)
}

function acceptOf({ headers }: IncomingMessage): string | undefined {
  const accept = headers['accept-encoding']
  return typeof accept === 'string' ? accept : undefined
}

function withoutCacheHeader(response: Response): Response {
  if (response.headers.has(cacheHeader)) response.headers.delete(cacheHeader)
  return response
}
