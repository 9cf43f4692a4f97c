import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { type LocalizedText, textFor } from '#kernel/languages.ts'
import { isSlug } from '#kernel/slug.ts'
import type { CollectiveActionTable } from '../tables.ts'
import { type ActionLevel, type ActionStatus, type ActionTheme, statusOf } from '../vocabulary.ts'

/** An action as lists and pages speak of it. */
export interface ActionSummary {
  readonly id: string
  readonly number: number
  readonly slug: string
  readonly title: LocalizedText
  readonly asks: readonly LocalizedText[]
  readonly theme: ActionTheme
  readonly level: ActionLevel
  /** Days, `2016-12-07`; null when not told. */
  readonly from: string | null
  readonly to: string | null
  readonly fictional: boolean
  readonly status: ActionStatus
  readonly proposedAt: Date
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  /** Why it was closed, if a reason was given and its words still stand. */
  readonly closeReason: string | null
  readonly closeReasonGiven: boolean
  /** The entry that proposed it. */
  readonly entryId: string
}

function actionFrom(row: Selectable<CollectiveActionTable>): ActionSummary {
  return {
    id: row.id,
    number: row.number,
    slug: row.slug,
    title: row.title,
    asks: row.asks,
    theme: row.theme,
    level: row.level,
    from: row.period_from,
    to: row.period_to,
    fictional: row.fictional,
    status: statusOf({ openedAt: row.opened_at, closedAt: row.closed_at }),
    proposedAt: row.proposed_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    closeReason: row.close_reason,
    closeReasonGiven: row.close_reason_given,
    entryId: row.entry_id,
  }
}

/** Every action, by number. */
export async function listActions(db: Db): Promise<readonly ActionSummary[]> {
  const rows = await db.selectFrom('collective_action').selectAll().orderBy('number').execute()
  return rows.map(actionFrom)
}

/** How many real actions there are. */
export async function countActions(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('collective_action')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('fictional', '=', false)
    .executeTakeFirstOrThrow()
  return count
}

/** The action of this slug, or null. */
export async function findAction(db: Db, slug: string): Promise<ActionSummary | null> {
  // What cannot be a slug is not looked for: PostgreSQL refuses a text with a zero byte.
  if (!isSlug(slug)) return null
  const row = await db.selectFrom('collective_action').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row === undefined ? null : actionFrom(row)
}

/** The actions of these ids, by id; an id that no action has is absent. */
export async function actionsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ActionSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('collective_action')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, actionFrom(row)]))
}

/** The members that lead an action, by id, in the order they were named. */
export async function leadsOfAction(db: Db, actionId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('collective_action_lead')
    .select('member_id')
    .where('action_id', '=', actionId)
    .orderBy('named_at')
    .orderBy('entry_id')
    .execute()
  return rows.map(({ member_id }) => member_id)
}

/** The number a new action gets: one more than the highest. */
export async function nextActionNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('collective_action')
    .select((eb) => eb.fn.max('number').as('highest'))
    .executeTakeFirst()
  return (row?.highest ?? 0) + 1
}

/** The title to show to a reader, and the language it is in. */
export const actionName = (action: Pick<ActionSummary, 'title'>, words: Pick<Words, 'lang'>) => textFor(action.title, words.lang)
