import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { groupBy } from '#kernel/group-by.ts'
import { slugOf } from '#kernel/slug.ts'
import { type PlanToldBySource, type Telling, type ToldPlan, tellPlan } from '#modules/action-plans'
import type { CommitmentRow, RowOutcome, RowRefusalKind } from './commitment-row.ts'
import { identityOf, planKeyOf } from './identity.ts'
import { type MemberOfPlace, memberFinder } from './member-of-place.ts'
import type { Sheet } from './open-sheet.ts'
import { counter, type ImportCounts, openCommitments, type ReadRow } from './read-commitments.ts'
import { toldCommitment } from './told-commitment.ts'

/** The name under which what the sheet tells stands on the record. */
export const sheetSource = 'ogp-commitments'

/** How far an import is. `read` counts rows of the file, `done` those whose plan was told or refused. */
export interface ImportProgress {
  readonly stage: 'reading' | 'telling'
  readonly read: number
  readonly done: number
}

/** How an import runs. */
export interface ImportOptions {
  /** Does everything and keeps nothing: the report says what would be. */
  readonly dryRun: boolean
  /** Asked again and again: once true, nothing is kept. */
  cancelled(): boolean
  progress(progress: ImportProgress): void | Promise<void>
  /** Called when all is told, in the same transaction: what it writes is kept with the import or not at all. Not for a dry run. */
  keep?(trx: Trx, done: ImportDone): Promise<void>
}

/** A row after the import: what became of it, and the commitment it is told under. */
export interface ImportedRow extends ReadRow {
  readonly told: { readonly reference: string; readonly telling: Telling } | null
}

/** What an import did. `read = accepted + refused`. */
export interface ImportDone {
  readonly sheet: Sheet
  readonly rows: readonly ImportedRow[]
  readonly counts: ImportCounts
  /** True: it was cancelled, nothing was kept, and no row is told here. */
  readonly cancelled: boolean
  /** Plans told, and members admitted because the list of members names them. */
  readonly plans: number
  readonly admitted: readonly string[]
}

const rowsBetweenTurns = 100

/** Everything of a dry run or of a cancelled import was done: the transaction is given up. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/**
 * Imports the published sheet of commitments in one transaction: whatever ends it, all is kept or nothing. Importing again tells
 * nothing twice. Run it under `underImportLock`. Throws UnreadableSheet when the file is no such sheet.
 */
export async function importCommitments(ctx: Context, bytes: Buffer, options: ImportOptions): Promise<ImportDone> {
  const { sheet, rows } = await openCommitments(bytes)
  const read = await readAll(rows, options)
  let done: ImportDone | null = null
  try {
    if (read === null) throw new GivenUp()
    await ctx.db.transaction().execute(async (trx) => {
      const all = await tellAll(trx, ctx, read, options)
      const whole = {
        sheet,
        rows: read.flatMap((it) => imported(it, all.results)),
        cancelled: false,
        plans: all.plans,
        admitted: all.admitted,
      }
      const counted = { ...whole, counts: countOf(whole.rows) }
      if (options.dryRun) done = counted
      if (options.dryRun || options.cancelled()) throw new GivenUp()
      await options.keep?.(trx, counted)
      done = counted
    })
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error
  }
  return done ?? { sheet, rows: [], counts: countOf([]), cancelled: true, plans: 0, admitted: [] }
}

/** Every row of the sheet, read before anything is locked; null once cancelled. */
async function readAll(rows: Iterable<ReadRow>, options: ImportOptions): Promise<readonly ReadRow[] | null> {
  const read: ReadRow[] = []
  for (const row of rows) {
    read.push(row)
    if (read.length % rowsBetweenTurns !== 0) continue
    await options.progress({ stage: 'reading', read: read.length, done: 0 })
    await nextTurn()
    if (options.cancelled()) return null
  }
  return read
}

interface AllTold {
  readonly results: ReadonlyMap<number, RowResult>
  readonly plans: number
  readonly admitted: readonly string[]
}

