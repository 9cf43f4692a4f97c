import { defineRoutes } from '../http/routes.ts'
import { limits } from '../limits.ts'
import { protectionKey } from './protection-key.ts'
import { makeWork } from './work.ts'

/** `/challenge`: a fresh puzzle, asked for by the script of a form. Nothing is kept until it is answered. */
export const challengeRoutes = defineRoutes().get('/challenge', 'public', async (c) => {
  const { ctx } = c.var
  const work = await makeWork(await protectionKey(ctx.db), limits, ctx.now())
  return new Response(JSON.stringify(work), { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } })
})
