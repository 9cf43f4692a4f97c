import type { Child } from 'hono/jsx'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Frame } from './layout/frame.ts'
import { renderPage } from './layout/layout.tsx'
import { sectionOf } from './layout/site-map.ts'

/** What a page says of itself; the rest of its frame comes from the request. */
export type PageHead = Omit<
  Frame,
  'lang' | 'path' | 'origin' | 'instanceName' | 'scheme' | 'visitor' | 'demo' | 'saveData' | 'now' | 'section'
> & {
  /** The part of the menu to mark; by default, the one the address starts with. */
  readonly section?: Frame['section'] | undefined
  /** False for a page that may change without any act: it is then kept nowhere. */
  readonly shared?: boolean | undefined
  /** HTTP status; 200 unless said. */
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | undefined
}

/** The header by which a page says that it is the same for every stranger; the page cache reads and removes it. */
export const cacheHeader = 'x-parvis-cache'

/**
 * Answers with a whole page inside the layout. A page shown to a stranger with status 200 may be kept by the page cache
 * until public data changes; a page shown to somebody signed in is never kept anywhere.
 */
export function page(c: PageRequest, body: Child, head: PageHead): Response {
  const { ctx, instance, lang, path, saveData, scheme, visitor, words } = c.var
  const { status = 200, section = sectionOf(path), shared: mayShare = true, ...rest } = head
  const frame: Frame = {
    ...rest,
    section,
    lang,
    path,
    origin: instance.origin,
    instanceName: instance.name,
    demo: instance.demo,
    scheme,
    visitor,
    saveData,
    now: ctx.now(),
  }
  const html = renderPage(words, frame, body)
  const shared = mayShare && visitor === null && status === 200
  c.header('cache-control', shared ? 'public, max-age=0, must-revalidate' : 'private, no-store')
  if (shared) c.header(cacheHeader, 'public')
  return c.html(html, status)
}
