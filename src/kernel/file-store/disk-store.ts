import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Bug } from '../errors.ts'
import { type FileStore, isSha256, type Sha256 } from './file-store.ts'
import { checked, sha256Of } from './sha256.ts'

const INCOMING = 'incoming'
/** A file half-written this long ago belongs to a process that ended in the middle of it. */
const forgottenMs = 3_600_000

/**
 * Keeps files in a folder of this machine: `ab/abcdef…`. A file is written aside, synced, renamed into place, and its
 * folder synced: it is there whole or not at all. What killed processes left aside is swept when the store opens.
 */
export async function openDiskStore(folder: string, now: Date): Promise<FileStore> {
  await mkdir(path.join(folder, INCOMING), { recursive: true, mode: 0o700 })
  await sweep(path.join(folder, INCOMING), now)
  const place = (sha256: Sha256) => {
    if (!isSha256(sha256)) throw new Bug(`${sha256} is no SHA-256`)
    return path.join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    put: async (bytes) => {
      const sha256 = sha256Of(bytes)
      const file = place(sha256)
      const same = (await readOrNull(file))?.equals(bytes) ?? false
      if (!same) await write(folder, file, bytes)
      // Also when it was there already: whoever wrote it may not have synced its folder yet.
      await syncFolder(path.dirname(file))
      return sha256
    },
    get: async (sha256) => {
      const bytes = await readOrNull(place(sha256))
      return bytes === null ? null : checked(bytes, sha256)
    },
    remove: async (sha256) => {
      const file = place(sha256)
      if ((await readOrNull(file)) === null) return
      await rm(file, { force: true })
      await syncFolder(path.dirname(file))
    },
  }
}

async function write(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const aside = path.join(folder, INCOMING, randomBytes(16).toString('hex'))
  try {
    const handle = await open(aside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    const parent = path.dirname(file)
    if ((await mkdir(parent, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(folder)
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** Makes a rename or a removal in a folder survive a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function sweep(incoming: string, now: Date): Promise<void> {
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name)
    // Another process may have renamed or swept it in between.
    const found = await stat(file).catch(() => null)
    if (found !== null && now.getTime() - found.mtimeMs > forgottenMs) await rm(file, { force: true })
  }
}
