import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { groupBy } from '#kernel/group-by.ts'
import { slugOf } from '#kernel/slug.ts'
import { type PlanToldBySource, type ToldPlan, tellPlan } from '#modules/action-plans'
import type { CommitmentRow, RowOutcome, RowRefusalKind } from './commitment-row.ts'
import { identityOf, planKeyOf } from './identity.ts'
import { type MemberOfPlace, memberOfPlace } from './member-of-place.ts'
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
  /** Asked between plans: what was told stays, and a later run completes it. */
  cancelled(): boolean
  progress(progress: ImportProgress): void | Promise<void>
}

/** A row after the import: what became of it, and the commitment it is told under. */
export interface ImportedRow extends ReadRow {
  readonly result: string
}

/** What an import did. `read = accepted + refused`; rows not reached before a cancellation are in neither, nor read. */
export interface ImportDone {
  readonly sheet: Sheet
  readonly rows: readonly ImportedRow[]
  readonly counts: ImportCounts
  readonly cancelled: boolean
  /** Plans told, and members admitted because the list of members names them. */
  readonly plans: number
  readonly admitted: readonly string[]
}

const rowsBetweenTurns = 100

/**
 * Imports the published sheet of commitments. Each plan is one transaction: whatever ends the import, a plan is told whole or not
 * at all, and running it again tells what is missing and nothing twice. Throws UnreadableSheet when the file is no such sheet.
 */
export async function importCommitments(ctx: Context, bytes: Buffer, options: ImportOptions): Promise<ImportDone> {
  const { sheet, rows } = await openCommitments(bytes)
  const read: ReadRow[] = []
  for (const row of rows) {
    read.push(row)
    if (read.length % rowsBetweenTurns !== 0) continue
    await options.progress({ stage: 'reading', read: read.length, done: 0 })
    await nextTurn()
    if (options.cancelled()) return ended(sheet, [], { cancelled: true, plans: 0, admitted: [] })
  }
  const accepted = read.flatMap((it) => (it.outcome.accepted ? [it.outcome.row] : []))
  const results = new Map<number, RowResult>()
  const admitted: string[] = []
  let plans = 0
  for (const planRows of groupBy(accepted, planKeyOf).values()) {
    if (options.cancelled()) break
    const told = await tellRows(ctx, planRows, options.dryRun)
    for (const [line, result] of told.results) results.set(line, result)
    if (told.admitted !== null && !admitted.includes(told.admitted)) admitted.push(told.admitted)
    plans += 1
    await options.progress({ stage: 'telling', read: read.length, done: results.size })
  }
  const cancelled = accepted.some(({ line }) => !results.has(line))
  const done = read.flatMap((it) => imported(it, results))
  return ended(sheet, done, { cancelled, plans, admitted })
}

function ended(sheet: Sheet, rows: readonly ImportedRow[], rest: Pick<ImportDone, 'cancelled' | 'plans' | 'admitted'>): ImportDone {
  const count = counter()
  for (const { outcome } of rows) count.add(outcome)
  return { sheet, rows, counts: count.counts(), ...rest }
}

type RowResult = { readonly result: string } | { readonly refused: RowRefusalKind }

function imported(it: ReadRow, results: ReadonlyMap<number, RowResult>): ImportedRow[] {
  if (!it.outcome.accepted) return [{ ...it, result: '' }]
  const result = results.get(it.outcome.row.line)
  if (result === undefined) return []
  if ('result' in result) return [{ ...it, result: result.result }]
  const { row, redacted } = it.outcome
  const outcome: RowOutcome = { accepted: false, line: row.line, refusals: [{ heading: null, why: result.refused }], redacted }
  return [{ ...it, outcome, result: '' }]
}

/** Everything of a dry run was done: the transaction is given up. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

interface RowsTold {
  readonly results: ReadonlyMap<number, RowResult>
  readonly admitted: string | null
}

async function tellRows(ctx: Context, rows: readonly CommitmentRow[], dryRun: boolean): Promise<RowsTold> {
  let told: RowsTold = { results: new Map(), admitted: null }
  try {
    await ctx.db.transaction().execute(async (trx) => {
      told = await tellRowsIn(trx, ctx, rows)
      if (dryRun) throw new GivenUp()
    })
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error
  }
  return told
}

async function tellRowsIn(trx: Trx, ctx: Context, rows: readonly CommitmentRow[]): Promise<RowsTold> {
  const [first] = rows
  const member = first === undefined ? null : await memberOfPlace(trx, ctx, first.place)
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
      results.set(line, telling === 'kept' ? { refused: 'commitment-of-member-itself' } : { result: `${reference} ${telling}` })
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
