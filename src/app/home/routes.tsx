import { defineRoutes } from '#kernel/http/routes.ts'
import { page } from '#ui'
import { entryLines } from '../sentences.ts'
import { Home } from './home.tsx'
import { homePage } from './home-page.ts'

/** The home page. */
export const homeRoutes = defineRoutes().get('/', 'public', async (c) => {
  const { ctx, words } = c.var
  const home = await homePage(ctx.db)
  const lines = await entryLines(ctx.db, words, home.newest)
  return page(c, <Home words={words} home={home} lines={lines} />, {
    title: c.var.instance.name,
    description: words.t('home.description'),
    canonicalPath: '/',
    image: `/share/${words.lang}/home.png`,
  })
})
