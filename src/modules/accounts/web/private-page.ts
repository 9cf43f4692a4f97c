import type { Child } from 'hono/jsx'
import type { PageRequest } from '#kernel/http/variables.ts'
import { cacheHeader, type PageHead, page } from '#ui'

/** A page that nobody but its reader may keep, even when the reader is a stranger: it carries a link's secret or answers one person. */
export function privatePage(c: PageRequest, body: Child, head: PageHead): Response {
  const response = page(c, body, { noindex: true, ...head })
  response.headers.set('cache-control', 'private, no-store')
  response.headers.delete(cacheHeader)
  return response
}

/** Goes elsewhere after a form, with the cookies of a session. */
export function redirectWith(c: PageRequest, path: string, cookies: readonly string[]): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(path, 303)
}

/** A page of this site to go to after signing in: nothing else is followed, so that a link cannot lead elsewhere. */
export function ownPage(path: string): string | null {
  const parts = /^(\/(?:fr|en|es|ar)(?:\/[^\\\s?#]*)?)(?:\?[^\\\s#]*)?$/.exec(path)
  return parts === null || /\/\/|\/\.\.?(\/|$)/.test(parts[1] ?? '') ? null : path
}
