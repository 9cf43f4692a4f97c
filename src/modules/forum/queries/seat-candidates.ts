import type { Db } from '#kernel/database.ts'
import { listMembers, type Member } from '#modules/members'
import type { Seat } from './seats.ts'

/** The members that could take a seat in a member's forum: real beside real, invented beside invented, none of them seated or withdrawn. */
export async function seatCandidates(db: Db, member: Member, seats: readonly Seat[]): Promise<readonly Member[]> {
  const seated = new Set(seats.flatMap(({ holderId, endedAt }) => (endedAt === null && holderId !== null ? [holderId] : [])))
  const members = await listMembers(db, { fictional: member.fictional })
  return members.filter(({ id, status }) => status !== 'withdrawn' && !seated.has(id))
}
