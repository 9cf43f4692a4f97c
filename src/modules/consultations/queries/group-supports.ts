import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import { fewestToDraw } from './draw-map.ts'
import type { LedgerRow } from './ledger.ts'
import type { Opinion } from './opinion.ts'

/** How many people of each opinion group support an input, or agree with a statement; the largest group first. */
export type GroupSupports = ReadonlyMap<string, readonly number[]>

/** A group of fewer people is not told apart: a count in it could point to somebody. */
export const fewestOfGroup = 10

/** Tells whether support may be shown by group: the map is drawn, and no group of it is small. */
export const showsGroups = ({ map: { placed, groups, sizes } }: Opinion): boolean =>
  placed >= fewestToDraw && groups > 1 && sizes.every((size) => size >= fewestOfGroup)

/** Support of these inputs across the groups of the map; empty while groups are not shown. */
export async function groupSupports(db: Db, { map, placeOf }: Opinion, rows: readonly LedgerRow[]): Promise<GroupSupports> {
  const counts = new Map<string, number[]>()
  if (rows.length === 0 || !showsGroups({ map, placeOf })) return counts
  for (const { id, kind, number } of rows) {
    const agree = map.byGroup.map((group) => group[number ?? 0]?.agree ?? 0)
    counts.set(id, kind === 'statement' ? agree : map.sizes.map(() => 0))
  }
  const supports = await db
    .selectFrom('support')
    .select(['target_id', 'participant_id'])
    .where(
      'target_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  for (const { target_id, participant_id } of supports) {
    const group = map.points[placeOf.get(participant_id) ?? -1]?.group
    const own = counts.get(target_id)
    if (group !== undefined && own !== undefined) own[group] = (own[group] ?? 0) + 1
  }
  return counts
}
