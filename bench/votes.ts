// Votes a second over HTTP at 32 connections, with client, server and database on this machine; whether each was kept, once; then
// 2,000 newcomers at once; then how long one more vote takes to show on the map of 10,000 people. Beside it, in the same minutes,
// single upserts by plain SQL at as many connections, and the same requests answered by an empty server.
// To run: node bin/bench.mjs votes
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { loadavg } from 'node:os'
import { v4 } from 'uuid'
import { type Db, sql } from '#kernel/database.ts'
import { participationKey, signedKey } from '../src/modules/consultations/acts/join-consultation.ts'
import { opinionOf } from '../src/modules/consultations/queries/opinion.ts'
import { openSite } from './open-site.ts'
import { seedConsultation } from './seed-consultation.ts'
import { processorMs } from './site.ts'
import { runVoteClient, VotesSeen, type VoteTask } from './vote-client.ts'

const connections = 32
const statements = 60
const people = 10_000
const durationMs = 15_000
const newcomers = 2_000
const slug = 'a-consultation'
const linux = process.platform === 'linux'

const say = (text: string) => process.stdout.write(`${text}\n`)
const load = () => `load of the machine ${loadavg()[0]?.toFixed(1)}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const counted = async (db: Db, table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Lets a client of its own process do a task. */
function asked(task: VoteTask) {
  return new Promise<ReturnType<typeof VotesSeen.parse>>((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', '--client'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.on('data', (part: Buffer) => {
      printed += part.toString()
    })
    child.on('exit', (code) =>
      code === 0 ? resolve(VotesSeen.parse(JSON.parse(printed))) : reject(new Error(`the client ended with ${code}`)),
    )
    child.stdin.end(JSON.stringify(task))
  })
}

/** Single upserts a second, as many at once as there are connections. */
async function plainUpserts(db: Db, seconds: number): Promise<number> {
  const consultation = v4()
  const until = performance.now() + seconds * 1000
  let done = 0
  const one = async () => {
    while (performance.now() < until) {
      await sql`insert into statement_vote (consultation_id, participant_id, statement, choice, voted_at)
        values (${consultation}, ${v4()}, 1, 1, now())
        on conflict (consultation_id, participant_id, statement) do update set choice = excluded.choice`.execute(db)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  await sql`delete from statement_vote where consultation_id = ${consultation}`.execute(db)
  return done / seconds
}

/** The same requests to a server that answers at once: what the client and the network of this machine allow. */
async function emptyServer(task: VoteTask): Promise<number> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(303, { location: '/', 'content-length': 0 }).end())
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0)
    }),
  )
  const { perSecond } = await asked({ ...task, port, durationMs: 4000 })
  server.closeAllConnections()
  server.close()
  return perSecond
}

async function measureVotes(db: Db, task: VoteTask): Promise<void> {
  await asked({ ...task, cookies: task.cookies.slice(0, 200), durationMs: 3000 })
  await sql`delete from statement_vote`.execute(db)
  const before = linux ? processorMs(process.pid, 'main') : 0
  const voted = await asked(task)
  const ms = linux ? (processorMs(process.pid, 'main') - before) / voted.accepted : Number.NaN
  const kept = await counted(db, 'statement_vote')
  const times = `p50 ${voted.p50.toFixed(1)} ms, p99 ${voted.p99.toFixed(1)} ms, slowest ${voted.worst.toFixed(0)} ms`
  say(`votes: ${Math.round(voted.perSecond)}/s at ${connections} connections (asked: 1,500), ${times} (asked: p99 60 ms); ${load()}`)
  const expected = Math.min(voted.accepted, task.cookies.length * task.statements)
  say(
    `  ${voted.accepted} accepted, ${voted.refused} refused, ${kept} kept: ${kept === expected ? 'none lost, none twice' : `NOT ${expected}`}`,
  )
  if (linux) say(`  ${ms.toFixed(2)} ms of the server’s thread each`)
  const [plain, empty] = [await plainUpserts(db, 6), await emptyServer(task)]
  say(`  plain SQL upserts ${Math.round(plain)}/s, ratio ${(voted.perSecond / plain).toFixed(2)}`)
  say(`  an empty server ${Math.round(empty)}/s, ratio ${(voted.perSecond / empty).toFixed(2)}; ${load()}`)
}

async function measureNewcomers(db: Db, task: VoteTask): Promise<void> {
  const before = await counted(db, 'participant')
  const joined = await asked({ ...task, cookies: [], newcomers })
  const grown = (await counted(db, 'participant')) - before
  say(
    `newcomers at once: ${joined.accepted} of ${newcomers} in, ${joined.refused} refused, slowest ${Math.round(joined.worst)} ms; ${grown} new`,
  )
}

/** 10,000 people with 40 votes each, in three camps. */
async function fillMap(db: Db, consultationId: string): Promise<void> {
  await sql`delete from statement_vote`.execute(db)
  await sql`
    insert into statement_vote (consultation_id, participant_id, statement, choice, voted_at)
    select ${consultationId}, p.id, s,
      case when random() < 0.15 then 0 when random() < 0.5 + 0.45 * sin(s * 12.9898 + (p.n % 3) * 78.233) then 1 else -1 end, now()
    from (select gen_random_uuid() as id, n from generate_series(1, ${people}::integer) n) p, generate_series(1, 40) s`.execute(db)
}

/** Draws the map, casts one more vote over HTTP and waits until the map holds it. */
async function measureMap(db: Db, consultationId: string, { port, path }: VoteTask): Promise<void> {
  await fillMap(db, consultationId)
  const drawing = performance.now()
  await opinionOf(db, consultationId)
  const drawn = performance.now() - drawing
  await pause(3000)
  const { votes: last } = (await opinionOf(db, consultationId)).map
  const body = new URLSearchParams({ statement: '1', vote: 'agree', submission: crypto.randomUUID() })
  const start = performance.now()
  await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', redirect: 'manual', body })
  let longestTurn = 0
  for (let turn = start; (await opinionOf(db, consultationId)).map.votes <= last; turn = performance.now()) {
    await pause(5)
    longestTurn = Math.max(longestTurn, performance.now() - turn)
    if (performance.now() - start > 20_000) throw new Error('the vote never showed')
  }
  const shown = performance.now() - start
  const { map } = await opinionOf(db, consultationId)
  say(`map of ${map.participants} people and ${map.votes} votes: first drawn in ${Math.round(drawn)} ms`)
  say(
    `  one more vote shown after ${Math.round(shown)} ms (asked: 2,000), the server held for ${Math.round(longestTurn)} ms at most; ${load()}`,
  )
}

async function main(): Promise<void> {
  const { ctx, db, port, close } = await openSite()
  try {
    const consultationId = await seedConsultation(ctx, slug, statements)
    const secret = await participationKey(db)
    const cookies = Array.from({ length: people }, () => signedKey(secret, Buffer.from(v4()).toString('base64url').slice(0, 22)))
    const path = `/en/consultations/${slug}/statements`
    const task: VoteTask = { port, path, statements, cookies, newcomers: 0, connections, durationMs }
    await measureVotes(db, task)
    await measureNewcomers(db, task)
    await measureMap(db, consultationId, task)
  } finally {
    await close()
  }
}

if (process.argv.includes('--client')) {
  let argument = ''
  for await (const part of process.stdin) argument += part
  await runVoteClient(argument)
} else await main()
