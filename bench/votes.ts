import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v4, v7 } from 'uuid'
import { openInstance } from '#app/open-instance.ts'
import { createListener, createPublicVersion, serverOptions } from '#app/page-cache.ts'
import { platformOf } from '#app/platform-of.ts'
import { createApp } from '#app/server.tsx'
import { readConfiguration } from '#kernel/configuration.ts'
import { sql } from '#kernel/database.ts'
import { openFileStore } from '#kernel/file-store/open-file-store.ts'
import { createLog } from '#kernel/log.ts'
import { append, factFrom, loadSigner, openRecord, recordName } from '#record'
import { participationKey, signedKey } from '../src/modules/consultations/acts/join-consultation.ts'
import { consultationAnnounced } from '../src/modules/consultations/projectors/consultation.ts'
import { statementAccepted } from '../src/modules/consultations/projectors/statement.ts'
import { opinionOf } from '../src/modules/consultations/queries/opinion.ts'
import { runVoteClient, VotesSeen, type VoteTask } from './vote-client.ts'

// Votes a second over HTTP at 32 connections, with client, server and database on this machine; then 2,000 newcomers at once;
// then how long one more vote takes to show on the map of 10,000 people. The ratio is to single upserts by plain SQL at as
// many connections in the same minutes. To run: node bin/bench.mjs votes

const connections = 32
const statements = 60
const people = 10_000
const durationMs = 15_000
const newcomers = 2_000
const slug = 'a-consultation'

const words = (en: string) => ({ original: 'en' as const, en })

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-bench-'))
  const configuration = readConfiguration({ PARVIS_DATA: folder, PORT: '0', HOST: '127.0.0.1', PARVIS_DEMO: '0' })
  const log = createLog('warn')
  const instance = await openInstance(configuration, log, { purpose: 'server' })
  const { db } = instance.database
  try {
    const name = recordName(configuration.publicOrigin)
    await openRecord(db, loadSigner({ dataDir: folder, key: configuration.recordKey, name }), new Date())
    const consultationId = v7()
    await prepare({ db, now: () => new Date(), newId: () => v7(), origin: name }, consultationId)
    const server = createServer(serverOptions)
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => {
        const bound = server.address()
        resolve(typeof bound === 'object' && bound !== null ? bound.port : 0)
      }),
    )
    const origin = `http://127.0.0.1:${port}`
    const files = await openFileStore(configuration, new Date())
    const platform = platformOf({ configuration, instance, log, origin, files, isReady: () => Promise.resolve(true) })
    server.on('request', createListener({ app: createApp(platform), publicVersion: createPublicVersion(() => new Date()) }))
    const secret = await participationKey(db)
    const cookies = Array.from({ length: people }, () => signedKey(secret, Buffer.from(v4()).toString('base64url').slice(0, 22)))
    const base: VoteTask = {
      port,
      path: `/en/consultations/${slug}/statements`,
      statements,
      cookies,
      newcomers: 0,
      connections,
      durationMs,
    }
    await asked({ ...base, cookies: cookies.slice(0, 200), durationMs: 3000 })
    const voted = await asked(base)
    const plain = await plainUpserts(consultationId)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from statement_vote where consultation_id = ${consultationId}`.execute(db)
    console.log(
      `votes: ${Math.round(voted.perSecond)}/s at ${connections} connections, p50 ${voted.p50.toFixed(1)} ms, p99 ${voted.p99.toFixed(1)} ms, ${voted.refused} refused`,
    )
    console.log(`plain SQL upserts: ${Math.round(plain)}/s; ratio ${(voted.perSecond / plain).toFixed(2)}; ${rows[0]?.n} votes stand`)
    const joined = await asked({ ...base, cookies: [], newcomers })
    const { rows: counted } = await sql<{
      n: number
    }>`select count(*)::int as n from participant where consultation_id = ${consultationId}`.execute(db)
    console.log(
      `newcomers at once: ${joined.accepted} of ${newcomers} in, ${joined.refused} refused, worst ${Math.round(joined.worst)} ms; ${counted[0]?.n} participants`,
    )
    await mapTime(consultationId, base)
    server.closeAllConnections()
    server.close()
  } finally {
    await instance.close()
    await rm(folder, { recursive: true, force: true })
  }

  async function plainUpserts(consultationId: string): Promise<number> {
    const until = performance.now() + 8000
    let done = 0
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < until) {
          await sql`insert into statement_vote (consultation_id, participant_id, statement, choice, voted_at)
            values (${v4()}, ${v4()}, ${1}, 1, now()) on conflict (consultation_id, participant_id, statement) do update set choice = excluded.choice`.execute(
            db,
          )
          done += 1
        }
      }),
    )
    await sql`delete from statement_vote where consultation_id <> ${consultationId}`.execute(db)
    return done / 8
  }

  /** Fills the map up to 10,000 people with 40 votes each, draws it, then casts one more vote and waits until it is on the map. */
  async function mapTime(consultationId: string, base: VoteTask): Promise<void> {
    await sql`delete from statement_vote`.execute(db)
    for (let from = 0; from < people; from += 500) {
      await sql`
        insert into statement_vote (consultation_id, participant_id, statement, choice, voted_at)
        select ${consultationId}, p.id, s,
          case when random() < 0.15 then 0 when random() < 0.5 + 0.45 * sin(s * 12.9898 + (p.n % 3) * 78.233) then 1 else -1 end, now()
        from (select gen_random_uuid() as id, n from generate_series(1, 500) n) p, generate_series(1, 40) s
      `.execute(db)
    }
    await sql`analyze statement_vote`.execute(db)
    const drawing = performance.now()
    await opinionOf(db, consultationId)
    const before = (await opinionOf(db, consultationId)).map.votes
    const drawn = performance.now() - drawing
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const last = (await opinionOf(db, consultationId)).map.votes
    const start = performance.now()
    await fetch(`http://127.0.0.1:${base.port}${base.path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ statement: '1', vote: 'agree', submission: crypto.randomUUID() }),
    })
    let slowestTurn = 0
    for (let turn = performance.now(); (await opinionOf(db, consultationId)).map.votes <= last; turn = performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      slowestTurn = Math.max(slowestTurn, performance.now() - turn)
      if (performance.now() - start > 20_000) throw new Error('the vote never showed')
    }
    const { map } = await opinionOf(db, consultationId)
    console.log(
      `map: ${map.participants} people, ${map.votes} votes (${before} before), first drawn in ${Math.round(drawn)} ms; one more vote shown in ${Math.round(performance.now() - start)} ms, longest hold of the event loop ${Math.round(slowestTurn)} ms`,
    )
  }
}

