import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sql } from './database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'

const temporary = existsSync('/dev/shm') ? '/dev/shm' : '/tmp'
const endings: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

function folder(): string {
  const made = mkdtempSync(path.join(temporary, 'parvis-kernel-'))
  endings.push(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function started(where: string, more = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder: where, durable: false, ...more })
  endings.push(() => server.stop())
  return server
}

const gone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

test('starts, answers over the socket, keeps what was written, and leaves no process', async () => {
  const where = folder()
  const first = await started(where)
  const opened = await openDatabase(first.connection)
  expect(
    await migrate(opened.db, [
      { id: '0002-b', sql: 'insert into kept values (2)' },
      { id: '0001-a', sql: 'create table kept (n bigint); insert into kept values (1)' },
    ]),
  ).toEqual(['0001-a', '0002-b'])
  expect(
    await migrate(opened.db, [
      { id: '0001-a', sql: '' },
      { id: '0002-b', sql: '' },
    ]),
  ).toEqual([])
  await opened.close()
  const pid = first.pid()
  await first.stop()
  expect(gone(pid)).toBe(true)

  const again = await openDatabase((await started(where)).connection)
  endings.push(() => again.close())
  expect((await sql<{ n: number }>`select n from kept order by n`.execute(again.db)).rows).toEqual([{ n: 1 }, { n: 2 }])
  await expect(migrate(again.db, [{ id: '0001-a', sql: '' }])).rejects.toThrow(/newer Parvis \(0002-b\)/)
  await expect(
    migrate(again.db, [
      { id: '0001-a', sql: '' },
      { id: '0002-b', sql: '' },
      { id: '0003-c', sql: 'selec' },
    ]),
  ).rejects.toThrow(/step 0003-c/)
})

test('a server killed is brought back, and the pool with it', async () => {
  let restarted = () => {}
  const back = new Promise<void>((resolve) => (restarted = resolve))
  const server = await started(folder(), { durable: true, onRestart: () => restarted() })
  const opened = await openDatabase(server.connection)
  endings.push(() => opened.close())
  await sql`create table kept as select 1 as n`.execute(opened.db)
  const before = server.pid()
  process.kill(before, 'SIGKILL')
  await back
  expect(server.pid()).not.toBe(before)
  expect(await opened.answers()).toBe(true)
  expect((await sql`select n from kept`.execute(opened.db)).rows).toEqual([{ n: 1 }])
})
