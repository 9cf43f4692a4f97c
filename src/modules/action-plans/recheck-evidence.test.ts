import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#kernel/context.ts'
import { publicReach, type Reach } from '#kernel/safe-fetch/fetch-page.ts'
import { carryingOutScene, linkEvidence } from '#test/carrying-out-scene.ts'
import { storeForTests } from '#test/file-store.ts'
import { until } from '#test/program.ts'
import { startStrangeServer } from '#test/strange-server.ts'
import { addEvidence } from './acts/add-evidence.ts'
import { type ClaimedSource, claimSources, enrolSources } from './acts/claim-sources.ts'
import { recheckEvidence } from './acts/recheck-evidence.ts'
import { reportDone } from './acts/report-done.ts'
import { withdrawEvidence } from './acts/withdraw-evidence.ts'
import { findEvidence, looksAtEvidence } from './queries/evidence.ts'
import { watchOfEvidence } from './queries/evidence-watch.ts'
import { milestonesOfCommitment } from './queries/milestones.ts'

let scene: Awaited<ReturnType<typeof carryingOutScene>>
let server: Awaited<ReturnType<typeof startStrangeServer>>
const store = storeForTests()
let clock = new Date('2026-11-24T12:00:00Z')
let ctx: Context

beforeAll(async () => {
  server = await startStrangeServer()
})
// A database for each test: what one leaves to be looked at would be looked at in the next.
beforeEach(async () => {
  scene = await carryingOutScene({ poolSize: 14 })
  clock = new Date('2026-11-24T12:00:00Z')
  ctx = { ...scene.ctx, now: () => clock }
  server.asked.length = 0
})

const passes = (hours: number) => {
  clock = new Date(clock.getTime() + hours * 3_600_000)
}
/** Every name leads to the server of the test, which is permitted here and nowhere else. */
const reach = (): Reach => ({
  ...publicReach('https://parvis.example'),
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  allow: (address, port) => address === '127.0.0.1' && port === server.port,
  limits: { totalMs: 400, bytesMax: 200_000, redirectsMax: 5 },
})
const turn = (over: Partial<Reach> = {}) => recheckEvidence(ctx, { store, reach: { ...reach(), ...over }, chance: () => 0 })

/** A milestone reported done, with a page of the test's server as its evidence. */
async function promised(path: string, host = 'ministry.org') {
  const of = await scene.commitment()
  const link = `http://${host}:${server.port}${path}`
  const form = { submission: scene.ctx.newId(), on: '2026-11-20', note: null, evidence: linkEvidence(link) }
  expect((await reportDone(ctx, of.mandate, of.reference, 1, form)).ok).toBe(true)
  const { id } = await scene.db.selectFrom('evidence').select('id').where('commitment_id', '=', of.commitment).executeTakeFirstOrThrow()
  await enrolSources(ctx, () => 0)
  const status = async () => (await milestonesOfCommitment(scene.db, of.commitment, clock))[0]?.status
  const facts = async () => (await looksAtEvidence(scene.db, id)).map(({ state, obstacle }) => [state, obstacle]).reverse()
  return { ...of, id, status, facts, evidence: () => findEvidence(scene.db, of.commitment, id) }
}

/** Looks once at what is due now. */
async function look(hours: number) {
  passes(hours)
  return turn()
}

describe('a source is captured, and followed', () => {
  test('from the first copy through a change, a loss, and back: each state is told once, and the first copy stays', async () => {
    server.give('/decree', '<main><h1>Decree 12</h1><p>In force</p></main><footer>now</footer>')
    const of = await promised('/decree')
    expect((await of.evidence())?.state).toBe('unchecked')
    expect(await turn()).toEqual({ looked: 0, told: 0 })
    expect(await look(0.02)).toEqual({ looked: 1, told: 1 })
    const captured = await of.evidence()
    expect(captured).toMatchObject({ state: 'reachable', copySha256: captured?.textSha256 })
    expect(Buffer.from((await store.get(captured?.copySha256 ?? '')) ?? []).toString()).toBe('Decree 12\nIn force')

    server.give('/decree', '<main><h1>Decree 12</h1><p>In force</p></main><footer>later</footer>')
    expect(await look(25)).toEqual({ looked: 1, told: 0 })
    server.give('/decree', '<main><h1>Decree 12</h1><p>Repealed</p></main>')
    expect(await look(49)).toEqual({ looked: 1, told: 1 })
    expect(await of.status()).toMatchObject({ state: 'done', changed: true })
    expect((await of.evidence())?.copySha256).toBe(captured?.copySha256)

    server.give('/decree', null)
    expect(await look(25)).toEqual({ looked: 1, told: 0 })
    expect(await look(1)).toEqual({ looked: 1, told: 1 })
    expect(await of.status()).toMatchObject({ state: 'evidence-vanished' })

    server.give('/decree', '<main><h1>Decree 12</h1><p>In force</p></main>')
    expect(await look(48)).toEqual({ looked: 1, told: 1 })
    expect(await of.status()).toMatchObject({ state: 'done', changed: false })
    expect(await of.facts()).toEqual([
      ['reachable', null],
      ['changed', null],
      ['vanished', '404'],
      ['reachable', null],
    ])
    const entries = await scene.entries('evidence-checked', of.commitment)
    expect(entries).toHaveLength(4)
  })

  test('withdrawn evidence is not looked at any more', async () => {
    const of = await promised('/page', 'archive.org')
    await look(0.02)
    await withdrawEvidence(ctx, of.mandate, of.reference, { evidence: of.id, reason: 'Another page' })
    server.asked.length = 0
    await look(2000)
    expect(server.asked).not.toContain('/page')
  })
})

