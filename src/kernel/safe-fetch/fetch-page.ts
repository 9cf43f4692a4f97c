import type { IncomingMessage } from 'node:http'
import { sha256Of } from '../file-store/sha256.ts'
import { type AllowConnection, allowPublic, portOf, readWebAddress } from './address-guard.ts'
import { askOnce, readBody } from './ask-once.ts'
import { type FetchObstacle, Obstructed, obstacleOf } from './obstacle.ts'
import { decodeText, normaliseText, textOfHtml } from './page-text.ts'
import { addressesOf, type ResolveHost, resolveHost } from './resolve-host.ts'

/** What one fetch may take. */
export interface FetchLimits {
  /** From the first question to the last byte, redirects included. */
  readonly totalMs: number
  /** Of the body, as it comes and as it unpacks. */
  readonly bytesMax: number
  readonly redirectsMax: number
}

const limits: FetchLimits = { totalMs: 20_000, bytesMax: 20 * 1_048_576, redirectsMax: 5 }

/** What reaches outside, given by the caller so that a test can permit a server of its own. */
export interface Reach {
  readonly resolve: ResolveHost
  readonly allow: AllowConnection
  readonly limits: FetchLimits
  /** What the other side sees in its log: `Parvis (+https://parvis.example)`. */
  readonly agent: string
  /** Ends every fetch under way: the process is stopping. What was ended so says nothing of the page. */
  readonly ending?: AbortSignal
}

/** The reach of production: the system's resolver, public addresses only. */
export const publicReach = (origin: string, ending?: AbortSignal): Reach => ({
  resolve: resolveHost,
  allow: allowPublic,
  limits,
  agent: `Parvis evidence check (+${origin})`,
  ...(ending === undefined ? {} : { ending }),
})

/** The kinds of content that are read. */
export const pageTypes = ['html', 'text', 'pdf', 'json', 'csv'] as const
export type PageType = (typeof pageTypes)[number]

/** What an address gave, or why nothing. Never an exception: what others do with their servers is no fault of ours. */
export type FetchedPage =
  | {
      readonly ok: true
      /** Where the redirects led. */
      readonly address: string
      readonly type: PageType
      readonly bytes: number
      /** SHA-256 of the bytes. */
      readonly sha256: string
      /** Normalised text; null for a PDF. */
      readonly text: string | null
      readonly textSha256: string | null
    }
  | { readonly ok: false; readonly obstacle: FetchObstacle; readonly status: number | null }

/**
 * Fetches an address that somebody gave. Only http and https, no credentials; each host is resolved once and the
 * connection is held to the checked addresses; redirects are followed by hand and each is checked again; time, size and
 * types are bounded. One internal address among those of a host refuses the whole host.
 */
export async function fetchPage(asked: string, reach: Reach): Promise<FetchedPage> {
  const late = AbortSignal.timeout(reach.limits.totalMs)
  const signal = reach.ending === undefined ? late : AbortSignal.any([late, reach.ending])
  try {
    const { answer, url } = await follow(asked, reach, signal)
    return await read(answer, url, reach.limits, signal)
  } catch (error) {
    const { obstacle, status } = signal.aborted ? new Obstructed('too-slow') : obstacleOf(error)
    return { ok: false, obstacle, status }
  }
}

async function follow(asked: string, reach: Reach, signal: AbortSignal): Promise<{ answer: IncomingMessage; url: URL }> {
  let next = asked
  for (let hop = 0; hop <= reach.limits.redirectsMax; hop += 1) {
    const url = readWebAddress(next)
    if (url === null) throw new Obstructed('address-not-taken')
    const answer = await askOnce(url, await checkedAddresses(url, reach, signal), { agent: reach.agent, signal })
    const status = answer.statusCode ?? 0
    const location = answer.headers.location
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      if (status >= 200 && status < 300) return { answer, url }
      answer.destroy()
      throw new Obstructed('answered-error', status)
    }
    answer.destroy()
    if (!URL.canParse(location, url.href)) throw new Obstructed('address-not-taken')
    next = new URL(location, url).href
  }
  throw new Obstructed('too-many-redirects')
}

async function checkedAddresses(url: URL, { resolve, allow }: Reach, signal: AbortSignal) {
  const addresses = await inTime(addressesOf(url, resolve), signal)
  if (addresses.length === 0) throw new Obstructed('host-unknown')
  if (!addresses.every(({ address }) => allow(address, portOf(url)))) throw new Obstructed('address-internal')
  return addresses
}

/** The system's resolver cannot be stopped; it is waited for no longer than everything else. */
function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Obstructed('too-slow'))
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })
}

async function read(answer: IncomingMessage, url: URL, { bytesMax }: FetchLimits, signal: AbortSignal): Promise<FetchedPage> {
  try {
    const { type, charset } = contentTypeOf(answer.headers['content-type'])
    if (type === null) throw new Obstructed('type-not-read')
    const bytes = await readBody(answer, bytesMax, signal)
    const text = textOf(type, bytes, charset)
    const textSha256 = text === null ? null : sha256Of(Buffer.from(text))
    return { ok: true, address: url.href, type, bytes: bytes.length, sha256: sha256Of(bytes), text, textSha256 }
  } finally {
    answer.destroy()
  }
}

function contentTypeOf(header: string | undefined): { readonly type: PageType | null; readonly charset: string | null } {
  const [essence = '', ...parameters] = (header ?? '').toLowerCase().split(';')
  const charset = /charset\s*=\s*"?([a-z0-9_:.-]{1,40})/.exec(parameters.join(';'))?.[1] ?? null
  return { type: pageTypeOf(essence.trim()), charset }
}

function pageTypeOf(essence: string): PageType | null {
  if (essence === 'text/html' || essence === 'application/xhtml+xml') return 'html'
  if (essence === 'text/plain') return 'text'
  if (essence === 'application/pdf') return 'pdf'
  if (essence === 'text/csv') return 'csv'
  return essence === 'application/json' || /^application\/[a-z0-9.-]+\+json$/.test(essence) ? 'json' : null
}

function textOf(type: PageType, bytes: Uint8Array, charset: string | null): string | null {
  if (type === 'pdf') return null
  const text = decodeText(bytes, charset)
  return type === 'html' ? textOfHtml(text) : normaliseText(text)
}
