import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { CollectiveActionTable } from '../tables.ts'
import { type ActionStatus, statusOf } from '../vocabulary.ts'

/** A collective action as pages, names and other modules see it. */
export interface ActionSummary {
  readonly id: string
  readonly number: number
  readonly slug: string
  readonly title: Selectable<CollectiveActionTable>['title']
  /** What it asks of those who join, point by point. */
  readonly asks: Selectable<CollectiveActionTable>['asks']
  readonly theme: CollectiveActionTable['theme']
  readonly level: CollectiveActionTable['level']
  readonly status: ActionStatus
  readonly fictional: boolean
  readonly from: string | null
  readonly to: string | null
  readonly proposedAt: Date
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly closeReason: string | null
  /** The entry that proposed it. */
  readonly entryId: string
}

function summaryFrom(row: Selectable<CollectiveActionTable>): ActionSummary {
  const dates = { openedAt: row.opened_at, closedAt: row.closed_at }
  return {
    id: row.id,
    number: row.number,
    slug: row.slug,
    title: row.title,
    asks: row.asks,
    theme: row.theme,
    level: row.level,
    status: statusOf(dates),
    fictional: row.fictional,
    from: row.period_from,
    to: row.period_to,
    proposedAt: row.proposed_at,
    ...dates,
    closeReason: row.close_reason,
    entryId: row.entry_id,
  }
}

/** The action at a slug, or null. */
export async function findAction(db: Db, slug: string): Promise<ActionSummary | null> {
  const row = await db.selectFrom('collective_action').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row === undefined ? null : summaryFrom(row)
}

/** Every action, by number. */
export async function listActions(db: Db): Promise<readonly ActionSummary[]> {
  const rows = await db.selectFrom('collective_action').selectAll().orderBy('number').execute()
  return rows.map(summaryFrom)
}

/** Actions by id; an id that names none is absent. */
export async function actionsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ActionSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('collective_action')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, summaryFrom(row)]))
}
