import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { cacheHeader } from '#ui'
import { type BoundedPages, createBoundedPages } from './page-cache/bounded-pages.ts'
import { type Coding, chooseCoding, namesTag } from './page-cache/coding.ts'
import { type CodedPage, type KeptPage, keepPage } from './page-cache/kept-page.ts'
import { isPageAddress, type PageKey, pageKeyOf, requestOf } from './page-cache/page-key.ts'
import type { PublicVersion } from './page-cache/public-version.ts'

export { createPublicVersion, type PublicVersion } from './page-cache/public-version.ts'

/** Limits of the server: 16 kB of headers, 15 s to send them, two minutes to send a form with its files. */
export const serverOptions: ServerOptions = {
  maxHeaderSize: 16_384,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
}

/** What answers requests: the site, or a small one in tests. */
export interface Answering {
  fetch(request: Request, bindings?: object): Response | Promise<Response>
}

export interface CacheBounds {
  readonly bytesMax: number
  readonly pagesMax: number
}

export interface ListenerParts {
  readonly app: Answering
  readonly publicVersion: PublicVersion
  /** Bounds of the pages without a query. Pages with one have a quarter of them, apart, and cannot push the others out. */
  readonly bounds?: CacheBounds
}

const MEGABYTE = 1_048_576
const addressLengthMax = 8192

/** Answers every request: strangers' pages from memory while public data stands still, the rest from the application. */
export function createListener({
  app,
  publicVersion,
  bounds = { bytesMax: 24 * MEGABYTE, pagesMax: 2000 },
}: ListenerParts): RequestListener {
  const rest = getRequestListener((request, bindings) => answer(app, publicVersion, request, bindings), { overrideGlobalObjects: false })
  const pages = createPages(app, publicVersion, bounds)
  const late = async (key: PageKey, coding: Coding, incoming: IncomingMessage, outgoing: ServerResponse) => {
    const found = await pages.make(key, { incoming, outgoing })
    if (found === null) return rest(incoming, outgoing)
    if (found instanceof Response) return getRequestListener(() => found, { overrideGlobalObjects: false })(incoming, outgoing)
    const coded = found.coded(coding)
    pages.recount(key, found)
    send(incoming, outgoing, coded)
  }
  return (incoming, outgoing) => {
    const key = pageKeyOf(incoming)
    const coding = chooseCoding(headerOf(incoming, 'accept-encoding'))
    const ready = key === null ? undefined : pages.get(key)?.ready(coding)
    if (ready !== undefined) return send(incoming, outgoing, ready)
    const refusal = refusalOf(incoming)
    if (refusal !== null) return refuse(outgoing, refusal)
    if (key === null || !isPageAddress(key.address)) return void rest(incoming, outgoing)
    late(key, coding, incoming, outgoing).catch(() => outgoing.destroy())
  }
}

/** Gives the application's answer without our mark; an act that may have changed public data moves its version first. */
async function answer(app: Answering, publicVersion: PublicVersion, request: Request, bindings: object): Promise<Response> {
  const acts = request.method !== 'GET' && request.method !== 'HEAD' && !changesNothingPublic(new URL(request.url).pathname)
  let committed = acts
  try {
    const response = await app.fetch(request, bindings)
    // A fault may come after the commit: only a refusal (4xx) says that nothing changed.
    committed = acts && (response.status < 400 || response.status >= 500)
    return unmarked(response, request.method)
  } finally {
    if (committed) publicVersion.bump()
  }
}

// Votes and statements that wait are private: what they change in public is told when the opinion map is drawn anew.
const privatePath = /^\/[a-z]{2}\/consultations\/[^/]+\/(?:statements|suggestions)$/
const changesNothingPublic = (path: string) => path === '/preferences' || path.startsWith('/api/auth/') || privatePath.test(path)

function unmarked(response: Response, method: string): Response {
  if (!response.headers.has(cacheHeader)) return response
  response.headers.delete(cacheHeader)
  const personal = response.headers.has('set-cookie') || (method !== 'GET' && method !== 'HEAD')
  if (personal) response.headers.set('cache-control', 'private, no-store')
  return response
}

interface Pages {
  get(key: PageKey): KeptPage | undefined
  /** Makes a page, once for all who ask at the same time. An answer that cannot be kept goes to the first; null to the others. */
  make(key: PageKey, bindings: object): Promise<KeptPage | Response | null>
  recount(key: PageKey, page: KeptPage): void
}

function createPages(app: Answering, publicVersion: PublicVersion, bounds: CacheBounds): Pages {
  const plain = createBoundedPages(bounds)
  const queried = createBoundedPages({ bytesMax: bounds.bytesMax / 4, pagesMax: Math.ceil(bounds.pagesMax / 4) })
  const underWay = new Map<string, Promise<KeptPage | Response>>()
  const storeOf = ({ address }: PageKey): BoundedPages => (address.includes('?') ? queried : plain)
  let version = publicVersion.current()
  const followVersion = () => {
    const current = publicVersion.current()
    if (current === version) return
    version = current
    plain.clear()
    queried.clear()
    underWay.clear()
  }
  const render = async (key: PageKey, bindings: object): Promise<KeptPage | Response> => {
    const before = version
    const response = await app.fetch(requestOf(key), bindings)
    if (!mayBeKept(response)) return unmarked(response, 'GET')
    const page = keepPage(Buffer.from(await response.arrayBuffer()), response.headers, before)
    followVersion()
    if (version === before) storeOf(key).set(key.key, page)
    return page
  }
  return {
    get: (key) => {
      followVersion()
      return plain.get(key.key) ?? queried.get(key.key)
    },
    make: async (key, bindings) => {
      const kept = storeOf(key).get(key.key)
      if (kept !== undefined) return kept
      const before = underWay.get(key.key)
      if (before !== undefined) {
        const found = await before
        return found instanceof Response ? null : found
      }
      const made = render(key, bindings)
      underWay.set(key.key, made)
      try {
        return await made
      } finally {
        if (underWay.get(key.key) === made) underWay.delete(key.key)
      }
    },
    recount: (key, page) => storeOf(key).recount(key.key, page),
  }
}

const mayBeKept = ({ status, headers }: Response) => status === 200 && headers.get(cacheHeader) === 'public' && !headers.has('set-cookie')

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

function send(incoming: IncomingMessage, outgoing: ServerResponse, page: CodedPage): void {
  const ifNoneMatch = incoming.headers['if-none-match']
  if (ifNoneMatch !== undefined && namesTag(ifNoneMatch, page.tag)) {
    outgoing.writeHead(304, page.unchangedHead).end()
    return
  }
  outgoing.writeHead(200, page.head)
  if (incoming.method === 'HEAD') outgoing.end()
  else outgoing.end(page.bytes)
}

/** The status for an address that no page can have, before anything reads it. */
function refusalOf({ url = '' }: IncomingMessage): 400 | 414 | null {
  if (url.length > addressLengthMax) return 414
  return url.startsWith('/') && !url.includes('%00') ? null : 400
}

function refuse(outgoing: ServerResponse, status: 400 | 414): void {
  const text = status === 414 ? 'address too long\n' : 'this is not an address of this site\n'
  outgoing
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', connection: 'close' })
    .end(text)
}
