import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, sql } from '#kernel/database.ts'
import { openDatabase } from '#kernel/open-database.ts'
import { reachAsCommand } from '#kernel/reach-database.ts'
import { askOnce, getRequest } from './raw-client.ts'
import { startSite } from './site.ts'

// Pages of a consultation with 5,000 proposals, 100,000 arguments and 100,000 supports, made anew each time, as a stranger
// gets them over HTTP; beside them the plain SQL that reads the same rows, measured in turns in the same minutes.
// To run: npx esbuild bench/proposals.ts --bundle --packages=external --platform=node --format=esm --outfile=dist/bench/proposals.js && node dist/bench/proposals.js

const proposals = 5000
const argumentsEach = 20
const supports = 100_000
/** One proposal has so many arguments by itself. */
const heated = 3000
const times = 60
const mostMs = 150
const slug = 'bench-of-proposals'
const consultation = '0b4b6c4e-8f0e-4a8e-9d4e-000000000001'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const said = (en: string) => JSON.stringify({ original: 'en', en })

async function seedConsultation(db: Db): Promise<void> {
  await sql`
    insert into consultation (id, slug, member_id, subject, title, purpose, questions, open, settled, decider, themes, languages,
      audience, owed, fictional, announced_at, entry_id)
    values (${consultation}, ${slug}, gen_random_uuid(), 'local-question', ${said('Bench')}, ${said('How quick?')}, '[]', '[]', '[]',
      ${said('Nobody')}, ${JSON.stringify([{ id: 'even', name: { original: 'en', en: 'Even' } }])}, '["en"]', 'anyone', '["proposal"]',
      true, now() - interval '30 days', gen_random_uuid())`.execute(db)
  await sql`insert into consultation_phase values (${consultation}, 'proposals', ${day(-10)}, ${day(10)}),
    (${consultation}, 'answers', ${day(11)}, ${day(40)})`.execute(db)
}

async function seedProposals(db: Db): Promise<void> {
  const id = (from: string) => sql.raw(`md5('${from}' || n)::uuid`)
  const words = sql.raw(
    `(array['invoice','school','river','park','contract','budget','road','lamp','tree','library'])[1 + n * 7 % 10] || ' ' ||
     (array['open','publish','count','repair','share','explain'])[1 + n * 5 % 6] || ' ' || md5(n::text)`,
  )
  await sql`insert into consultation_input (id, consultation_id, kind, participant_id, author_kind, given_at, entry_id)
    select ${id('p')}, ${consultation}, 'proposal', ${id('w')}, 'person', now() - n * interval '1 minute', ${id('e')}
    from generate_series(1, ${proposals}) n`.execute(db)
  await sql`insert into proposal (id, consultation_id, number, submitted_at, version, theme)
    select ${id('p')}, ${consultation}, n, now() - n * interval '1 minute', 1, case when n % 2 = 0 then 'even' end
    from generate_series(1, ${proposals}) n`.execute(db)
  await sql`insert into proposal_version (proposal_id, version, language, title, text, attachments, told_at, entry_id)
    select ${id('p')}, 1, 'en', ${words}, repeat(${words} || '. ', 12), '[]', now(), ${id('e')} from generate_series(1, ${proposals}) n`.execute(
    db,
  )
}

async function seedArguments(db: Db): Promise<void> {
  await sql`insert into proposal_argument (id, proposal_id, side, participant_id, language, author_kind, text, made_at, entry_id)
    select md5('a' || n)::uuid, md5('p' || case when n <= ${heated} then 1 else 1 + n % ${proposals} end)::uuid,
      case when n % 3 = 0 then 'against' else 'for' end, md5('w' || n % 9000)::uuid, 'en', 'person',
      'Reason number ' || n || ', told in a sentence of a usual length for a reason.', now() - n * interval '1 second', md5('ae' || n)::uuid
    from generate_series(1, ${proposals * argumentsEach}) n`.execute(db)
  await sql`update proposal p set arguments_for = c.pro, arguments_against = c.contra from (
      select proposal_id, count(*) filter (where side = 'for') as pro, count(*) filter (where side = 'against') as contra
      from proposal_argument group by proposal_id) c where c.proposal_id = p.id`.execute(db)
  await sql`insert into support (kind, target_id, consultation_id, participant_id, supported_at)
    select case when n % 4 = 0 then 'argument' else 'proposal' end,
      case when n % 4 = 0 then md5('a' || 1 + n % 5000)::uuid else md5('p' || 1 + (n::bigint * n) % ${proposals})::uuid end,
      ${consultation}, md5('w' || n)::uuid, now()
    from generate_series(1, ${supports}) n on conflict do nothing`.execute(db)
  await sql`analyze`.execute(db)
}

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function timed(work: (time: number) => Promise<unknown>): Promise<readonly number[]> {
  const taken: number[] = []
  for (let time = 0; time < times + 10; time += 1) {
    const before = performance.now()
    await work(time)
    if (time >= 10) taken.push(performance.now() - before)
  }
  return taken.toSorted((a, b) => a - b)
}

