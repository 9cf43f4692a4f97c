import { NotFound } from '#kernel/errors.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import { findMember, isGovernment, type Member } from '#modules/members'
import { type Decision, decisionsOfForum } from '../queries/decisions.ts'
import { type Forum, findForumOf, type PublishedText, rulesOfForum } from '../queries/find-forum.ts'
import { type Meeting, meetingsOfForum } from '../queries/meetings.ts'
import { type Seat, seatsOfForum } from '../queries/seats.ts'
import { mayEstablishForum, mayRunForum, type OpenTo } from '../rules/run-forum.ts'

/** Everything the pages of one forum start from. */
export interface Scene {
  readonly member: Member
  /** Null while the member has not established one. */
  readonly forum: Forum | null
  readonly rules: readonly PublishedText[]
  readonly seats: readonly Seat[]
  readonly meetings: readonly Meeting[]
  readonly decisions: readonly Decision[]
  readonly now: Date
}

/** A scene whose forum exists. */
export type ForumScene = Scene & { readonly forum: Forum }

/** The member of the address, which can have a forum. Throws `NotFound`. */
export async function memberAsked(c: PageRequest): Promise<Member> {
  const member = await findMember(c.var.ctx.db, c.req.param('slug') ?? '')
  if (member === null || !isGovernment(member)) throw new NotFound('no such forum')
  return member
}

/** The forum of the address with all that happened in it. Throws `NotFound` when the member can have none. */
export async function sceneAsked(c: PageRequest): Promise<Scene> {
  const { db, now } = c.var.ctx
  const member = await memberAsked(c)
  const forum = await findForumOf(db, member.id)
  const base = { member, forum, now: now() }
  if (forum === null) return { ...base, rules: [], seats: [], meetings: [], decisions: [] }
  const [rules, seats, meetings, decisions] = await Promise.all([
    rulesOfForum(db, forum.id),
    seatsOfForum(db, forum.id),
    meetingsOfForum(db, forum.id),
    decisionsOfForum(db, forum.id),
  ])
  return { ...base, rules, seats, meetings, decisions }
}

/** As `sceneAsked`. Throws `NotFound` also while there is no forum. */
export async function forumAsked(c: PageRequest): Promise<ForumScene> {
  const scene = await sceneAsked(c)
  if (scene.forum === null) throw new NotFound('no forum yet')
  return { ...scene, forum: scene.forum }
}

/** The number in the address; NaN, which nothing has, when it is none. */
export const numberAsked = (c: PageRequest): number => {
  const text = c.req.param('n') ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : Number.NaN
}

/** The meeting of the address. Throws `NotFound`. */
export function meetingAsked(c: PageRequest, { meetings }: Scene): Meeting {
  const number = numberAsked(c)
  const meeting = meetings.find((one) => one.number === number)
  if (meeting === undefined) throw new NotFound('no such meeting')
  return meeting
}

/** The seat of the address. Throws `NotFound`. */
export function seatAsked(c: PageRequest, { seats }: Scene): Seat {
  const id = c.req.param('id')
  const seat = seats.find((one) => one.id === id)
  if (seat === undefined) throw new NotFound('no such seat')
  return seat
}

const asMember = ({ id, status, ...member }: Member) => ({ id, status, government: isGovernment(member) })

const actingFor = (acting: Mandate | null | undefined): string | null =>
  acting?.kind === 'point-of-contact' || acting?.kind === 'editor' ? acting.memberId : null

/** Says whether whoever asks may establish the forum: the rule of the act. */
export const mayEstablish = ({ member, forum }: Scene, visitor: Visitor | null) =>
  mayEstablishForum(asMember(member), forum, actingFor(visitor?.acting))

/** Says whether whoever asks may act in the forum: the rule of the acts. */
export function mayRun({ member, forum, seats }: Scene, visitor: Visitor | null, openTo: OpenTo) {
  const chairs = seats.flatMap(({ chairSince, holderId }) => (chairSince === null || holderId === null ? [] : [holderId]))
  return mayRunForum(asMember(member), forum === null ? null : { chairs }, actingFor(visitor?.acting), openTo)
}
