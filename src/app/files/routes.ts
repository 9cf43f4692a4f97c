import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { NotFound } from '#kernel/errors.ts'
import { type FileStore, isSha256 } from '#kernel/file-store/file-store.ts'
import { cleanName, contentProblem, declaredType, fileTypes } from '#kernel/file-store/file-types.ts'
import type { HttpEnv } from '#kernel/http/variables.ts'

const YEAR_S = 31_536_000

/** Lets a file do nothing: whatever a browser takes it for, it runs no script, loads nothing and is no page of this site. Set last, over the headers of pages. */
export const sealOffFiles = createMiddleware<HttpEnv>(async (c, next) => {
  await next()
  if (c.res.status !== 200 && c.res.status !== 304) return
  c.res.headers.set('content-security-policy', "default-src 'none'; sandbox")
  c.res.headers.set('x-content-type-options', 'nosniff')
})

/** Gives files by the hash of their content, to be saved rather than shown. The address names the content, so it never changes. */
export function fileRoutes(store: FileStore): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/files/:sha256/:name', async (c) => {
    const { sha256, name } = c.req.param()
    const type = declaredType(name)
    if (!isSha256(sha256) || type === null) throw new NotFound('no such file')
    const headers = {
      'cache-control': `public, max-age=${YEAR_S}, immutable`,
      etag: `"${sha256}"`,
    }
    const bytes = await store.get(sha256)
    // The name is the asker's: a file is given only under an ending that is true.
    if (bytes === null || (await contentProblem(type, bytes)) !== null) throw new NotFound('no such file')
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    return c.body(new Uint8Array(bytes), 200, {
      ...headers,
      'content-type': fileTypes[type],
      'content-length': String(bytes.length),
      'content-disposition': disposition(cleanName(name, type)),
    })
  })
}

/** RFC 6266: the name in ASCII for old programs, and in full (RFC 8187). */
function disposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
