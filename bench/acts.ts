import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 } from 'uuid'
import { facts } from '#app/facts.ts'
import { migrations } from '#app/migrations.ts'
import type { Context } from '#kernel/context.ts'
import { type Db, sql } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres.ts'
import { migrate } from '#kernel/migrate.ts'
import { openDatabase } from '#kernel/open-database.ts'
import { actionOpened, actionProposed, joinAction } from '#modules/collective-actions'
import { memberAdmitted } from '#modules/members'
import { append, factFrom, loadSigner, openRecord, recordName } from '#record'

// Joins per second at 16 connections, as a ratio to the rows of a join inserted by plain SQL in one transaction, and the
// slowest hundredth. Measured in turns within one run on one machine: the ratio says what locks, rules, canonical bytes
// and digests cost, not how fast the machine is.
// To run: npx esbuild bench/acts.ts --bundle --packages=external --platform=node --format=esm --outfile=dist/bench/acts.js && node dist/bench/acts.js

const writers = 16
const joins = 2_000
const rounds = 3
const leastRatio = 0.25
const instance = { kind: 'instance' } as const
const kind = { theme: 'digital-tools-capacity', level: 'national', from: null, to: null, fictional: true } as const

interface Acting {
  readonly mandate: string
  readonly member: string
}

/** Members with a mandate each, and an open action per round, so that every join is a first one. */
async function prepare(
  ctx: Context,
  db: Db,
): Promise<{ readonly acting: readonly Acting[]; readonly slugs: readonly string[]; readonly actionIds: readonly string[] }> {
  const granted = facts.find(({ kind }) => kind === 'mandate-granted')
  if (granted === undefined) throw new Error('no fact mandate-granted')
  const acting = Array.from({ length: joins }, () => ({ mandate: v7(), member: v7() }))
  const actionIds = Array.from({ length: rounds * 2 + 2 }, () => v7())
  await db.transaction().execute(async (trx) => {
    for (const [at, { mandate, member }] of acting.entries()) {
      const profile = {
        slug: `member-${at}`,
        kind: 'civil-society',
        level: null,
        name: { original: 'en', en: `Member ${at}` },
        country: null,
      } as const
      const data = { ...profile, iso3: null, parent: null, place: null, languages: [], website: null, fictional: true }
      await append(trx, memberAdmitted, factFrom(ctx, { by: instance, about: { member }, data }))
      await append(
        trx,
        granted,
        factFrom(ctx, { by: instance, about: { mandate, member }, data: { mandate, kind: 'point-of-contact', member } }),
      )
    }
    for (const [at, action] of actionIds.entries()) {
      const title = { original: 'en' as const, en: `Action ${at}` }
      const base = { number: at + 1, slug: `action-${at}`, title, asks: [title] }
      await append(trx, actionProposed, factFrom(ctx, { by: instance, about: { action }, data: { ...base, ...kind } }))
      await append(trx, actionOpened, factFrom(ctx, { by: instance, about: { action }, data: {} }))
    }
  })
  await sql`analyze`.execute(db)
  return { acting, slugs: actionIds.map((_, at) => `action-${at}`), actionIds }
}

const description = 'Two people who ran our register of meetings for three years, two days a month until the end of next year.'

const join = (ctx: Context, { mandate }: Acting, slug: string) =>
  joinAction(ctx, { id: mandate }, slug, {
    submission: v7(),
    contributions: [{ kind: 'expertise', description, link: null, from: '2026-12-01', to: null, amount: null }],
    reservation: 'Within the limits of our laws',
  })

/** The rows a join leaves, each table by one statement. */
async function insertRows(db: Db, { member }: Acting, action: string, leaf: Buffer): Promise<void> {
  const [entry, participation, contribution, now] = [v7(), v7(), v7(), new Date()]
  await db.transaction().execute(async (trx) => {
    await sql`insert into record_outbox (entry_id, kind, at, recorded_at, leaf) values (${entry}, 'member-joined-action', ${now}, ${now}, ${leaf})`.execute(
      trx,
    )
    await sql`insert into record_about (entry_id, subject_kind, subject_id) values (${entry}, 'action', ${action}), (${entry}, 'member', ${member})`.execute(
      trx,
    )
    await sql`insert into record_disclosure (entry_id, field, salt, value) values (${entry}, 'contribution-1', ${leaf.subarray(0, 32)}, ${description}),
      (${entry}, 'reservation', ${leaf.subarray(0, 32)}, 'Within the limits of our laws')`.execute(trx)
    await sql`insert into participation (id, action_id, member_id, joined_at, contributions_told, reservation_made, reservation, entry_id)
      values (${participation}, ${action}, ${member}, ${now}, true, true, 'Within the limits of our laws', ${entry})`.execute(trx)
    await sql`insert into contribution (id, participation_id, position) values (${contribution}, ${participation}, 1)`.execute(trx)
    await sql`insert into contribution_version (contribution_id, version, kind, description, period_from, told_at, entry_id)
      values (${contribution}, 1, 'expertise', ${description}, '2026-12-01', ${now}, ${entry})`.execute(trx)
  })
}

/** Runs the work on every member, 16 at a time; milliseconds of each, and how many a second. */
async function run(acting: readonly Acting[], work: (one: Acting) => Promise<unknown>) {
  const taken: number[] = []
  const queue = acting.values()
  const start = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const one of queue) {
        const before = performance.now()
        await work(one)
        taken.push(performance.now() - before)
      }
    }),
  )
  const perSecond = (acting.length * 1000) / (performance.now() - start)
  return { perSecond, p99: taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.99)] ?? 0 }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (value: number) => Math.round(value).toLocaleString('en')

const folder = await mkdtemp(path.join(tmpdir(), 'parvis-bench-'))
const server = await startEmbeddedPostgres({ folder })
const { db, close } = await openDatabase(server.connection, { poolSize: writers })
try {
  const ctx: Context = { db, now: () => new Date(), newId: () => v7(), origin: 'http://localhost:3000' }
  await migrate(db, migrations)
  await openRecord(
    db,
    loadSigner({ dataDir: folder, key: Buffer.alloc(32, 1).toString('base64'), name: recordName(ctx.origin) }),
    new Date(),
  )
  const { acting, slugs, actionIds } = await prepare(ctx, db)
  const leaf = Buffer.alloc(700, 7)
  const [joined, plain, slowest]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round <= rounds; round += 1) {
    const byJoining = await run(acting, async (one) => {
      const outcome = await join(ctx, one, slugs[round * 2] ?? '')
      if (!outcome.ok) throw new Error(outcome.refusal)
    })
    const byInserting = await run(acting, (one) => insertRows(db, one, actionIds[round * 2 + 1] ?? '', leaf))
    // The first round warms both up.
    if (round === 0) continue
    joined.push(byJoining.perSecond)
    plain.push(byInserting.perSecond)
    slowest.push(byJoining.p99)
  }
  const ratio = mean(joined) / mean(plain)
  console.log(`joins: ${rounded(mean(joined))}/s at ${writers} connections, p99 ${mean(slowest).toFixed(1)} ms`)
  console.log(`the same rows by plain SQL: ${rounded(mean(plain))}/s; ratio ${ratio.toFixed(2)} (at least ${leastRatio})`)
  process.exitCode = ratio >= leastRatio ? 0 : 1
} finally {
  await close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
