import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** An account PostgreSQL runs under when we are root, since PostgreSQL refuses to run as root. */
export interface PostgresUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** The account to run PostgreSQL under: `postgres`, else `nobody`; null when we are an ordinary user and run it ourselves. */
export function postgresUser(): PostgresUser | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const match = accounts.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'))
    if (match) return { name, uid: Number(match[1]), gid: Number(match[2]) }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and neither postgres nor nobody exists in /etc/passwd: run Parvis as an ordinary user',
  )
}

/** A program with its arguments, and what the operating system must change before it runs. */
export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
  /** True when the kernel itself ends the program as soon as this process dies. */
  readonly diesWithUs: boolean
}

let setprivWorks: boolean | undefined

function hasSetpriv(): boolean {
  setprivWorks ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0
  return setprivWorks
}

/**
 * How to run a program as `user` so that it ends with this process: through util-linux `setpriv` where it exists,
 * else plainly, and the caller sees to the end of it (`diesWithUs` is false).
 */
export function launchAs(user: PostgresUser | null, command: string, args: readonly string[]): Launch {
  if (!hasSetpriv()) return { command, args, diesWithUs: false, ...(user ? { uid: user.uid, gid: user.gid } : {}) }
  const identity = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : []
  return { command: 'setpriv', args: ['--pdeathsig', 'INT', ...identity, command, ...args], diesWithUs: true }
}

/** Runs a program as `user` to its end and gives its status and what it said. */
export function runAs(user: PostgresUser | null, command: string, args: readonly string[], folderAs3?: number) {
  const { command: program, args: all, uid, gid } = launchAs(user, command, args)
  const result = spawnSync(program, all, {
    cwd: '/',
    env: postgresEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', ...(folderAs3 === undefined ? [] : [folderAs3])],
    ...(uid === undefined ? {} : { uid, gid }),
  })
  return { ok: result.status === 0, said: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? result.error.message : ''}`.trim() }
}

/** The environment PostgreSQL's programs get: ours without anything that steers PostgreSQL, messages in English. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !/^(PG|LC_|LANG|PARVIS_|SMTP_|OIDC_|DATABASE_URL)/.test(key))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
