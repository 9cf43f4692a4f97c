import { Hono } from 'hono'
import { challengeScript } from '#kernel/proof-of-work/client-script.ts'
import { assets } from '#ui'
import type { Script } from '../platform.ts'

/** Styles, fonts, pictures and scripts under addresses that name their content: kept for ever by browsers. */
export function assetRoutes(scripts: readonly Script[]): Hono {
  const app = new Hono()
  const all: readonly Script[] = [...scripts, challengeScript()]
  const script = (path: string) => all.find(({ address }) => address === path)
  app.get('/assets/*', (c) => {
    const asset = assets().get(c.req.path) ?? script(c.req.path)
    if (asset === undefined) return c.text('not found\n', 404, { 'cache-control': 'no-store' })
    const accepts = c.req.header('accept-encoding') ?? ''
    const coding =
      asset.brotli !== undefined && /\bbr\b/.test(accepts) ? 'br' : asset.gzip !== undefined && /\bgzip\b/.test(accepts) ? 'gzip' : null
    const bytes = coding === 'br' ? asset.brotli : coding === 'gzip' ? asset.gzip : asset.bytes
    return c.body(new Uint8Array(bytes ?? asset.bytes), 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'access-control-allow-origin': '*',
      ...(coding === null ? {} : { 'content-encoding': coding }),
    })
  })
  return app
}
