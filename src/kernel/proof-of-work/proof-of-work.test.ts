import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '#test/database.ts'
import { predictableIds } from '#test/predictable-ids.ts'
import type { Db } from '../database.ts'
import type { FormValues, HttpEnv } from '../http/variables.ts'
import { limits } from '../limits.ts'
import { type ChallengeResult, checkChallenge } from './check-challenge.ts'
import { challengeScript } from './client-script.ts'
import { protectionKey } from './protection-key.ts'
import { makeWork } from './work.ts'

const light = { ...limits, 'challenge-attempts': 20, 'challenge-cost': 2, 'patience-per-hour': 2 }
const start = new Date('2026-11-23T12:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const Work = z.looseObject({ parameters: z.looseObject({}), signature: z.string() })

let db: Db
beforeAll(async () => {
  db = (await freshDatabase()).db
})

/** Sends a form to a route that only checks its challenge. */
async function send(form: FormValues, now = start, sender = 'somebody'): Promise<ChallengeResult> {
  let found: ChallengeResult | undefined
  const newId = predictableIds(`challenge-${Math.random()}`, () => now)
  const app = new Hono<HttpEnv>().post('/', async (c) => {
    c.set('ctx', { db, now: () => now, newId, origin: 'x' })
    c.set('form', form)
    c.set('sender', sender)
    found = await checkChallenge(c, light)
    return c.text('')
  })
  await app.request('http://parvis.example/', { method: 'POST' })
  if (found === undefined) throw new Error('the challenge was not checked')
  return found
}

async function solved(now = start): Promise<string> {
  const made = JSON.parse(JSON.stringify(await makeWork(await protectionKey(db), light, now)))
  const solution = await solveChallenge({ challenge: made, deriveKey })
  return Buffer.from(JSON.stringify({ challenge: made, solution })).toString('base64')
}

const problemOf = (result: ChallengeResult) => (result.passed ? null : result.problem)
const patienceOf = (result: ChallengeResult) => {
  if (result.passed || result.patience === null) throw new Error('no patience was offered')
  return result.patience
}

describe('the work of a browser', () => {
  test('passes once; the same answer sent again is refused', async () => {
    const challenge = await solved()
    expect(await send({ challenge })).toEqual({ passed: true })
    expect(problemOf(await send({ challenge }))).toBe('spent')
  })

  test('of one answer sent twelve times at once, one passes', async () => {
    const challenge = await solved()
    const answers = await Promise.all(Array.from({ length: 12 }, () => send({ challenge })))
    expect(answers.filter(({ passed }) => passed)).toHaveLength(1)
  })

  test('is refused when it is late, not ours, unsolved, or changed', async () => {
    expect(problemOf(await send({ challenge: await solved() }, later(21 * 60)))).toBe('expired')
    expect(problemOf(await send({ challenge: 'bm90aGluZw==' }))).toBe('wrong')
    const whole = z
      .object({ challenge: Work, solution: z.object({ counter: z.number(), derivedKey: z.string() }) })
      .parse(JSON.parse(Buffer.from(await solved(), 'base64').toString()))
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
    const unsolved = { ...whole, solution: { counter: whole.solution.counter + 1, derivedKey: '00'.repeat(32) } }
    expect(problemOf(await send({ challenge: encode(unsolved) }))).toBe('wrong')
    const longer = { ...whole.challenge, parameters: { ...whole.challenge.parameters, data: { until: later(1e6).getTime() } } }
    expect(problemOf(await send({ challenge: encode({ ...whole, challenge: longer }) }))).toBe('wrong')
  })
})

describe('patience, without JavaScript', () => {
  test('the form is kept, too soon says when, and then it passes once', async () => {
    const first = await send({}, start, 'patient')
    expect(problemOf(first)).toBe('missing')
    const { token, readyAt } = patienceOf(first)
    expect(readyAt).toEqual(later(light['patience-seconds']))
    const soon = await send({ patience: token }, later(5), 'patient')
    expect(problemOf(soon)).toBe('too-soon')
    expect(patienceOf(soon).token).toBe(token)
    expect(await send({ patience: token }, later(31), 'patient')).toEqual({ passed: true })
    expect(problemOf(await send({ patience: token }, later(32), 'patient'))).toBe('spent')
  })

  test('a token that was changed, or is hours old, gives a new one', async () => {
    const { token } = patienceOf(await send({}, start, 'other'))
    expect(problemOf(await send({ patience: token.replace(/\d{13}/, '1000000000000') }, later(31), 'other'))).toBe('missing')
    expect(problemOf(await send({ patience: token }, later(2 * 3600), 'other'))).toBe('missing')
  })

  test('an address may wait so often an hour, and is told when again', async () => {
    const wait = async (at: Date) =>
      send({ patience: patienceOf(await send({}, new Date(at.getTime() - 40_000), 'busy')).token }, at, 'busy')
    expect((await wait(later(100))).passed).toBe(true)
    expect((await wait(later(200))).passed).toBe(true)
    expect(await wait(later(300))).toMatchObject({ passed: false, problem: 'too-many', patience: null, until: later(100 + 3600) })
    expect((await wait(later(100 + 3601))).passed).toBe(true)
  })
})

test('the script is small and needs nothing of ours but the challenge', () => {
  const { bytes, address } = challengeScript()
  expect(bytes.length).toBeLessThan(2500)
  expect(address).toMatch(/^\/assets\/challenge\.[0-9a-f]{12}\.js$/)
})
