import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** When a source was last looked at, whatever that gave, and when it will be next. */
export interface WatchOfEvidence {
  readonly nextLookAt: Date
  readonly lastLookAt: Date | null
  /** Why the last look gave nothing: a status, or the name of the obstacle. */
  readonly lastObstacle: string | null
}

/** Beyond this a source is never looked at: its host is reserved for examples. */
const neverWatched = new Date('9000-01-01T00:00:00Z')

/** The watch of a piece of evidence; null while it is not watched: a file, or just added. */
export async function watchOfEvidence(db: Db, evidenceId: string): Promise<WatchOfEvidence | null> {
  const row = await db
    .selectFrom('evidence_watch')
    .select(['next_look_at as nextLookAt', 'last_look_at as lastLookAt', 'last_obstacle as lastObstacle'])
    .where('evidence_id', '=', evidenceId)
    .executeTakeFirst()
  return row === undefined || row.nextLookAt > neverWatched ? null : row
}
