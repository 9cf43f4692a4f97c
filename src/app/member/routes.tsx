import { NotFound } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { isFollowing } from '#modules/following'
import { findMember, kindText, memberName } from '#modules/members'
import { page, to } from '#ui'
import { entryLines } from '../sentences.ts'
import { memberPage } from './member-page.ts'
import { MemberView } from './member-view.tsx'

const notices: Readonly<Record<string, MessageKey>> = {
  admitted: 'members.admin.done-admitted',
  corrected: 'members.admin.done-corrected',
  status: 'members.admin.done-status',
  endorsed: 'members.endorse.done',
}

/** The page of each member. */
export const memberProfileRoutes: Routes = defineRoutes().get('/members/:slug', 'public', showMember)

async function showMember(c: PageRequest): Promise<Response> {
  const { ctx, visitor, words } = c.var
  const slug = c.req.param('slug') ?? ''
  const member = await findMember(ctx.db, slug)
  if (member === null) throw new NotFound('no such member')
  if (member.slug !== slug) return c.redirect(to(words, `/members/${member.slug}`), 301)
  const facts = await memberPage(ctx.db, member, ctx.now())
  const lines = await entryLines(ctx.db, words, facts.entries)
  // What an act did is told to whoever did it; a stranger who follows such a link sees the page alone.
  const done = visitor === null ? null : (notices[c.req.query('done') ?? ''] ?? null)
  const following = await isFollowing(ctx.db, visitor?.email, { kind: 'member', id: member.id })
  const name = memberName(member, words).text
  return page(c, <MemberView words={words} facts={facts} lines={lines} visitor={visitor} following={following} done={done} />, {
    title: name,
    description: words.t('members.profile.description', { name, kind: kindText(words, member.kind), n: facts.joined.length }),
    fictional: member.fictional,
    canonicalPath: `/members/${member.slug}`,
    image: `/share/${words.lang}/members/${member.slug}.png`,
  })
}
