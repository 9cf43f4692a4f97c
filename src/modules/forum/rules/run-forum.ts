import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MemberStatus } from '#modules/members'

/** What rules need to know of the member a forum belongs to. */
export interface ForumMember {
  readonly id: string
  readonly government: boolean
  readonly status: MemberStatus | null
}

type RunRefusal = 'forum-missing' | 'member-withdrawn' | 'mandate-for-another' | 'mandate-not-of-member'

/** Who an act of a forum is open to: the member alone, or also the bodies that chair a side. */
export type OpenTo = 'member' | 'chairs'

/** Says whether somebody acting for `actingFor` may act in a forum. A forum belongs to both sides: its chairs announce and report too. */
export function mayRunForum(
  member: ForumMember,
  forum: { readonly chairs: readonly string[] } | null,
  actingFor: string | null,
  openTo: OpenTo,
): Outcome<null, RunRefusal> {
  if (forum === null) return refuse('forum-missing')
  if (member.status === 'withdrawn') return refuse('member-withdrawn')
  if (actingFor === member.id) return allow(null)
  const chairs = actingFor !== null && forum.chairs.includes(actingFor)
  if (!chairs) return refuse('mandate-for-another')
  return openTo === 'chairs' ? allow(null) : refuse('mandate-not-of-member')
}

/** Says whether a member may establish its forum: a government, once. */
export function mayEstablishForum(
  member: ForumMember,
  forum: unknown,
  actingFor: string | null,
): Outcome<null, 'mandate-for-another' | 'not-a-government' | 'member-withdrawn' | 'forum-exists'> {
  if (actingFor !== member.id) return refuse('mandate-for-another')
  if (!member.government) return refuse('not-a-government')
  if (member.status === 'withdrawn') return refuse('member-withdrawn')
  return forum === null ? allow(null) : refuse('forum-exists')
}
