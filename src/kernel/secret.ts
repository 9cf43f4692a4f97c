import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The secret that signs cookies: made once, kept in the data folder, readable by its owner only. Deleting it signs everybody out. */
export function keptSecret(dataFolder: string): string {
  const file = path.join(dataFolder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    const aside = `${file}.${process.pid}`
    writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    try {
      linkSync(aside, file)
    } catch (error) {
      // Made by another process in between: that one counts.
      if (!existsSync(file)) throw error
    } finally {
      rmSync(aside, { force: true })
    }
  }
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(
      `${file} does not hold a secret of at least 32 characters: delete it and start again; everybody will have to sign in again`,
    )
  return secret
}
