import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Db } from '#kernel/database.ts'
import { columns, commitmentRecord } from '../explorer/commitment-record.ts'
import { exploreFrom, listCommitments } from '../explorer/explore.ts'
import { readExplorerQuery } from '../explorer/explorer-query.ts'
import { facetNames, sortKeys } from '../explorer/facet-row.ts'

/** Most commitments of one answer. */
const mostPerPage = 1000

const Several = z.union([z.string(), z.array(z.string())]).optional()
const facetParameters = Object.fromEntries(facetNames.map((name) => [name, Several]))

const Query = z.object({
  q: z.string().optional().openapi({ description: 'Words, in any of the four languages; all of them must be there.' }),
  ...facetParameters,
  sort: z.enum(['best', ...sortKeys]).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).optional(),
  per: z.coerce.number().int().min(1).max(mostPerPage).optional().openapi({ description: 'Commitments per page; 100 unless said.' }),
})

const Value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()])
const Commitments = z.object({
  total: z.number().int().openapi({ description: 'How many match.' }),
  all: z.number().int().openapi({ description: 'How many there are.' }),
  page: z.number().int(),
  pages: z.number().int(),
  corrected: z.string().nullable().openapi({ description: 'The words looked for instead, when nothing had those given.' }),
  facets: z.record(z.string(), z.record(z.string(), z.number().int())),
  commitments: z.array(z.object(Object.fromEntries(columns.map((column) => [column, Value])))),
})

/** Problem details (RFC 9457). */
const Problem = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string() })

const commitmentsRoute = createRoute({
  method: 'get',
  path: '/api/v1/commitments',
  summary: 'Commitments, by the parameters of the explorer',
  request: { query: Query },
  responses: {
    200: {
      description: 'One page of what matches, with the counts of every facet',
      content: { 'application/json': { schema: Commitments } },
    },
    422: { description: 'A parameter is not understood', content: { 'application/problem+json': { schema: Problem } } },
  },
})

interface Api {
  readonly db: Db
  readonly now: () => Date
  readonly origin: string
}

/** The public API, version 1: read only, for anyone, from any site, described by OpenAPI 3.1 at `/api/v1/openapi.json`. */
export function apiRoutes({ db, now, origin }: Api): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const detail = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
      const problem = { type: 'about:blank', title: 'A parameter is not understood', status: 422, detail }
      return c.json(problem, 422, { 'content-type': 'application/problem+json' })
    },
  })
  api.openapi(commitmentsRoute, async (c) => {
    c.header('access-control-allow-origin', '*')
    const { per = 100 } = c.req.valid('query')
    const query = readExplorerQuery(new URL(c.req.url).searchParams)
    const today = now().toISOString().slice(0, 10)
    const found = await exploreFrom(db, query, now(), per)
    const listed = await listCommitments(db, found.ids)
    const facets = Object.fromEntries(Object.entries(found.counts).map(([name, counts]) => [name, Object.fromEntries(counts)]))
    const { total, all, page, pages, corrected } = found
    return c.json(
      { total, all, page, pages, corrected, facets, commitments: listed.map((it) => ({ ...commitmentRecord(it, today, origin) })) },
      200,
    )
  })
  api.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Parvis', version: '1', description: 'What is public on this instance, for programs.' },
    servers: [{ url: origin }],
  })
  return api
}
