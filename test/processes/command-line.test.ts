import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processIdentity } from '#kernel/process-identity.ts'
import { temporaryFolder } from '../per-run/temporary-folder.ts'
import { type Program, runProgram, until } from '../program.ts'

const endings: (() => Promise<unknown>)[] = []
let folder = ''
let site: Program
let address = ''

const parvis = (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const program = runProgram(['bin/parvis.mjs', ...args], { PARVIS_DATA: folder, PORT: '0', ...more })
  endings.push(async () => {
    program.child.kill('SIGKILL')
    await program.ended
  })
  return program
}

async function started(): Promise<void> {
  site = parvis(['start'])
  address = /http:\S+/.exec(await site.line(/http:\/\//))?.[0] ?? ''
}

const postmaster = () => Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const status = (where: string) => fetch(`${address}${where}`, { redirect: 'manual' }).then((response) => response.status)

beforeAll(async () => {
  const made = await temporaryFolder('parvis-command')
  folder = made.path
  endings.push(made.remove)
  await started()
}, 60_000)
afterAll(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

describe('while the site runs', () => {
  test('its address is the last line of standard output, and nothing else is there', () => {
    expect(site.out).toHaveLength(1)
    expect(site.out[0]).toMatch(/http:\/\/127\.0\.0\.1:\d+$/)
  })

  test('it is alive, ready, and serves pages', async () => {
    expect(await status('/healthz')).toBe(200)
    expect(await status('/readyz')).toBe(200)
    expect(await status('/fr')).toBe(200)
  })

  test('a second start is refused with the process and the address of the first', async () => {
    const second = parvis(['start'])
    expect(await second.ended).toBe(1)
    expect(second.out).toEqual([])
    expect(second.err.join('\n')).toContain(`process ${site.child.pid}, address ${address}`)
  })

  test('commands use its database', async () => {
    const [migrated, verified, replayed] = [parvis(['migrate']), parvis(['verify', '--json']), parvis(['replay'])]
    expect(await Promise.all([migrated.ended, verified.ended, replayed.ended])).toEqual([0, 0, 0])
    expect(JSON.parse(verified.out.join('\n'))).toMatchObject({ ok: true, findings: [] })
    expect(replayed.out[0]).toMatch(/^Replayed \d+ sequenced/)
    expect([...migrated.err, ...verified.err, ...replayed.err]).toEqual([])
    expect(await status('/readyz')).toBe(200)
  })

  test('the record can be verified over HTTP', async () => {
    const verified = parvis(['verify', '--url', address])
    expect(await verified.ended).toBe(0)
    expect(verified.out[0]).toMatch(/^VERIFIED: parvis\.localhost\/record, \d{3,} entries$/)
  })

  test('a steward is granted once', async () => {
    const [granted, refused] = [parvis(['grant', 'steward', 'steward@example.org']), parvis(['grant', 'emperor', 'a@example.org'])]
    expect(await Promise.all([granted.ended, refused.ended])).toEqual([0, 2])
    expect(granted.out[0]).toMatch(/^Granted: mandate [0-9a-f-]{36} \(steward\)/)
    expect(refused.err.join('\n')).toContain('steward')
  })

  test('PostgreSQL killed comes back, and the site never went', async () => {
    const before = postmaster()
    process.kill(before, 'SIGKILL')
    await until('the site is ready on another PostgreSQL', async () => (await status('/readyz')) === 200 && postmaster() !== before, 20_000)
    expect(await status('/en')).toBe(200)
    expect(site.child.exitCode).toBeNull()
  })
})

test('an unknown command or option shows help on standard error and ends with 2', async () => {
  const [unknown, none, option, help] = [parvis(['strat']), parvis([]), parvis(['verify', '--odl', 'x']), parvis(['help'])]
  expect(await Promise.all([unknown.ended, none.ended, option.ended, help.ended])).toEqual([2, 2, 2, 0])
  expect(unknown.out).toEqual([])
  expect(unknown.err.join('\n')).toMatch(/“strat”[\s\S]*start/)
  expect(help.out.join('\n')).toContain('verify')
})

test('a wrong setting is told by its key, its value and what is allowed', async () => {
  const wrong = parvis(['start'], { PORT: 'http' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.err.join('\n')).toMatch(/PORT is "http"; allowed: .*65535/)
})

test('a port that is taken is told with what to do', async () => {
  const made = await temporaryFolder('parvis-port')
  endings.push(made.remove)
  const second = parvis(['start'], { PARVIS_DATA: made.path, PORT: new URL(address).port })
  expect(await second.ended).toBe(1)
  expect(second.err.join('\n')).toMatch(/port \d+ .* is taken/)
}, 60_000)

test('SIGTERM lets the request under way finish, then nothing is left', async () => {
  const pid = postmaster()
  const { port } = new URL(address)
  const sending = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/preferences',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const answered = new Promise<number | undefined>((resolve, reject) =>
    sending.on('response', (response) => resolve(response.statusCode)).on('error', reject),
  )
  sending.write('scheme=dark&')
  await until('the request has reached the site', () => sending.socket?.bytesWritten !== 0)
  await status('/healthz')
  site.child.kill('SIGTERM')
  await until('no new connection is taken', () => isRefused(Number(port)))
  sending.end('back=/en')
  expect(await answered).toBe(303)
  expect(await site.ended).toBe(0)
  expect(processIdentity(pid)).toBeNull()
  expect(existsSync(path.join(folder, 'parvis.lock'))).toBe(false)
}, 30_000)

const isRefused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', () => resolve(true))
  })

describe('while the site does not run', () => {
  test('a command starts the database, does its work and leaves nothing', async () => {
    const verified = parvis(['verify'])
    expect(await verified.ended).toBe(0)
    expect(verified.out[0]).toMatch(/^VERIFIED/)
    expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('commands at the same time wait for one another', async () => {
    const all = [parvis(['migrate']), parvis(['verify']), parvis(['migrate'])]
    expect(await Promise.all(all.map(({ ended }) => ended))).toEqual([0, 0, 0])
  }, 30_000)

  test('the site starts again within seconds, kill -9 leaves nothing, and it starts once more', async () => {
    const from = Date.now()
    await started()
    expect(await status('/en')).toBe(200)
    expect(Date.now() - from).toBeLessThan(9000)
    const pid = postmaster()
    site.child.kill('SIGKILL')
    await until('PostgreSQL is gone', () => processIdentity(pid) === null)
    await started()
    expect(await status('/readyz')).toBe(200)
    site.child.kill('SIGINT')
    expect(await site.ended).toBe(0)
  }, 60_000)
})
