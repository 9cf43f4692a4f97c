import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { findMember, isGovernment, type Member, memberName } from '#modules/members'
import { findEntriesByIds } from '#record'
import { page, to } from '#ui'
import { entryPath } from '../sentences.ts'
import { bundleFiles } from './bundle.ts'
import { requirementsOf } from './requirements.ts'
import { limits, readStandingFacts } from './standing-facts.ts'
import { StandingPage } from './standing-page.tsx'
import { zipOf } from './zip.ts'

/** The government of the address; others owe no plan and have no such page. Throws `NotFound`. */
async function governmentAsked(c: PageRequest): Promise<Member> {
  const member = await findMember(c.var.ctx.db, c.req.param('slug') ?? '')
  if (member === null || !isGovernment(member)) throw new NotFound('no such government')
  return member
}

const requirementsAsked = async (c: PageRequest, member: Member) => {
  const now = c.var.ctx.now()
  return requirementsOf(await readStandingFacts(c.var.ctx.db, member, now), limits, now)
}

/** How a government stands against the standards and the causes of a review, and the evidence as one file. */
export const standingRoutes = defineRoutes()
  .get('/members/:slug/standing', 'public', async (c) => {
    const { ctx, words, visitor } = c.var
    const member = await governmentAsked(c)
    if (member.slug !== c.req.param('slug')) return c.redirect(to(words, `/members/${member.slug}/standing`), 301)
    const requirements = await requirementsAsked(c, member)
    const ids = requirements.flatMap(({ evidence }) => evidence.flatMap(({ entryId }) => entryId ?? []))
    const entries = await findEntriesByIds(ctx.db, ids)
    const entryPaths = new Map(entries.map((entry) => [entry.id, entryPath(entry)]))
    const own = visitor?.acting?.memberId === member.id
    return page(c, <StandingPage words={words} member={member} requirements={requirements} entryPaths={entryPaths} own={own} />, {
      title: words.t('standing.title', { member: memberName(member, words).text }),
      description: words.t('standing.description'),
      canonicalPath: `/members/${member.slug}/standing`,
      fictional: member.fictional,
    })
  })
  .get('/members/:slug/standing.zip', 'public', async (c) => {
    const { ctx, words, instance } = c.var
    const member = await governmentAsked(c)
    const requirements = await requirementsAsked(c, member)
    const files = await bundleFiles({ db: ctx.db, words, member, requirements, now: ctx.now(), origin: instance.origin })
    c.header('content-disposition', `attachment; filename="${member.slug}-standing.zip"`)
    return c.body(await zipOf(files, ctx.now()), 200, { 'content-type': 'application/zip' })
  })
