import type { IncomingMessage } from 'node:http'
import { languageOf } from '#kernel/http/negotiate.ts'
import type { Scheme } from '#kernel/http/variables.ts'

/** Addresses longer than this are answered and not kept. */
const addressLengthMax = 512

/** All that a stranger's page depends on. Requests with the same key get the same bytes. */
export interface PageKey {
  readonly key: string
  readonly address: string
  readonly scheme: Scheme
  readonly saveData: boolean
}

/**
 * The key of a request that may be answered from the cache; null for anyone who may be signed in and for what is not read.
 * The address is looked at only when no page is kept under the key (`isPageAddress`): this runs with every request.
 */
export function pageKeyOf({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): PageKey | null {
  if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return null
  const { cookie } = headers
  // Every cookie of a session starts with “parvis.”, whatever prefix https adds; those of preferences with “parvis-”.
  if (cookie?.includes('parvis.') || headers.authorization !== undefined) return null
  const scheme = schemeOf(cookie)
  const saveData = headers['save-data'] === 'on'
  const plain = scheme === 'auto' && !saveData
  // An address starts with a slash: nothing else is mistaken for one.
  return { key: plain ? url : `${scheme[0]}${saveData ? 's' : ''} ${url}`, address: url, scheme, saveData }
}

/** Tells whether an address may be that of a page to keep. */
export const isPageAddress = (address: string): boolean =>
  address.length <= addressLengthMax && languageOf(address.split('?', 1)[0] ?? '') !== null

function schemeOf(cookie: string | undefined): Scheme {
  if (cookie === undefined) return 'auto'
  const value = /(?:^|;\s*)parvis-scheme=(\w+)/.exec(cookie)?.[1]
  return value === 'light' || value === 'dark' ? value : 'auto'
}

/** A request made of the key alone, so that nothing else a sender wrote can reach a page that others will read. */
export function requestOf({ address, scheme, saveData }: PageKey): Request {
  const headers = new Headers()
  if (scheme !== 'auto') headers.set('cookie', `parvis-scheme=${scheme}`)
  if (saveData) headers.set('save-data', 'on')
  return new Request(`http://localhost${address}`, { headers })
}
