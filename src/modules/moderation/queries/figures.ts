import { type Db, sql } from '#kernel/database.ts'
import { type RemovalGround, removalGrounds } from '#record'
import '../tables.ts'

/** What moderation did, in figures anyone may read. */
export interface ModerationFigures {
  readonly reports: number
  readonly waiting: number
  readonly kept: number
  readonly removed: number
  readonly appeals: number
  readonly restored: number
  /** Median hours from the first report to the decision that settles it; null before any. */
  readonly medianHours: number | null
  readonly grounds: readonly GroundFigures[]
}

export interface GroundFigures {
  readonly ground: RemovalGround
  readonly reports: number
  readonly removals: number
  readonly restored: number
}

interface Totals {
  readonly reports: number
  readonly waiting: number
  readonly kept: number
  readonly removed: number
  readonly appeals: number
  readonly restored: number
  readonly hours: number | null
}

/** Counts what was reported, decided, appealed and restored. */
export async function moderationFigures(db: Db): Promise<ModerationFigures> {
  const { rows } = await sql<Totals>`
    select (select count(*) from moderation_report) as reports,
      count(*) filter (where erased_at is null and (first_decision is null or (first_decision = 'remove' and second_agrees is null))) as waiting,
      count(*) filter (where first_decision = 'keep' or second_agrees = false) as kept,
      count(*) filter (where second_agrees) as removed,
      count(*) filter (where appealed_at is not null) as appeals,
      count(*) filter (where appeal_granted) as restored,
      percentile_cont(0.5) within group (order by extract(epoch from coalesce(second_at, first_at) - opened_at) / 3600)
        filter (where first_decision = 'keep' or second_agrees is not null) as hours
    from moderation_case
  `.execute(db)
  const { rows: byGround } = await sql<GroundFigures>`
    select g.ground, (select count(*) from moderation_report r where r.ground = g.ground) as reports,
      (select count(*) from moderation_case c where c.ground = g.ground and c.second_agrees) as removals,
      (select count(*) from moderation_case c where c.ground = g.ground and c.appeal_granted) as restored
    from unnest(${[...removalGrounds]}::text[]) with ordinality as g (ground, place) order by g.place
  `.execute(db)
  const { hours, ...counts } = rows[0] ?? { reports: 0, waiting: 0, kept: 0, removed: 0, appeals: 0, restored: 0, hours: null }
  return { ...counts, medianHours: hours === null ? null : Number(hours), grounds: byGround }
}
