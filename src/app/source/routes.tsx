import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import { page } from '#ui'
import { type Paris2016, readParis2016 } from '../paris-2016.ts'
import { SourcePage } from './source-page.tsx'

let known: Paris2016 | undefined

/** What the starting data are and are not. */
export const sourceRoutes: Routes = defineRoutes().get('/source', 'public', (c) => {
  const { words } = c.var
  // The files change only with the version of the site.
  known ??= readParis2016()
  return page(c, <SourcePage words={words} data={known} />, {
    title: words.t('source.page.title'),
    description: words.t('source.page.description'),
  })
})
