import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { v7 } from 'uuid'
import { migrations } from '#app/migrations.ts'
import { knownHeadings, policyAreaHeadings } from '#exchange/ogp-commitments/headings.ts'
import { importCommitments } from '#exchange/ogp-commitments/import-commitments.ts'
import type { Context } from '#kernel/context.ts'
import { type Db, sql } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres.ts'
import { migrate } from '#kernel/migrate.ts'
import { openDatabase } from '#kernel/open-database.ts'

// Seconds to import a sheet of 10,000 rows and 171 columns (CSV), to import it again unchanged, and how many times as long that is as
// inserting the rows it leaves by plain SQL, 500 to a statement, in one transaction on the same server.

const rowCount = 10_000
const mostSeconds = 60
const countries = ['Peru', 'Chile', 'Ghana', 'Kenya', 'Italy', 'Spain', 'Norway', 'Tunisia', 'France', 'Canada', 'Mexico', 'Georgia']
const phrase = 'The ministry will publish the open data of the budget and hear civil society on its implementation. '

/** A sheet such as the published one: long texts, five policy areas a row, days in several forms, a contact here and there. */
function sheet(): Buffer {
  const rows = Array.from({ length: rowCount }, (_, at) => {
    const plan = Math.floor(at / 15)
    const cells: Record<string, string> = {
      'Country/Locality': countries[plan % countries.length] ?? '',
      'Year Of Submission': String(2001 + (Math.floor(plan / countries.length) % 90)),
      'Commitment Unique Identifier': `S${at}`,
      'Commitment Number': `${(at % 15) + 1}.0`,
      'Commitment Title': `Commitment ${at}`,
      'Full Text': phrase.repeat(18) + (at % 3 === 0 ? 'Contact: office@ministry.example, tel. 555-1234' : ''),
      'Lead Institution': 'Ministry of Finance',
      'Supporting Institution(s)': 'Treasury; Civil society network',
      'Start Date': ['2016-07-01', '1/7/2016', '42552', 'July 2016'][at % 4] ?? '',
      'End Date': at % 2 === 0 ? '2018-06-30' : 'ND',
      'OGP Value Access To Information': '1',
      'Completion (Progress Report)': 'Limited',
      'Completion (End Of Term)': at % 2 === 0 ? 'Substantial' : 'NR',
      'Did It Open Government (Overall)': 'Marginal',
    }
    for (let area = 0; area < 5; area += 1) cells[policyAreaHeadings[(at * 7 + area * 11) % policyAreaHeadings.length] ?? ''] = '1'
    return knownHeadings.map((heading) => cells[heading] ?? '')
  })
  return Buffer.from(stringify([knownHeadings, ...rows]))
}

const tables = [
  'record_outbox',
  'record_about',
  'record_disclosure',
  'action_plan',
  'commitment',
  'commitment_revision',
  'commitment_review',
]

/** The rows of every table written, as JSON, 500 together. */
async function rowsLeft(db: Db): Promise<{ readonly table: string; readonly batches: readonly string[] }[]> {
  const left = []
  for (const table of tables) {
    const { rows } = await sql<{ batch: string }>`
      select jsonb_agg(row)::text as batch from (
        select to_jsonb(t) as row, (row_number() over () - 1) / 500 as place from ${sql.table(table)} t) as numbered group by place`.execute(
      db,
    )
    left.push({ table, batches: rows.map(({ batch }) => batch) })
  }
  return left
}

async function insertPlainly(db: Db, left: Awaited<ReturnType<typeof rowsLeft>>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { table, batches } of left) {
      for (const batch of batches)
        await sql`insert into ${sql.table(table)} overriding system value select * from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(
          trx,
        )
    }
  })
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const folder = await mkdtemp(path.join(tmpdir(), 'parvis-bench-'))
const server = await startEmbeddedPostgres({ folder })
const { db, close } = await openDatabase(server.connection, { poolSize: 4 })
try {
  await migrate(db, migrations)
  const ctx: Context = { db, now: () => new Date(), newId: () => v7(), origin: 'http://localhost:3000' }
  const bytes = sheet()
  const options = { dryRun: false, cancelled: () => false, progress: () => undefined }
  const first = await seconds(async () => {
    const { counts } = await importCommitments(ctx, bytes, options)
    console.log(JSON.stringify(counts))
  })
  const again = await seconds(() => importCommitments(ctx, bytes, options))
  const left = await rowsLeft(db)
  await sql`create database plain`.execute(db)
  const address = { ...server.connection, database: 'plain' }
  const other = await openDatabase(address, { poolSize: 2 })
  await migrate(other.db, migrations)
  const plain = await seconds(() => insertPlainly(other.db, left))
  await other.close()
  console.log(
    `${rowCount.toLocaleString('en')} rows, ${(bytes.length / 1024 / 1024).toFixed(0)} MB: ${first.toFixed(1)} s (at most ${mostSeconds}); again, unchanged: ${again.toFixed(1)} s`,
  )
  console.log(`the rows it leaves by plain SQL: ${plain.toFixed(1)} s; ratio ${(first / plain).toFixed(1)}`)
  process.exitCode = first <= mostSeconds ? 0 : 1
} finally {
  await close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