/** The rows of a page by one plain query: the least anybody must read. */
const plainOf = (order: string, where = 'true') => `
  select p.number, v.title, v.text, coalesce(t.n, 0) from proposal p join consultation_input i on i.id = p.id
  join proposal_version v on v.proposal_id = p.id and v.version = p.version
  left join (select target_id, count(*) as n from support where consultation_id = '${consultation}' group by target_id) t on t.target_id = p.id
  where p.consultation_id = '${consultation}' and i.withdrawn_at is null and ${where} order by ${order} limit 20`
const plainArguments = `select a.id, a.text, a.side, (select count(*) from support s where s.target_id = a.id) as n
  from proposal_argument a where a.proposal_id = md5('p1')::uuid order by n desc limit 20`

const list = `/en/consultations/${slug}/proposals`
const pages: readonly (readonly [string, string, string])[] = [
  ['the consultation', `/en/consultations/${slug}?`, plainOf('random()')],
  ['list, by chance', `${list}?`, plainOf('random()')],
  ['list, newest', `${list}?sort=newest`, plainOf('p.submitted_at desc')],
  ['list, most supported', `${list}?sort=supported`, plainOf('4 desc')],
  ['list, most divided', `${list}?sort=divided`, plainOf('least(p.arguments_for, p.arguments_against) desc')],
  ['list, unanswered', `${list}?sort=unanswered`, plainOf('i.answer_id is not null, p.submitted_at')],
  ['list, last page', `${list}?page=250`, plainOf('random()')],
  ['list, one theme', `${list}?theme=even`, plainOf('random()', `p.theme = 'even'`)],
  ['search', `${list}?q=invoice+open`, plainOf('random()', `v.document @@ plainto_tsquery('parvis_en', 'invoice open')`)],
  ['search, misspelt', `${list}?q=invoyce`, plainOf('random()', `word_similarity('invoyce', v.title) > 0.45`)],
  ['a proposal', `${list}/4711?`, plainArguments],
  [`a proposal with ${heated} arguments`, `${list}/1?`, plainArguments],
]

const folder = mkdtempSync(path.join(tmpdir(), 'parvis-bench-'))
const site = await startSite(folder)
await pause(8000)
const reached = await reachAsCommand({ dataFolder: folder, databaseUrl: undefined })
const { db, close } = await openDatabase(reached.address, { poolSize: 2, statementTimeoutMs: 0 })
try {
  await seedConsultation(db)
  await seedProposals(db)
  await seedArguments(db)
  console.log(
    `${proposals} proposals, ${proposals * argumentsEach} arguments, ${supports} supports; load of the machine ${loadavg()[0]?.toFixed(1)}`,
  )
  let worst = 0
  for (const [name, address, plain] of pages) {
    const ask = (time: number) => askOnce(site.port, getRequest(`${address}&made=${name.length}-${time}`, 'identity'))
    const [, status = ''] = /^HTTP\/1\.1 (\d+)/.exec((await ask(-1)).subarray(0, 20).toString()) ?? []
    if (status !== '200') throw new Error(`${address} answered ${status}`)
    const page = await timed(ask)
    const rows = await timed(() => sql.raw(plain).execute(db))
    worst = Math.max(worst, at(page, 0.95))
    const ratio = (at(page, 0.5) / at(rows, 0.5)).toFixed(1)
    console.log(
      `${name}: p50 ${at(page, 0.5).toFixed(1)} ms, p95 ${at(page, 0.95).toFixed(1)} ms; plain SQL p50 ${at(rows, 0.5).toFixed(1)} ms, ratio ${ratio}`,
    )
  }
  console.log(`slowest p95: ${worst.toFixed(1)} ms (asked: at most ${mostMs}); load of the machine ${loadavg()[0]?.toFixed(1)}`)
  process.exitCode = worst <= mostMs ? 0 : 1
} finally {
  await close()
  await reached.close()
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}
