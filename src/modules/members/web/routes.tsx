import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { page } from '#ui'
import type { LockMandate } from '../acts/hold-mandate.ts'
import { directoryPage } from '../queries/directory-page.ts'
import { postEdit, postNew, showEdit, showList, showNew } from './admin-routes.tsx'
import { Directory } from './directory.tsx'
import { directoryPath, filtersOf } from './directory-address.ts'
import { postEndorsement, showEndorsement } from './endorsement.tsx'
import { postStatus, showStatus } from './status-routes.tsx'

/** The pages of members but the profile, which mixes several modules. Accounts give `lockMandate`. */
export function memberRoutes(lockMandate: LockMandate): Routes {
  return defineRoutes()
    .get('/members', 'public', showDirectory)
    .get('/members/:slug/endorsement', 'member-mandate', showEndorsement)
    .post('/members/:slug/endorsement', 'member-mandate', (c) => postEndorsement(c, lockMandate))
    .get('/admin/members', 'steward', showList)
    .get('/admin/members/new', 'steward', showNew)
    .post('/admin/members/new', 'steward', (c) => postNew(c, lockMandate))
    .get('/admin/members/:slug/edit', 'steward', showEdit)
    .post('/admin/members/:slug/edit', 'steward', (c) => postEdit(c, lockMandate))
    .get('/admin/members/:slug/status', 'steward', showStatus)
    .post('/admin/members/:slug/status', 'steward', (c) => postStatus(c, lockMandate))
}

async function showDirectory(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const { filters, page: asked } = filtersOf(c)
  const directory = await directoryPage(ctx.db, words, filters, asked)
  return page(c, <Directory words={words} directory={directory} filters={filters} />, {
    title: words.t('members.list.title'),
    description: words.t('members.list.description'),
    canonicalPath: directoryPath(filters, directory.page),
    fictional: directory.invented.length > 0 ? 'part' : false,
  })
}
