import { type Context, Hono } from 'hono'
import type { Db } from '#kernel/database.ts'
import { readCheckpoint, verifierKeys } from './queries/checkpoints.ts'
import { disclosuresOf } from './queries/disclosures.ts'
import { publishedSize } from './queries/entry-on-record.ts'
import { entryReceipt } from './queries/entry-proof.ts'
import { readTileAddress } from './queries/read-tile.ts'
import { parseTilePath } from './tile-path.ts'

const text = 'text/plain; charset=utf-8'
const bytes = 'application/octet-stream'
const forGood = 'public, max-age=31536000, immutable'
const briefly = 'public, max-age=2'
const never = 'no-store'

/** What any witness, mirror or verifier reads, at the addresses fixed by C2SP tlog-tiles, and our own beside them. */
export function recordProtocolRoutes(getDb: () => Db): Hono {
  const routes = new Hono()
  routes.get('/checkpoint', async (c) => answer(c, await readCheckpoint(getDb()), text, briefly))
  routes.get('/tile/*', async (c) => {
    const address = parseTilePath(new URL(c.req.url).pathname.slice(1))
    const found = address && (await readTileAddress(getDb(), address))
    return answer(c, found && new Uint8Array(found), bytes, forGood)
  })
  routes.get('/record/keys', async (c) => answer(c, (await verifierKeys(getDb())).map((key) => `${key}\n`).join(''), text, briefly))
  routes.get('/record/receipt/:index', async (c) => {
    const index = parseIndex(c.req.param('index'))
    return answer(c, index === null ? null : await entryReceipt(getDb(), index), text, briefly)
  })
  routes.get('/record/disclosures/:index', async (c) => {
    const index = parseIndex(c.req.param('index'))
    const disclosures = index === null ? null : await disclosuresOf(getDb(), index, await publishedSize(getDb()))
    return answer(c, disclosures && JSON.stringify({ index, disclosures }), 'application/json', never)
  })
  return routes
}

function answer(c: Context, body: string | Uint8Array<ArrayBuffer> | null, type: string, caching: string): Response {
  if (body === null) return c.body('not found\n', 404, { 'content-type': text, 'cache-control': never })
  return c.body(body, 200, { 'content-type': type, 'cache-control': caching })
}

const parseIndex = (digits: string): number | null => (/^(0|[1-9][0-9]{0,15})$/.test(digits) ? Number(digits) : null)
