import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, rm, statfs } from 'node:fs/promises'
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

/** Makes an empty folder with a short name (a socket path has at most 107 bytes) and tells how to remove it. */
export async function temporaryFolder(prefix: string) {
  const path = join(await parentFolder(), `${prefix}-${randomBytes(4).toString('hex')}`)
  await mkdir(path, { mode: 0o755 })
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
