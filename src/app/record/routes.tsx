import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { type EntryOnRecord, findEntryById, findEntryByIndex, latestCheckpoint, listEntries, verifierKeys } from '#record'
import { page, to } from '#ui'
import { isId } from '../names.ts'
import { entryLines } from '../sentences.ts'
import { EntryPage } from './entry-page.tsx'
import { entryPageFacts } from './entry-query.ts'
import { recordFeed } from './feed.ts'
import { RecordPage } from './record-page.tsx'
import { readQuery, recordList, recordPath } from './record-query.ts'
import { VerifyPage } from './verify-page.tsx'

const feedLength = 50

/** The public record: the list, each entry, how to verify, the feed. */
export const recordRoutes = defineRoutes()
  .get('/record', 'public', async (c) => {
    const { ctx, words } = c.var
    const list = await recordList(
      ctx.db,
      readQuery((name) => c.req.query(name)),
    )
    const lines = await entryLines(ctx.db, words, list.found.entries)
    const checkpoint = await latestCheckpoint(ctx.db)
    const filtered = recordPath({ ...list.query, page: 1 }) !== '/record'
    return page(c, <RecordPage words={words} list={list} lines={lines} checkpoint={checkpoint} />, {
      title: words.t('common.nav.record'),
      description: words.t('record.list.description'),
      canonicalPath: '/record',
      noindex: filtered,
      fictional: list.member?.fictional,
    })
  })
  .get('/record/verify', 'public', async (c) => {
    const { ctx, words, instance } = c.var
    const [checkpoint, keys] = [await latestCheckpoint(ctx.db), await verifierKeys(ctx.db)]
    return page(c, <VerifyPage words={words} origin={instance.origin} checkpoint={checkpoint} keys={keys} />, {
      title: words.t('record.verify.title'),
      description: words.t('record.verify.lede'),
    })
  })
  .get('/record/feed.xml', 'public', async (c) => {
    const { ctx, words, instance } = c.var
    const { entries } = await listEntries(ctx.db, { page: 1, perPage: feedLength })
    const lines = await entryLines(ctx.db, words, entries)
    const body = recordFeed({ words, origin: instance.origin, lines, now: ctx.now() })
    return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=60' })
  })
  .get('/record/pending/:id', 'public', async (c) => {
    const id = c.req.param('id') ?? ''
    const entry = isId(id) ? await findEntryById(c.var.ctx.db, id) : null
    if (entry === null) throw new NotFound(`no entry ${id}`)
    if (entry.index !== null) return c.redirect(to(c.var.words, `/record/${entry.index}`), 303)
    const answer = await entryPage(c, entry)
    // What it says is about to change: it must not be kept.
    answer.headers.set('cache-control', 'no-store')
    answer.headers.delete('x-parvis-cache')
    return answer
  })
  .get('/record/:index{(0|[1-9][0-9]{0,14})}', 'public', async (c) => {
    const entry = await findEntryByIndex(c.var.ctx.db, Number(c.req.param('index')))
    if (entry === null) throw new NotFound('no such entry')
    return entryPage(c, entry)
  })

async function entryPage(c: PageRequest, entry: EntryOnRecord): Promise<Response> {
  const { ctx, words } = c.var
  const facts = await entryPageFacts(ctx.db, words, entry)
  return page(c, <EntryPage words={words} facts={facts} />, {
    title: facts.line.sentence,
    description: words.t('record.entry.description'),
    fictional: facts.line.fictional,
    noindex: entry.index === null,
  })
}
