import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '#kernel/database.ts'
import { openDatabase } from '#kernel/open-database.ts'
import { processIdentity } from '#kernel/process-identity.ts'
import { temporaryFolder } from '../per-run/temporary-folder.ts'
import { buildProgram, type Program, runProgram, until } from '../program.ts'

const Said = z.object({ pid: z.number(), socket: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }) })
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const endings: (() => Promise<unknown>)[] = []
let program = ''

beforeAll(async () => {
  program = await buildProgram('test/processes/hold-postgres.ts')
})
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function newFolder(): Promise<string> {
  const { path: folder, remove } = await temporaryFolder('parvis-held')
  endings.push(remove)
  return folder
}

function run(folder: string, through: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Program {
  const running = runProgram([program, folder], environment, through)
  endings.push(async () => {
    running.child.kill('SIGKILL')
    await running.ended
  })
  return running
}

const told = async (running: Program) => Said.parse(JSON.parse(await running.line(/^\{/)))

/** Living programs with the folder in their command line: what is left behind. */
const processesOn = (folder: string) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
      } catch {
        return false
      }
    })

/** Ended, whether or not its parent has noticed. */
const isGone = (pid: number) => processIdentity(pid) === null

async function writes(socket: z.infer<typeof Said>['socket']): Promise<number> {
  const opened = await openDatabase(socket, { poolSize: 1 })
  try {
    await sql`create table if not exists kept (n bigint)`.execute(opened.db)
    await sql`insert into kept select count(*) + 1 from kept`.execute(opened.db)
    await sql`checkpoint`.execute(opened.db)
    const { rows } = await sql<{ n: number }>`select count(*) as n from kept`.execute(opened.db)
    return rows[0]?.n ?? 0
  } finally {
    await opened.close()
  }
}

async function stops(running: Program): Promise<void> {
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
}

test('a second start on the same folder is refused, naming the first', async () => {
  const folder = await newFolder()
  const first = run(folder)
  await told(first)
  const second = run(folder)
  expect(await second.ended).toBe(1)
  expect(second.err.join('\n')).toContain(`process ${first.child.pid}`)
  expect(second.err.join('\n')).toContain('PARVIS_DATA')
  await stops(first)
  const third = run(folder)
  await told(third)
})

test('of ten starts at once on a folder with a dead process’s lock, one runs', async () => {
  const folder = await newFolder()
  writeFileSync(path.join(folder, 'parvis.lock'), JSON.stringify({ pid: process.pid, identity: 'an earlier boot 1', purpose: 'server' }))
  const all = Array.from({ length: 10 }, () => run(folder))
  const outcomes = await Promise.all(
    all.map((one) => Promise.race([told(one).then(() => 'runs'), one.ended.then((code) => `ended ${code}`)]).catch(() => 'ended 1')),
  )
  expect(outcomes.filter((outcome) => outcome === 'runs')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'ended 1')).toHaveLength(9)
}, 60_000)

test('kill -9 leaves no process behind, and the next start needs no hand', async () => {
  const folder = await newFolder()
  const first = run(folder)
  const { pid, socket } = await told(first)
  expect(await writes(socket)).toBe(1)
  first.child.kill('SIGKILL')
  const second = run(folder)
  const again = await told(second)
  expect(isGone(pid)).toBe(true)
  expect(await writes(again.socket)).toBe(2)
  second.child.kill('SIGKILL')
  await until('every process is gone', () => isGone(again.pid) && processesOn(folder).length === 0)
})

test('without setpriv too', async () => {
  const folder = await newFolder()
  // A path on which no program is found.
  const bin = path.join(folder, 'bin')
  mkdirSync(bin)
  const running = run(folder, [], { PATH: bin })
  const { pid, socket } = await told(running)
  expect(await writes(socket)).toBe(1)
  running.child.kill('SIGKILL')
  await until('the server is gone', () => isGone(pid))
  await until('its guard is gone', () => processesOn(folder).length === 0)
})

test('a server killed while its lock file stays is no obstacle', async () => {
  const folder = await newFolder()
  const first = run(folder)
  const { pid } = await told(first)
  first.child.kill('SIGSTOP')
  process.kill(pid, 'SIGKILL')
  first.child.kill('SIGKILL')
  await first.ended
  expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(true)
  const { socket } = await told(run(folder))
  expect(await writes(socket)).toBe(1)
})

test('works under a parent folder closed to everyone else', async () => {
  const parent = await newFolder()
  chmodSync(parent, 0o700)
  const folder = path.join(parent, 'data')
  const first = run(folder)
  expect(await writes((await told(first)).socket)).toBe(1)
  await stops(first)
  expect(statSync(parent).mode & 0o777).toBe(0o700)
  expect(existsSync(path.join(folder, 'postgres', 'PG_VERSION'))).toBe(true)
  expect(await writes((await told(run(folder))).socket)).toBe(2)
})

test('works under a path too long for a socket', async () => {
  const folder = path.join(await newFolder(), 'a'.repeat(60), 'b'.repeat(60))
  const { socket } = await told(run(folder))
  expect(Buffer.byteLength(socket.host)).toBeLessThanOrEqual(90)
  expect(statSync(socket.host).mode & 0o777).toBe(0o700)
  expect(await writes(socket)).toBe(1)
})

test('works as an ordinary user, who owns what it makes', async () => {
  const folder = await newFolder()
  chmodSync(folder, 0o777)
  const through = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : []
  const data = path.join(folder, 'data')
  const running = run(data, through, { HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache') })
  const { pid } = await told(running)
  const owner = isRoot ? nobody : (process.getuid?.() ?? 0)
  expect(statSync(path.join(data, 'postgres')).uid).toBe(owner)
  expect(statSync(`/proc/${pid}`).uid).toBe(owner)
  await stops(running)
  expect(isGone(pid)).toBe(true)
})
