import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { processIdentity } from './process-identity.ts'

const Holder = z.object({
  pid: z.number().int().positive(),
  identity: z.string(),
  /** A server keeps the folder; a command holds it for a moment. */
  purpose: z.enum(['server', 'command']),
})
type Holder = z.infer<typeof Holder>

const Running = z.object({
  pid: z.number().int().positive(),
  identity: z.string(),
  /** Where its pages are; null until they are served. */
  address: z.string().nullable(),
  socket: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
})
/** What a running server tells commands on the same folder. */
export type Running = z.infer<typeof Running>

/** The folder is used by another process, and two cannot share it. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/** The right to use a data folder, until released or the end of this process. */
export interface Hold {
  /** Tells commands how to reach the running server. */
  announce(running: Pick<Running, 'address' | 'socket'>): void
  release(): void
}

const lockFile = (folder: string) => path.join(folder, 'parvis.lock')
const runningFile = (folder: string) => path.join(folder, 'runtime.json')

function readJson<Value>(file: string, schema: z.ZodType<Value>): Value | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // Absent, or being replaced at this moment: nobody to be seen.
    return null
  }
}

const isAlive = (holder: { pid: number; identity: string } | null): boolean =>
  holder !== null && processIdentity(holder.pid) === holder.identity

/** The server running on a data folder, if one is and has its database ready. */
export function findRunning(folder: string): Running | null {
  const running = readJson(runningFile(folder), Running)
  return isAlive(running) ? running : null
}

// Written aside, then linked in place: a lock is whole or absent, and only one of two processes makes it.
function tryLock(folder: string, holder: Holder): boolean {
  const aside = `${lockFile(folder)}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o644 })
  try {
    linkSync(aside, lockFile(folder))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Takes a dead process's lock away; puts it back when it turns out to be a living one's, made in between. */
function removeStale(folder: string): void {
  const aside = `${lockFile(folder)}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(lockFile(folder), aside)
    if (isAlive(readJson(aside, Holder)) && !existsSync(lockFile(folder))) linkSync(aside, lockFile(folder))
  } catch {
    // Another process took it away first: the next attempt to lock decides.
  } finally {
    rmSync(aside, { force: true })
  }
}

function refusal(folder: string, holder: Holder | null): FolderInUse {
  const address = findRunning(folder)?.address
  const who = holder === null ? 'another process' : `process ${holder.pid}${address ? `, address ${address}` : ''}`
  const what =
    holder?.purpose === 'command' ? 'A parvis command is using this data folder' : 'Parvis is already running on this data folder'
  return new FolderInUse(`${what} (${who}): ${folder}. Stop it first, or choose another folder with PARVIS_DATA.`)
}

/**
 * Takes a data folder for this process, creating it if needed. A lock left by a dead process is taken over; a command's is
 * waited for, up to `patienceMs`. Throws `FolderInUse`, naming who holds it.
 */
export async function holdDataFolder(folder: string, purpose: Holder['purpose'], patienceMs = 30_000): Promise<Hold> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const identity = processIdentity(process.pid) ?? ''
  for (let waitedMs = 0; !tryLock(folder, { pid: process.pid, identity, purpose }); ) {
    const holder = readJson(lockFile(folder), Holder)
    if (!isAlive(holder)) removeStale(folder)
    else if (holder?.purpose === 'server' || waitedMs >= patienceMs) throw refusal(folder, holder)
    else {
      await delay(100)
      waitedMs += 100
    }
  }
  rmSync(runningFile(folder), { force: true })
  const release = () => {
    process.off('exit', release)
    rmSync(runningFile(folder), { force: true })
    rmSync(lockFile(folder), { force: true })
  }
  process.once('exit', release)
  return {
    announce: (running) => {
      const aside = `${runningFile(folder)}.${process.pid}`
      writeFileSync(aside, JSON.stringify({ pid: process.pid, identity, ...running }))
      renameSync(aside, runningFile(folder))
    },
    release,
  }
}
