import { NotFound } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import { Subject } from '#modules/following'
import { listEntries } from '#record'
import { namesOf } from '../names.ts'
import { recordFeed } from '../record/feed.ts'
import { entryLines } from '../sentences.ts'

const feedLength = 50

/** The newest entries about one thing, as an Atom feed in each language: following without giving an address. */
export const subjectFeedRoutes: Routes = defineRoutes().get('/feeds/:kind/:id/feed.xml', 'public', async (c) => {
  const { ctx, words, instance } = c.var
  const subject = Subject.safeParse({ kind: c.req.param('kind'), id: c.req.param('id') })
  if (!subject.success) throw new NotFound('no such feed')
  const { kind, id } = subject.data
  const named = (await namesOf(ctx.db, words, [id])).get(id)
  if (named === undefined || named.kind !== kind) throw new NotFound('no such feed')
  const { entries } = await listEntries(ctx.db, { about: { kind, id }, page: 1, perPage: feedLength })
  const lines = await entryLines(ctx.db, words, entries)
  const about = { title: words.t('following.feed.title', { name: named.name }), page: named.path, self: `/feeds/${kind}/${id}/feed.xml` }
  const body = recordFeed({ words, origin: instance.origin, lines, now: ctx.now(), about })
  return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=60' })
})