async function tellAll(trx: Trx, ctx: Context, read: readonly ReadRow[], options: ImportOptions): Promise<AllTold> {
  const accepted = read.flatMap((it) => (it.outcome.accepted ? [it.outcome.row] : []))
  const results = new Map<number, RowResult>()
  const admitted: string[] = []
  let plans = 0
  const memberOf = memberFinder(trx, ctx)
  for (const planRows of groupBy(accepted, planKeyOf).values()) {
    if (options.cancelled()) throw new GivenUp()
    const told = await tellRows(trx, ctx, planRows, memberOf)
    for (const [line, result] of told.results) results.set(line, result)
    if (told.admitted !== null) admitted.push(told.admitted)
    if ([...told.results.values()].some((result) => !('refused' in result))) plans += 1
    await options.progress({ stage: 'telling', read: read.length, done: results.size })
  }
  return { results, plans, admitted }
}

function countOf(rows: readonly ImportedRow[]): ImportCounts {
  const count = counter()
  for (const { outcome } of rows) count.add(outcome)
  return count.counts()
}

type RowResult = NonNullable<ImportedRow['told']> | { readonly refused: RowRefusalKind }

function imported(it: ReadRow, results: ReadonlyMap<number, RowResult>): ImportedRow[] {
  if (!it.outcome.accepted) return [{ ...it, told: null }]
  const result = results.get(it.outcome.row.line)
  if (result === undefined) return []
  if (!('refused' in result)) return [{ ...it, told: result }]
  const { row, redacted } = it.outcome
  const outcome: RowOutcome = { accepted: false, line: row.line, refusals: [{ heading: null, why: result.refused }], redacted }
  return [{ ...it, outcome, told: null }]
}

interface RowsTold {
  readonly results: ReadonlyMap<number, RowResult>
  readonly admitted: string | null
}

async function tellRows(
  trx: Trx,
  ctx: Context,
  rows: readonly CommitmentRow[],
  memberOf: ReturnType<typeof memberFinder>,
): Promise<RowsTold> {
  const [first] = rows
  const member = first === undefined ? null : await memberOf(first.place)
  if (first === undefined || member === null) return refusedAll(rows, 'place-not-a-member')
  const distinct = [...groupBy(rows, contentKey).values()]
  const told = await tellPlan(
    trx,
    ctx,
    planOf(
      member,
      rows,
      distinct.flatMap(([row]) => row ?? []),
    ),
  )
  if (!told.ok) return refusedAll(rows, told.refusal)
  const results = new Map<number, RowResult>()
  for (const [at, same] of distinct.entries()) {
    const commitment = told.fact.commitments[at]
    if (commitment === undefined) continue
    const { reference, telling } = commitment
    for (const { line } of same) {
      results.set(line, telling === 'kept' ? { refused: 'commitment-of-member-itself' } : { reference, telling })
    }
  }
  return { results, admitted: member.admitted ? member.slug : null }
}

const refusedAll = (rows: readonly CommitmentRow[], refused: RowRefusalKind): RowsTold => ({
  results: new Map(rows.map(({ line }) => [line, { refused }])),
  admitted: null,
})

/** Rows that say the same in everything are one commitment. */
function contentKey(row: CommitmentRow): string {
  const { line: _, ...content } = row
  return `${identityOf(row)} ${JSON.stringify(content)}`
}

function planOf(member: MemberOfPlace, rows: readonly CommitmentRow[], distinct: readonly CommitmentRow[]): ToldPlan {
  const year = rows[0]?.year ?? 0
  const plan: PlanToldBySource = {
    slug: slugOf(`${member.slug} ${year}`),
    cycle: first(rows, ({ planNumber }) => planNumber),
    level: member.level,
    years: first(rows, ({ years }) => years),
    yearSubmitted: year,
    from: null,
    to: null,
    title: null,
  }
  // Named by the member and not by its address, which may be corrected.
  const name = `${member.id} ${year}`
  return {
    source: sheetSource,
    name,
    memberId: member.id,
    country: member.country ?? 'XX',
    plan,
    commitments: distinct.map(toldCommitment),
  }
}

function first<Value>(rows: readonly CommitmentRow[], pick: (row: CommitmentRow) => Value | null): Value | null {
  for (const row of rows) {
    const value = pick(row)
    if (value !== null) return value
  }
  return null
}
