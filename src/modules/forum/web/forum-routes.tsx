import { NotFound } from '#kernel/errors.ts'
import { isMessageKey } from '#kernel/http/form.ts'
import { defineRoutes, type RouteDefinition } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { isFollowing } from '#modules/following'
import { memberName } from '#modules/members'
import { page, to } from '#ui'
import type { TargetsOf } from '../queries/decision-targets.ts'
import { minutesOfMeeting } from '../queries/meetings.ts'
import { calendarOf } from './calendar.ts'
import { DecisionPage } from './decision-page.tsx'
import { ForumPage, NoForumPage } from './forum-page.tsx'
import { meetingRoutes } from './meeting-acts.tsx'
import { MeetingPage } from './meeting-page.tsx'
import { forumPath, parityText } from './parts.tsx'
import { forumAsked, meetingAsked, numberAsked, type Scene, sceneAsked } from './scene.ts'
import { seatRoutes } from './seat-acts.tsx'

/** What an act did, told to whoever did it; a stranger who follows such a link sees the page alone. */
function doneOf(c: PageRequest): string | null {
  const key = `forum.act.${c.req.query('done') ?? ''}.done`
  return c.var.visitor !== null && isMessageKey(key) ? c.var.words.t(key) : null
}

const pageOf = (c: PageRequest, name: string): number => {
  const asked = c.req.query(name) ?? ''
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1
}

const calendar = (c: PageRequest, body: string) =>
  c.body(body, 200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=300' })

/** Sends an old address of the member to its present one; null when the address is right. */
function moved(c: PageRequest, { member }: Scene, rest = ''): Response | null {
  if (c.req.param('slug') === member.slug) return null
  return c.redirect(to(c.var.words, forumPath(member, rest)), 301)
}

async function showForum(c: PageRequest): Promise<Response> {
  const { words, visitor } = c.var
  const scene = await sceneAsked(c)
  const elsewhere = moved(c, scene)
  if (elsewhere !== null) return elsewhere
  const { member, forum } = scene
  const name = memberName(member, words).text
  const head = { title: words.t('forum.page.title', { member: name }), fictional: member.fictional, canonicalPath: forumPath(member) }
  if (forum === null) {
    const body = <NoForumPage words={words} visitor={visitor} scene={scene} />
    return page(c, body, { ...head, description: words.t('forum.none.title', { member: name }) })
  }
  const pages = { meetings: pageOf(c, 'meetings'), decisions: pageOf(c, 'decisions') }
  const held = scene.seats.filter(({ endedAt }) => endedAt === null)
  const following = await isFollowing(c.var.ctx.db, visitor?.email, { kind: 'forum', id: forum.id })
  const body = (
    <ForumPage words={words} visitor={visitor} scene={{ ...scene, forum }} pages={pages} following={following} done={doneOf(c)} />
  )
  return page(c, body, { ...head, description: `${textFor(forum.name, words.lang).text}. ${parityText(words, held)}` })
}

async function showMeeting(c: PageRequest): Promise<Response> {
  const { words, visitor, ctx } = c.var
  const scene = await forumAsked(c)
  const meeting = meetingAsked(c, scene)
  const path = `/meetings/${meeting.number}`
  const elsewhere = moved(c, scene, path)
  if (elsewhere !== null) return elsewhere
  const minutes = await minutesOfMeeting(ctx.db, meeting.id)
  const body = <MeetingPage words={words} visitor={visitor} scene={scene} meeting={meeting} minutes={minutes} done={doneOf(c)} />
  const forum = textFor(scene.forum.name, words.lang).text
  return page(c, body, {
    title: words.t('forum.meeting.page-title', { n: meeting.number, forum }),
    description: words.t('forum.meeting.description', { n: meeting.number, forum, when: words.dateTime(meeting.startsAt) }),
    fictional: scene.member.fictional,
    canonicalPath: forumPath(scene.member, path),
  })
}

const showDecision = (targetsOf: TargetsOf) => async (c: PageRequest) => {
  const { words, ctx } = c.var
  const scene = await forumAsked(c)
  const number = numberAsked(c)
  const decision = scene.decisions.find((one) => one.number === number)
  if (decision === undefined) throw new NotFound('no such decision')
  const path = `/decisions/${decision.number}`
  const elsewhere = moved(c, scene, path)
  if (elsewhere !== null) return elsewhere
  const target = decision.target === null ? undefined : (await targetsOf(ctx.db, scene.member)).find(({ id }) => id === decision.target?.id)
  const body = <DecisionPage words={words} scene={scene} decision={decision} target={target ?? null} done={doneOf(c)} />
  const title = textFor(decision.title, words.lang).text
  return page(c, body, {
    title,
    description: words.t('forum.decision.description', { n: number, member: memberName(scene.member, words).text, title }),
    fictional: scene.member.fictional,
    canonicalPath: forumPath(scene.member, path),
  })
}

/** The pages, calendars and forms of every member's forum. What a decision may be for is given by the application. */
export const forumRoutes = (targetsOf: TargetsOf): readonly RouteDefinition[] => [
  ...seatRoutes,
  ...meetingRoutes(targetsOf),
  ...defineRoutes()
    .get('/members/:slug/forum', 'public', showForum)
    .get('/members/:slug/forum/calendar.ics', 'public', async (c) => {
      const scene = await forumAsked(c)
      return calendar(c, calendarOf(c.var.words, c.var.instance.origin, scene, scene.meetings))
    })
    .get('/members/:slug/forum/meetings/:n/calendar.ics', 'public', async (c) => {
      const scene = await forumAsked(c)
      return calendar(c, calendarOf(c.var.words, c.var.instance.origin, scene, [meetingAsked(c, scene)]))
    })
    .get('/members/:slug/forum/meetings/:n', 'public', showMeeting)
    .get('/members/:slug/forum/decisions/:n', 'public', showDecision(targetsOf)).list,
]