describe('a server that is slow, lying, endless or internal', () => {
  test.each([
    ['/silent', 'too-slow', 6],
    ['/drip', 'too-slow', 6],
    ['/says-more-than-it-gives', 'broken-off', 6],
    ['/loop', 'too-many-redirects', 6],
    ['/metadata', 'address-internal', 6],
    ['/failing', '500', 6],
    ['/gone', '404', 2],
  ])(
    '%s: vanished after %s for %i looks, without any copy',
    async (path, obstacle, looks) => {
      const of = await promised(path, `host-of${path.replace(/\W/g, '-')}.org`)
      for (let at = 1; at < looks; at += 1) {
        expect(await look(50)).toEqual({ looked: 1, told: 0 })
        expect(await of.status()).toMatchObject({ state: 'done' })
      }
      expect(await look(50)).toEqual({ looked: 1, told: 1 })
      expect(await of.facts()).toEqual([['vanished', obstacle]])
      expect(await of.evidence()).toMatchObject({ state: 'vanished', copySha256: null })
    },
    30_000,
  )

  test('a process that stops cuts the fetch at once, and holds it against nobody', async () => {
    const of = await promised('/silent', 'slow.org')
    passes(1)
    const ending = new AbortController()
    const limits = { totalMs: 30_000, bytesMax: 1000, redirectsMax: 5 }
    const turning = turn({ limits, ending: ending.signal })
    await until('the page is asked', () => server.asked.includes('/silent'))
    ending.abort()
    expect(await turning).toEqual({ looked: 1, told: 0 })
    expect(await watchOfEvidence(scene.db, of.id)).toMatchObject({ lastLookAt: null })
  })

  test.each(['/endless', '/bomb', '/picture'])('%s: there, and not read', async (path) => {
    const of = await promised(path, `host-of${path.replace(/\W/g, '-')}.org`)
    expect(await look(1)).toEqual({ looked: 1, told: 1 })
    expect(await of.facts()).toEqual([['reachable', path === '/picture' ? 'type-not-read' : 'too-large']])
  })

  test('in production this machine is never asked, and that alone is no proof that a page vanished', async () => {
    const of = await promised('/page', 'inside.org')
    server.asked.length = 0
    passes(1)
    const { allow } = publicReach('https://parvis.example')
    expect(await turn({ allow })).toEqual({ looked: 1, told: 0 })
    expect(server.asked).toEqual([])
    expect(await watchOfEvidence(scene.db, of.id)).toMatchObject({ lastObstacle: 'address-internal' })
  })
})

describe('politeness and claims', () => {
  const add = async (count: number, host: (at: number) => string) => {
    const of = await scene.commitment()
    for (let at = 0; at < count; at += 1) {
      const evidence = linkEvidence(`http://${host(at)}:${server.port}/page?${at}`)
      await addEvidence(ctx, of.mandate, of.reference, { submission: scene.ctx.newId(), milestone: 1, evidence })
    }
    await enrolSources(ctx, () => 0)
    passes(1)
    return of
  }

  test('one host is asked one thing at a time, with a pause between', async () => {
    await add(3, () => 'one-host.org')
    server.asked.length = 0
    expect((await turn()).looked).toBe(1)
    expect((await turn()).looked).toBe(0)
    passes(5 / 3600)
    expect((await turn()).looked).toBe(1)
    expect(server.asked).toHaveLength(2)
    passes(1)
    expect((await turn()).looked).toBe(1)
  })

  test('twelve processes at once claim each source once and each host once; what a dead one held is free again', async () => {
    await add(24, (at) => `claimed-${at % 8}.org`)
    const claims: ClaimedSource[] = []
    // Who comes while others hold the rows finds nothing: they come again until nothing is free.
    for (let found = 1; found > 0; ) {
      const round = (await Promise.all(Array.from({ length: 12 }, () => claimSources(ctx, 4)))).flat()
      found = round.length
      claims.push(...round)
    }
    expect(new Set(claims.map(({ evidenceId }) => evidenceId)).size).toBe(8)
    expect(new Set(claims.map(({ host }) => host)).size).toBe(8)
    expect(claims).toHaveLength(8)
    passes(0.1)
    expect(await claimSources(ctx, 100)).toHaveLength(8)
  })

  test('a host reserved for examples is never asked', async () => {
    await add(1, () => 'www.example.org')
    passes(100_000)
    const claimed = await claimSources(ctx, 100)
    expect(claimed.filter(({ host }) => host.includes('example'))).toEqual([])
  })
})
