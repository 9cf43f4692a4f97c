import { type Db, sql } from '#kernel/database.ts'
import { decodeEntry } from '../entry.ts'
import { decodeFrontier, frontierRoot } from '../frontier.ts'
import { sameBytes } from '../hashing.ts'
import { rootOfRange } from '../proof.ts'
import { tilesOf } from '../stored-tiles.ts'
import { databaseSource } from './log-source.ts'
import { Findings, type VerifyReport } from './report.ts'
import { type VerifyOptions, verifyLog } from './verify-log.ts'
import '../tables.ts'

/**
 * Verifies the record in a database: all that `verifyLog` does for what is published, and that indexes have no gaps, that
 * the columns beside each entry say what its bytes say, and that the tiles reach the sequenced size.
 */
export async function verifyDatabase(db: Db, options: VerifyOptions = {}): Promise<VerifyReport> {
  const findings = new Findings()
  const published = await verifyLog(databaseSource(db), options)
  await checkIndexes(db, findings)
  await checkColumns(db, findings)
  await checkState(db, findings)
  const all = [...published.findings, ...findings.list]
  return { ...published, findings: all, ok: all.every((finding) => finding.severity !== 'failure') }
}

async function checkIndexes(db: Db, findings: Findings): Promise<void> {
  const { rows } = await sql<{ count: number; last: number | null; size: number }>`
    select (select count(*) from record_entry) as count, (select max(index) from record_entry) as last, size from record_state
  `.execute(db)
  const { count, last, size } = rows[0] ?? { count: 0, last: null, size: 0 }
  if (count !== size || (last ?? -1) !== size - 1) {
    findings.fail('index-gap', 'the entries', `the record says it has ${size}; there are ${count}, the last with index ${last ?? 'none'}`)
  }
}

const batch = 1000

async function checkColumns(db: Db, findings: Findings): Promise<void> {
  for (let from = 0; ; from += batch) {
    const { rows } = await sql<ColumnRow>`
      select e.index, e.entry_id, e.kind, e.at, e.recorded_at, e.leaf,
        coalesce((select json_object_agg(a.subject_kind, a.subject_id) from record_about a where a.entry_id = e.entry_id), '{}') as about
      from record_entry e where e.index >= ${from} and e.index < ${from + batch} order by e.index
    `.execute(db)
    for (const row of rows) compareColumns(row, findings)
    if (rows.length === 0) return
  }
}

interface ColumnRow {
  readonly index: number
  readonly entry_id: string
  readonly kind: string
  readonly at: Date
  readonly recorded_at: Date
  readonly leaf: Buffer
  readonly about: Readonly<Record<string, string>>
}

function compareColumns(row: ColumnRow, findings: Findings): void {
  const entry = readOrNull(row.leaf)
  // An entry that cannot be read is reported where it is hashed, or when it will be published.
  if (!entry) return
  const subjects = (about: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(about).sort())
  const differing = [
    row.entry_id === entry.id ? [] : ['entry_id'],
    row.kind === entry.kind ? [] : ['kind'],
    row.at.getTime() === entry.at.getTime() ? [] : ['at'],
    row.recorded_at.getTime() === entry.recordedAt.getTime() ? [] : ['recorded_at'],
    subjects(row.about) === subjects(entry.about) ? [] : ['about'],
  ].flat()
  if (differing.length > 0) findings.fail('column-differs', `entry ${row.index}`, `${differing.join(', ')} is not what the entry says`)
}

function readOrNull(leaf: Buffer) {
  try {
    return decodeEntry(leaf)
  } catch {
    // Said by the caller's comment: reported elsewhere.
    return null
  }
}

async function checkState(db: Db, findings: Findings): Promise<void> {
  const { size, frontier } = await db.selectFrom('record_state').select(['size', 'frontier']).executeTakeFirstOrThrow()
  try {
    const root = await rootOfRange(tilesOf(db), size, { from: 0, to: size })
    if (sameBytes(root, frontierRoot(decodeFrontier(size, frontier)))) return
    findings.fail('state-differs', `the tree of ${size} entries`, 'the tiles and the stored right edge give different roots')
  } catch (error) {
    findings.fail('state-differs', `the tree of ${size} entries`, error instanceof Error ? error.message : String(error))
  }
}
