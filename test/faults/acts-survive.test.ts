import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { openInstance } from '#app/open-instance.ts'
import { readConfiguration } from '#kernel/configuration.ts'
import { createLog } from '#kernel/log.ts'
import { projectedRows, replay, sequence, verifyDatabase } from '#record'
import { temporaryFolder } from '../per-run/temporary-folder.ts'
import { buildProgram, type Program, runProgram, until } from '../program.ts'

const times = 5
const endings: (() => Promise<unknown>)[] = []
let program = ''

beforeAll(async () => {
  program = await buildProgram('test/faults/stream-of-joins.ts')
})
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function newFolder(): Promise<string> {
  const { path: folder, remove } = await temporaryFolder('parvis-faults')
  endings.push(remove)
  return folder
}

function run(folder: string): Program {
  const running = runProgram([program], { PARVIS_DATA: folder })
  endings.push(async () => {
    running.child.kill('SIGKILL')
    await running.ended
  })
  return running
}

const acknowledged = ({ out }: Program) => out.flatMap((line) => line.match(/^acknowledged ([0-9a-f-]{36})$/)?.[1] ?? [])

/** Lets at least `more` further acts be acknowledged, then a moment of no particular length. */
async function streams(running: Program, more: number, time: number): Promise<void> {
  const from = acknowledged(running).length
  await until(`${more} more acts`, () => acknowledged(running).length >= from + more, 30_000)
  await new Promise((resolve) => setTimeout(resolve, (time * 37) % 100))
}

/** Opens what is left and checks it: every acknowledged act, the record, and the tables computed again from it. */
async function inspect(folder: string, acts: readonly string[]): Promise<void> {
  const instance = await openInstance(readConfiguration({ PARVIS_DATA: folder }), createLog('error'), { purpose: 'command' })
  try {
    const { db } = instance.database
    await sequence(db)
    const entries = await db.selectFrom('record_entry').select('entry_id').execute()
    const present = new Set(entries.map(({ entry_id }) => entry_id))
    expect(acts.filter((act) => !present.has(act))).toEqual([])
    const report = await verifyDatabase(db)
    expect(report.findings).toEqual([])
    expect(report.ok).toBe(true)
    const before = await projectedRows(db, projectedTables)
    await replay(db, facts, projectedTables)
    expect(await projectedRows(db, projectedTables)).toEqual(before)
  } finally {
    await instance.close()
  }
}

test('kill -9 of the server, five times: every acknowledged act is there, and the next start needs no hand', async () => {
  const folder = await newFolder()
  const acts: string[] = []
  for (let time = 0; time < times; time += 1) {
    const running = run(folder)
    await running.line(/^joining/)
    await streams(running, 40, time)
    running.child.kill('SIGKILL')
    await running.ended
    acts.push(...acknowledged(running))
  }
  expect(acts.length).toBeGreaterThan(times * 40)
  await inspect(folder, acts)
}, 180_000)

test('kill -9 of PostgreSQL, five times: it comes back, and every acknowledged act is there', async () => {
  const folder = await newFolder()
  const running = run(folder)
  await running.line(/^joining/)
  for (let time = 0; time < times; time += 1) {
    await streams(running, 40, time)
    const [pid] = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGKILL')
  }
  await streams(running, 40, times)
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
  await inspect(folder, acknowledged(running))
}, 180_000)
