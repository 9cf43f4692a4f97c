import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const enough = 1_500_000_000

/** Memory where there is enough of it (containers often give /dev/shm 64 MB only), else the system's temporary folder. */
async function parentFolder() {
  try {
    await access('/dev/shm', constants.W_OK)
    const { bavail, bsize } = await statfs('/dev/shm')
    return bavail * bsize > enough ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

const forgottenMs = 6 * 3_600_000

/** Removes what runs killed hours ago could not. A folder that is gone meanwhile, or somebody else's, stays as it is. */
async function sweep(parent: string, prefix: string) {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${prefix}-`)) continue
    const path = join(parent, name)
    const found = await stat(path).catch(() => null)
    const old = found !== null && found.uid === process.getuid?.() && Date.now() - found.mtimeMs > forgottenMs
    if (old) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Makes an empty folder with a short name (a socket path has at most 107 bytes) and tells how to remove it. */
export async function temporaryFolder(prefix: string) {
  const parent = await parentFolder()
  await sweep(parent, prefix)
  const path = join(parent, `${prefix}-${randomBytes(4).toString('hex')}`)
  await mkdir(path, { mode: 0o755 })
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
