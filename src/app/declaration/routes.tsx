import { defineRoutes } from '#kernel/http/routes.ts'
import { page } from '#ui'
import { DeclarationPage } from './declaration-page.tsx'
import { figures } from './figures.ts'

/** The page of the Declaration. */
export const declarationRoutes = defineRoutes().get('/declaration', 'public', async (c) => {
  const { ctx, words } = c.var
  return page(c, <DeclarationPage words={words} figures={await figures(ctx.db)} />, {
    title: words.t('declaration.page.title'),
    description: words.t('declaration.page.lede'),
  })
})
