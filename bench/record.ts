import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 } from 'uuid'
import { z } from 'zod'
import { type Db, sql } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres.ts'
import { migrate } from '#kernel/migrate.ts'
import { openDatabase } from '#kernel/open-database.ts'
import { append, defineFact, factFrom, migrations, publishCheckpoint, sequence, verifyDatabase } from '#record'
import { emptyFrontier, extendFrontier } from '../src/record/frontier.ts'
import { leafHash } from '../src/record/hashing.ts'
import { signerFromSeed } from '../src/record/signer.ts'

// Ratios, not times: they compare two things measured in one run on one machine.
// To run: npx esbuild bench/record.ts --bundle --packages=external --platform=node --format=esm --outfile=dist/bench/record.js && node dist/bench/record.js

const writers = 16
const acts = 4_000
const leaves = 200_000

const benchMade = defineFact({
  kind: 'bench-made',
  schema: z.strictObject({ n: z.int(), text: z.string() }),
  async project(trx, fact) {
    await sql`insert into bench (entry_id, n) values (${fact.id}, ${fact.data.n})`.execute(trx)
  },
})

function perSecond(count: number, work: () => void): number {
  const start = performance.now()
  work()
  return (count * 1000) / (performance.now() - start)
}

/** Adds leaves to the tree, against hashing the same bytes and nothing more. */
function hashing(): void {
  const entry = Buffer.alloc(400, 7)
  const bare = perSecond(leaves, () => {
    for (let i = 0; i < leaves; i += 1) createHash('sha256').update(entry).digest()
  })
  const tree = perSecond(leaves, () => {
    extendFrontier(
      emptyFrontier,
      Array.from({ length: leaves }, () => leafHash(entry)),
    )
  })
  tell('leaves hashed into the tree', tree, 'SHA-256 of the same bytes', bare)
}

async function inParallel(count: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (next < count) await work(next++)
    }),
  )
  return (count * 1000) / (performance.now() - start)
}

/** Appends a fact with one projected row, against the same two rows inserted by plain SQL in a transaction. */
async function appending(db: Db): Promise<void> {
  const text = 'x'.repeat(200)
  const plain = () =>
    inParallel(acts, (n) =>
      db.transaction().execute(async (trx) => {
        await sql`insert into bench_leaf (leaf) values (${Buffer.from(JSON.stringify({ n, text, id: v7() }))})`.execute(trx)
        await sql`insert into bench (entry_id, n) values (${v7()}, ${n})`.execute(trx)
      }),
    )
  const recorded = () =>
    inParallel(acts, (n) =>
      db
        .transaction()
        .execute((trx) =>
          append(
            trx,
            benchMade,
            factFrom({ now: () => new Date(), newId: () => v7() }, { by: { kind: 'instance' }, about: { bench: 'a' }, data: { n, text } }),
          ),
        ),
    )
  await plain()
  const runs = [await recorded(), await plain(), await recorded(), await plain()]
  tell('acts appended', ((runs[0] ?? 0) + (runs[2] ?? 0)) / 2, 'the same rows by plain SQL', ((runs[1] ?? 0) + (runs[3] ?? 0)) / 2)
}

/** Sequences what was appended and verifies the whole record. */
async function sequencing(db: Db): Promise<void> {
  const start = performance.now()
  const { added } = await sequence(db)
  const taken = performance.now() - start
  await publishCheckpoint(db, signerFromSeed('parvis.localhost/record', Buffer.alloc(32, 1)), new Date())
  const before = performance.now()
  const { ok, size } = await verifyDatabase(db)
  console.log(
    `sequenced ${rounded((added * 1000) / taken)}/s; verified ${rounded((size * 1000) / (performance.now() - before))}/s, ${ok ? 'sound' : 'NOT SOUND'}`,
  )
}

const rounded = (value: number): string => Math.round(value).toLocaleString('en')

function tell(what: string, rate: number, against: string, reference: number): void {
  console.log(`${what}: ${rounded(rate)}/s, ${(rate / reference).toFixed(2)} of ${against} (${rounded(reference)}/s)`)
}

hashing()
const folder = await mkdtemp(path.join(tmpdir(), 'parvis-bench-'))
const server = await startEmbeddedPostgres({ folder })
const { db, close } = await openDatabase(server.connection, { poolSize: writers })
try {
  await migrate(db, migrations)
  await sql`create table bench (entry_id uuid primary key, n bigint not null)`.execute(db)
  await sql`create table bench_leaf (id bigint generated always as identity primary key, leaf bytea not null)`.execute(db)
  await appending(db)
  await sequencing(db)
} finally {
  await close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
