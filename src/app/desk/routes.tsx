import { Bug } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import { invitationsFor, noteDeskVisit, privatePage } from '#modules/accounts'
import { forumsWhereSits } from '#modules/forum'
import { getMember, membersByIds } from '#modules/members'
import { countQueued } from '#modules/moderation'
import { listEntries } from '#record'
import { partnershipFigures } from '../admin/partnership-figures.ts'
import { entryLines } from '../sentences.ts'
import { actsOfOthers, ownActs } from './desk-entries.ts'
import { MemberDesk } from './member-desk.tsx'
import { owedBy } from './owed.ts'
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
  const [member, standing] = [await getMember(ctx.db, acting.memberId), await owedBy(ctx.db, acting.memberId, now)]
  const acts = await entryLines(ctx.db, words, await ownActs(ctx.db, acting))
  const changes = await entryLines(ctx.db, words, await actsOfOthers(ctx.db, acting, standing.actionIds, since))
  const body = (
    <MemberDesk
      words={words}
      visitor={visitor}
      acting={acting}
      member={member}
      standing={standing}
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

async function stewardDesk(c: PageRequest, visitor: Visitor, acting: Mandate): Promise<Response> {
  const { ctx, words } = c.var
  const now = ctx.now()
  const since = await noteDeskVisit(ctx.db, visitor.accountId, now)
  const figures = await partnershipFigures(ctx.db, now)
  const acts = await entryLines(ctx.db, words, await ownActs(ctx.db, acting))
  const { entries } = await listEntries(ctx.db, { page: 1, perPage: 8 })
  const others = entries.filter(
    ({ by, recordedAt }) => !(by.kind === 'mandate' && by.mandate === acting.id) && (since === null || recordedAt > since),
  )
  const changes = await entryLines(ctx.db, words, others)
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
  const body = <ModeratorDesk words={words} visitor={visitor} acts={acts} waiting={await countQueued(ctx.db)} />
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