async function prepare(
  ctx: Parameters<typeof factFrom>[0] & { db: Parameters<typeof participationKey>[0]; origin: string },
  consultation: string,
) {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const about = { consultation, member: v7() }
  const by = { kind: 'instance' } as const
  const at = new Date(Date.now() - 40 * 86_400_000)
  const data = {
    slug,
    subject: 'local-question' as const,
    title: words('A consultation'),
    purpose: words('A purpose'),
    questions: [words('A question')],
    open: [words('All')],
    settled: [],
    decider: words('The council'),
    themes: [],
    languages: ['en' as const],
    audience: 'anyone' as const,
    residency: null,
    phases: [
      { kind: 'statements' as const, from: day(-20), to: day(20) },
      { kind: 'answers' as const, from: day(21), to: day(50) },
    ],
    owed: ['proposal' as const],
    fictional: true,
  }
  await ctx.db.transaction().execute(async (trx) => {
    await append(trx, consultationAnnounced, factFrom(ctx, { by, about, data, at }))
    for (let number = 1; number <= statements; number += 1)
      await append(
        trx,
        statementAccepted,
        factFrom(ctx, {
          by,
          about,
          data: { statement: v7(), number, origin: 'organiser', language: 'en' },
          disclosures: { text: `Statement ${number}` },
        }),
      )
  })
}

/** Lets a client of its own do a task. */
function asked(task: VoteTask) {
  return new Promise<ReturnType<typeof VotesSeen.parse>>((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', '--client'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()))
    child.on('exit', (code) =>
      code === 0 ? resolve(VotesSeen.parse(JSON.parse(printed))) : reject(new Error(`the client ended with ${code}`)),
    )
    child.stdin.end(JSON.stringify(task))
  })
}

if (process.argv.includes('--client')) {
  let argument = ''
  for await (const part of process.stdin) argument += part
  await runVoteClient(argument)
} else await main()
