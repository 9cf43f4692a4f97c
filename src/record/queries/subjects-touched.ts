import { type Db, sql } from '#kernel/database.ts'
import type { Subject } from './list-entries.ts'

/** Something an entry is about. */
export interface Touched extends Subject {
  readonly entryId: string
}

/**
 * What entries appended since an instant are about. An entry's id begins with the time it was made
 * (uuidv7, RFC 9562 section 5.7), a little before its act is committed: ask from further back than an act can last.
 */
export async function subjectsTouchedSince(db: Db, since: Date): Promise<readonly Touched[]> {
  const { rows } = await sql<Touched>`
    select entry_id as "entryId", subject_kind as kind, subject_id as id from record_about
    where entry_id >= ${firstIdAt(since)}::uuid
  `.execute(db)
  return rows
}

/** The lowest uuidv7 of an instant. */
function firstIdAt(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
