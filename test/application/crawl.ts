import type { RouteDefinition } from '#kernel/http/routes.ts'
import type { Client } from '../client.ts'
import { type FormOnPage, formsOf, linksOf } from './html.ts'

/** A page somebody found by following links. */
export interface FoundPage {
  readonly path: string
  readonly foundOn: string
  readonly status: number
  readonly type: string
  readonly body: string
  readonly forms: readonly FormOnPage[]
}

const enough = 3

/** The address of a route as a pattern of paths without their language. */
export const patternOf = ({ path }: Pick<RouteDefinition, 'path'>) =>
  new RegExp(
    `^${path
      .replace(/\{[^/]*\}(?=$|\/)/g, '')
      .replace(/:[a-zA-Z]+/g, '[^/]+')
      .replace(/\./g, '\\.')}$`,
  )

/** The path of an address without its language and query: `/actions`; null when it leads elsewhere. */
export function pathWithoutLanguage(address: string) {
  const match = /^\/(?:fr|en|es|ar)(\/[^?#]*)?(?:[?#].*)?$/.exec(address)
  return match === null ? null : (match[1] ?? '/')
}

/**
 * Two addresses of one shape look alike: names and numbers aside, and the questions asked. Several questions at once are one
 * shape whichever they are: a list with a dozen facets has thousands of combinations.
 */
const shapeOf = (address: string, routes: readonly RouteDefinition[]) => {
  const path = pathWithoutLanguage(address) ?? address
  const route = routes.find((one) => one.method === 'GET' && patternOf(one).test(path))
  const questions = [...new Set(new URL(address, 'http://x').searchParams.keys())]
  return `${route?.path ?? path} ${questions.length > 1 ? 'several' : questions.join()}`
}

/**
 * Follows every link from `start`, a few of each shape, as this visitor; answers every page found, broken ones too. `within`
 * keeps to the addresses that only this visitor adds to what others already walked.
 */
export async function crawl(
  client: Client,
  routes: readonly RouteDefinition[],
  start: readonly string[],
  within = /^/,
): Promise<FoundPage[]> {
  const queue = start.map((path) => ({ path, foundOn: 'the start' }))
  const seen = new Set(start)
  const counts = new Map<string, number>()
  const found: FoundPage[] = []
  for (const next of queue) {
    const { status, headers, body, location } = await client.get(next.path)
    const type = headers.get('content-type') ?? ''
    const page = { ...next, status, type, body, forms: type.startsWith('text/html') ? formsOf(body) : [] }
    found.push(page)
    const links = [...(type.startsWith('text/html') ? linksOf(body) : []), ...(location === null ? [] : [location])]
    for (const link of links) {
      const path = link.split('#')[0] ?? ''
      if (!path.startsWith('/') || seen.has(path) || !within.test(path)) continue
      seen.add(path)
      const shape = shapeOf(path, routes)
      const count = counts.get(shape) ?? 0
      counts.set(shape, count + 1)
      if (count < enough) queue.push({ path, foundOn: next.path })
    }
  }
  return found
}
