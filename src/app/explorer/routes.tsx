import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { listActions } from '#modules/collective-actions'
import { listMembers, memberName } from '#modules/members'
import { page, to } from '#ui'
import type { SlugNames } from './choice-text.ts'
import { commitmentsCsv, commitmentsXlsx, mostInSpreadsheet } from './downloads.ts'
import { type Explored, explore, exploreAll } from './explore.ts'
import { ExplorerPage } from './explorer-page.tsx'
import { choicesOf, readExplorerQuery, writeExplorerQuery } from './explorer-query.ts'
import { promisedAndProven } from './promised-proven.ts'

const askedOf = (c: PageRequest) => readExplorerQuery(new URL(c.req.url).searchParams)
const todayOf = (c: PageRequest) => c.var.ctx.now().toISOString().slice(0, 10)

/** All commitments, filtered, searched, compared, and as files of exactly what is shown. */
export const explorerRoutes = defineRoutes()
  .get('/commitments', 'public', showExplorer)
  .get('/commitments.csv', 'public', async (c) => {
    const { ctx, instance } = c.var
    const ids = await exploreAll(ctx.db, askedOf(c), ctx.now())
    c.header('content-disposition', 'attachment; filename="commitments.csv"')
    const csv = commitmentsCsv({ db: ctx.db, ids, today: todayOf(c), origin: instance.origin })
    return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  .get('/commitments.xlsx', 'public', async (c) => {
    const { ctx, instance, words } = c.var
    const query = askedOf(c)
    const ids = await exploreAll(ctx.db, query, ctx.now())
    // Too many for a spreadsheet: the CSV has them all.
    if (ids.length > mostInSpreadsheet) return c.redirect(`${to(words, '/commitments.csv')}?${writeExplorerQuery(query)}`, 303)
    c.header('content-disposition', 'attachment; filename="commitments.xlsx"')
    const xlsx = await commitmentsXlsx({ db: ctx.db, ids, today: todayOf(c), origin: instance.origin })
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return c.body(new Uint8Array(xlsx), 200, { 'content-type': type })
  })

async function showExplorer(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const query = askedOf(c)
  const explored = await explore(ctx.db, query, ctx.now())
  const [names, series] = await Promise.all([
    slugNames(c, explored),
    query.view === 'chart' && explored.total > 0 ? promisedAndProven(ctx.db, query, ctx.now()) : null,
  ])
  const open = c.req.query('all') ?? ''
  const narrowed = query.q !== '' || choicesOf(query).length > 0
  return page(c, <ExplorerPage words={words} explored={explored} names={names} today={todayOf(c)} open={open} series={series} />, {
    title: narrowed ? words.t('explorer.title-narrowed', { n: explored.total }) : words.t('explorer.title'),
    description: words.t('explorer.description'),
    canonicalPath: '/commitments',
    // One page for search engines: the others are combinations of it.
    noindex: narrowed || query.page > 1 || query.view !== 'table' || open !== '',
    fictional: explored.listed.some(({ facts }) => facts.fictional) ? 'part' : undefined,
  })
}

/** Names of the members and actions that facets and choices speak of. */
async function slugNames(c: PageRequest, { counts, query }: Explored): Promise<SlugNames> {
  const { ctx, words } = c.var
  const members = counts['member']?.size === 0 && query.chosen.member === undefined ? [] : await listMembers(ctx.db)
  const actions = counts['action']?.size === 0 && query.chosen.action === undefined ? [] : await listActions(ctx.db)
  return {
    members: new Map(members.map((member) => [member.slug, memberName(member, words).text])),
    actions: new Map(actions.map(({ slug, title }) => [slug, title])),
  }
}
