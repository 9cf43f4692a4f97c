import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { civilSociety } from '../rules/attendance.ts'
import type { ForumDecisionTable } from '../tables.ts'
import type { Attendance, TargetKind } from '../vocabulary.ts'

/** A decision of a forum. */
export interface Decision {
  readonly id: string
  readonly number: number
  readonly meetingId: string
  readonly title: LocalizedText
  readonly text: LocalizedText
  readonly present: Attendance
  /** What it is for; null when it is about the forum itself. */
  readonly target: { readonly kind: TargetKind; readonly id: string } | null
  readonly takenAt: Date
  readonly entryId: string
}

const decisionFrom = (row: Selectable<ForumDecisionTable>): Decision => ({
  id: row.id,
  number: row.number,
  meetingId: row.meeting_id,
  title: row.title,
  text: row.text,
  present: row.present,
  target: row.target_kind === null || row.target_id === null ? null : { kind: row.target_kind, id: row.target_id },
  takenAt: row.taken_at,
  entryId: row.entry_id,
})

/** The decisions of a forum, the latest first. */
export async function decisionsOfForum(db: Db, forumId: string): Promise<readonly Decision[]> {
  const rows = await db.selectFrom('forum_decision').selectAll().where('forum_id', '=', forumId).orderBy('number', 'desc').execute()
  return rows.map(decisionFrom)
}

/** A decision with whose forum took it and whether civil society was there, for R4. */
export interface ForumDecision extends Decision {
  readonly memberId: string
  /** R4 asks for a decision taken with civil society. */
  readonly withCivilSociety: boolean
}

/** The decisions of the forums of these members, the earliest first. */
export async function forumDecisions(db: Db, memberIds: readonly string[]): Promise<readonly ForumDecision[]> {
  if (memberIds.length === 0) return []
  const rows = await db
    .selectFrom('forum_decision as d')
    .innerJoin('forum as f', 'f.id', 'd.forum_id')
    .selectAll('d')
    .select('f.member_id')
    .where('f.member_id', 'in', [...new Set(memberIds)])
    .orderBy('d.taken_at')
    .orderBy('d.id')
    .execute()
  return rows.map(({ member_id: memberId, ...row }) => ({
    ...decisionFrom(row),
    memberId,
    withCivilSociety: civilSociety(row.present) > 0,
  }))
}

/** A decision a commitment can trace to. */
export interface DecisionToTrace {
  readonly id: string
  readonly number: number
  readonly title: LocalizedText
  readonly takenAt: Date
  readonly withCivilSociety: boolean
}

/** What a commitment of a member can trace to (R4): the decisions of its forum, the latest first. */
export async function decisionsOf(db: Db, memberId: string): Promise<readonly DecisionToTrace[]> {
  const decisions = await forumDecisions(db, [memberId])
  return decisions.map(({ id, number, title, takenAt, withCivilSociety }) => ({ id, number, title, takenAt, withCivilSociety })).reverse()
}

/** Decisions by their ids, each with its member: what pages that cite a decision show. */
export async function decisionsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ForumDecision>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('forum_decision as d')
    .innerJoin('forum as f', 'f.id', 'd.forum_id')
    .select('f.member_id')
    .selectAll('d')
    .where('d.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ member_id: memberId, ...row }) => {
      const decision = decisionFrom(row)
      return [decision.id, { ...decision, memberId, withCivilSociety: civilSociety(decision.present) > 0 }]
    }),
  )
}
