import type { Db } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import { invitationsFor, noteDeskVisit, privatePage } from '#modules/accounts'
import { draftsOfPlan, type Plan } from '#modules/action-plans'
import { followedBy } from '#modules/following'
import { forumsWhereSits } from '#modules/forum'
import { getMember, membersByIds } from '#modules/members'
import { queuedCases } from '#modules/moderation'
import { partnershipFigures } from '../admin/partnership-figures.ts'
import { owedBy } from '../owed/owed-by.ts'
import { entryLines } from '../sentences.ts'
import { actsOfOthers, ownActs } from './desk-entries.ts'
import type { PlanInWriting } from './drafts-section.tsx'
import { MemberDesk } from './member-desk.tsx'
import { AssessorDesk, ModeratorDesk, NobodyDesk, StewardDesk } from './partnership-desk.tsx'
import { nameOf } from './parts.tsx'

/** The desk: what the acting mandate owes, what awaits it, what it did. */
export const deskRoutes: Routes = defineRoutes().get('/desk', 'signed-in', (c) => {
  const { visitor } = c.var
  if (visitor === null) throw new Bug('the desk was reached by a stranger')
  const { acting } = visitor
  if (acting === null) return nobodyDesk(c, visitor)
  if (acting.kind === 'steward') return stewardDesk(c, visitor, acting)
  if (acting.kind === 'assessor') return assessorDesk(c, visitor, acting)
  if (acting.kind === 'moderator') return moderatorDesk(c, visitor, acting)
  return memberDesk(c, visitor, acting)
})

async function memberDesk(c: PageRequest, visitor: Visitor, acting: Mandate): Promise<Response> {
  const { ctx, words } = c.var
  if (acting.memberId === null) throw new Bug(`the mandate ${acting.id} is for no member`)
  const now = ctx.now()
  const since = await noteDeskVisit(ctx.db, visitor.accountId, now)
  const member = await getMember(ctx.db, acting.memberId)
  const owed = await owedBy(ctx.db, member, now)
  const acts = await entryLines(ctx.db, words, await ownActs(ctx.db, acting))
  const concerning = [
    { kind: 'member', id: member.id },
    ...owed.joined.actionIds.map((id) => ({ kind: 'action', id })),
    ...(await followedBy(ctx.db, visitor.email)),
  ]
  const changes = await entryLines(ctx.db, words, await actsOfOthers(ctx.db, acting, since, concerning))
  const body = (
    <MemberDesk
      words={words}
      visitor={visitor}
      acting={acting}
      member={member}
      owed={owed}
      writing={await plansInWriting(ctx.db, owed.plans)}
      sits={await forumsWhereSits(ctx.db, member.id)}
      invitations={await invitationsFor(ctx.db, visitor.email, now)}
      acts={acts}
      changes={changes}
      since={since}
      now={now}
    />
  )
  const title = words.t('desk.member.title', { member: nameOf(words, member) })
  return privatePage(c, body, { title, section: 'desk', fictional: member.fictional })
}

/** The plans that are not adopted yet, and adopted ones in which a revision is open, with the drafts in question. */
async function plansInWriting(db: Db, plans: readonly Plan[]): Promise<readonly PlanInWriting[]> {
  const found: PlanInWriting[] = []
  for (const plan of plans.filter(({ phase }) => phase !== 'ended')) {
    const all = await draftsOfPlan(db, plan.id)
    const drafts = plan.adoptedAt === null ? all : all.filter(({ revisionOpenedAt }) => revisionOpenedAt !== null)
    const newest = [...drafts].sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
    if (plan.adoptedAt === null || newest.length > 0) found.push({ plan, drafts: newest })
  }
  return found
}

async function stewardDesk(c: PageRequest, visitor: Visitor, acting: Mandate): Promise<Response> {
  const { ctx, words } = c.var
  const now = ctx.now()
  const since = await noteDeskVisit(ctx.db, visitor.accountId, now)
  const figures = await partnershipFigures(ctx.db, now)
  const acts = await entryLines(ctx.db, words, await ownActs(ctx.db, acting))
  const changes = await entryLines(ctx.db, words, await actsOfOthers(ctx.db, acting, since))
  const body = <StewardDesk words={words} visitor={visitor} figures={figures} acts={acts} changes={changes} since={since} />
  return privatePage(c, body, { title: words.t('desk.steward.title'), section: 'desk' })
}

async function assessorDesk(c: PageRequest, visitor: Visitor, acting: Mandate): Promise<Response> {
  const { ctx, words } = c.var
  const acts = await entryLines(ctx.db, words, await ownActs(ctx.db, acting))
  const body = <AssessorDesk words={words} visitor={visitor} acts={acts} />
  return privatePage(c, body, { title: words.t('desk.assessor.title'), section: 'desk' })
}

async function moderatorDesk(c: PageRequest, visitor: Visitor, acting: Mandate): Promise<Response> {
  const { ctx, words } = c.var
  const acts = await entryLines(ctx.db, words, await ownActs(ctx.db, acting))
  const body = <ModeratorDesk words={words} visitor={visitor} acts={acts} cases={await queuedCases(ctx.db)} />
  return privatePage(c, body, { title: words.t('desk.moderator.title'), section: 'desk' })
}

async function nobodyDesk(c: PageRequest, visitor: Visitor): Promise<Response> {
  const { ctx, words } = c.var
  const invitations = await invitationsFor(ctx.db, visitor.email, ctx.now())
  const members = await membersByIds(
    ctx.db,
    invitations.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])),
  )
  const body = <NobodyDesk words={words} invitations={invitations} members={members} />
  return privatePage(c, body, { title: words.t('desk.nobody.title'), section: 'desk' })
}
