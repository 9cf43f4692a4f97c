import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Holder = z.object({
  pid: z.int().positive(),
  /** When the process began, as the system tells it: a process id may be given again. */
  began: z.string(),
  address: z.string().nullable(),
  database: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }).nullable(),
})

/** Who runs on a data folder, and how to reach its database. */
export type DataFolderHolder = z.infer<typeof Holder>

/** Another live process has the data folder. */
export class DataFolderHeld extends Error {
  override readonly name = 'DataFolderHeld'
}

const lockFile = (folder: string) => path.join(folder, 'running.json')

/** When a process began, or an empty text where the system does not tell. */
function beganAt(pid: number): string {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return ''
  // Field 22, counted after the name in brackets, which may itself hold spaces.
  return readFileSync(file, 'utf8').replace(/^.*\) /s, '').split(' ')[19] ?? ''
}

function isAlive(holder: DataFolderHolder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: alive, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return beganAt(holder.pid) === holder.began
}

/** The live process that has the folder, or null. A file left by a killed process counts for nothing. */
export function findHolder(folder: string): DataFolderHolder | null {
  const file = lockFile(folder)
  if (!existsSync(file)) return null
  const parsed = Holder.safeParse(readJson(file))
  return parsed.success && isAlive(parsed.data) ? parsed.data : null
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Half a file, or one that has just been removed: nobody holds by it.
    return null
  }
}

/** A data folder that is ours until `release`. */
export interface HeldDataFolder {
  /** Tells other commands how to reach what runs here. */
  tell(told: Pick<DataFolderHolder, 'address' | 'database'>): void
  release(): void
}

/** Takes the folder for this process. Throws `DataFolderHeld`, saying who has it, when another live process does. */
export function holdDataFolder(folder: string): HeldDataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = lockFile(folder)
  const me = { pid: process.pid, began: beganAt(process.pid) }
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const write = (told: Pick<DataFolderHolder, 'address' | 'database'>) => writeFileSync(aside, `${JSON.stringify({ ...me, ...told })}\n`, { mode: 0o600 })
  write({ address: null, database: null })
  try {
    // Two tries: a file left by a killed process is taken away once; linking is what decides between two at once.
    for (let attempt = 0; ; attempt += 1) {
      const holder = findHolder(folder)
      if (holder !== null) throw held(folder, holder)
      if (attempt > 0) rmSync(file, { force: true })
      try {
        linkSync(aside, file)
        break
      } catch (error) {
        if (attempt > 1) throw error
      }
    }
  } finally {
    rmSync(aside, { force: true })
  }
  return {
    tell: (told) => {
      write(told)
      renameSync(aside, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

function held(folder: string, holder: DataFolderHolder): DataFolderHeld {
  const where = holder.address === null ? '' : `, at ${holder.address}`
  return new DataFolderHeld(
    `Parvis already runs on ${folder} (process ${holder.pid}${where}). Stop it first, or set PARVIS_DATA to another folder and PORT to another port.`,
  )
}

/** A secret of the instance kept in the data folder (owner only), made once. */
export function keptSecret(folder: string, name: string, bytes = 48): string {
  const file = path.join(folder, name)
  if (!existsSync(file)) {
    const aside = `${file}.${process.pid}`
    writeFileSync(aside, `${randomBytes(bytes).toString('base64url')}\n`, { mode: 0o600, flush: true })
    try {
      linkSync(aside, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      rmSync(aside, { force: true })
    }
  }
  return readFileSync(file, 'utf8').trim()
}
