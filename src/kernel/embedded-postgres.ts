import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { postgresBinaries } from './postgres-binaries.ts'
import { launchAs, type PostgresUser, postgresEnvironment, postgresUser, runAs } from './postgres-user.ts'

/** Where a running embedded server listens: a unix socket only, never the network. */
export interface SocketConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

export interface EmbeddedOptions {
  /** Holds the cluster (`postgres/`) and, when it fits and PostgreSQL may enter, the socket (`run/`). Created if absent. */
  readonly folder: string
  /** False trades durability for speed: for tests only. */
  readonly durable?: boolean
  readonly maxConnections?: number
  /** What PostgreSQL writes to its log, line by line. */
  readonly onLog?: (line: string) => void
  /** Called each time the server was lost and is back. */
  readonly onRestart?: (reason: string) => void
  /** Called when the server was lost and could not be brought back: the process should end. */
  readonly onGone?: (reason: string) => void
}

/** A PostgreSQL server that lives and ends with this process. */
export interface EmbeddedPostgres {
  readonly connection: SocketConnection
  /** The postmaster's process id; changes when the server had to be restarted. */
  pid(): number
  /** Ends the server and resolves once its process is gone: sessions are cut, what was committed is kept. */
  stop(): Promise<void>
}

interface Installation {
  readonly binaries: string
  readonly user: PostgresUser | null
  readonly cluster: string
  readonly connection: SocketConnection
  readonly options: EmbeddedOptions
  /** True when PostgreSQL cannot walk down to the cluster and gets it as an open folder instead. */
  readonly closedParent: boolean
}

// A socket's path has 108 bytes on Linux and 104 on macOS, file name included.
const longestSocketFolder = 90
const startAttempts = 60
const attemptPauseMs = 250
const restartsInARow = 5

const canEnter = (user: PostgresUser | null, folder: string) =>
  runAs(user, '/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder]).ok

function privateFolder(folder: string, user: PostgresUser | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(folder)
  if (user && uid !== user.uid) {
    if (uid !== 0) throw new Error(`${folder} belongs to another user (uid ${uid}): it cannot hold the database`)
    chownSync(folder, user.uid, user.gid)
  }
  if (!user && uid !== process.getuid?.()) throw new Error(`${folder} belongs to another user (uid ${uid}): run Parvis as that user`)
  chmodSync(folder, 0o700)
}

function socketFolder(folder: string, user: PostgresUser | null): string {
  const inside = path.join(folder, 'run')
  if (Buffer.byteLength(inside) <= longestSocketFolder) {
    privateFolder(inside, user)
    if (canEnter(user, inside)) return inside
  }
  const outside = path.join('/tmp', `parvis-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  privateFolder(outside, user)
  return outside
}

/** Programs get the cluster by path, or, under a closed parent, as an inherited open folder (Linux only). */
function withCluster<Result>(
  installation: Pick<Installation, 'cluster' | 'closedParent'>,
  run: (name: string, descriptor?: number) => Result,
): Result {
  if (!installation.closedParent) return run(installation.cluster)
  const descriptor = openSync(installation.cluster, 'r')
  try {
    return run('/proc/self/fd/3', descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function createCluster(installation: Installation): void {
  const { cluster, binaries, user, options } = installation
  privateFolder(cluster, user)
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const sync = options.durable === false ? ['--no-sync'] : []
  const { ok, said } = withCluster(installation, (name, descriptor) =>
    runAs(
      user,
      path.join(binaries, 'bin', 'initdb'),
      ['-D', name, '-U', installation.connection.user, '-A', 'trust', ...locale, ...sync],
      descriptor,
    ),
  )
  if (!ok) throw new Error(`the database could not be created in ${cluster}: ${said}`)
}

function install(options: EmbeddedOptions): Installation {
  const user = postgresUser()
  const folder = path.resolve(options.folder)
  mkdirSync(folder, { recursive: true })
  const cluster = path.join(folder, 'postgres')
  privateFolder(cluster, user)
  const closedParent = !canEnter(user, cluster)
  if (closedParent && process.platform !== 'linux') {
    throw new Error(`PostgreSQL, run as ${user?.name ?? 'this user'}, may not enter ${cluster}: choose another PARVIS_DATA`)
  }
  const connection = { host: socketFolder(folder, user), port: 5432, user: 'parvis', database: 'postgres' }
  const installation = { binaries: postgresBinaries(user), user, cluster, connection, options, closedParent }
  createCluster(installation)
  return installation
}

function settings({ connection, options }: Installation): string[] {
  const chosen = {
    listen_addresses: '',
    unix_socket_directories: connection.host,
    unix_socket_permissions: '0700',
    port: String(connection.port),
    max_connections: String(options.maxConnections ?? 60),
    log_destination: 'stderr',
    logging_collector: 'off',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Statements and their values may hold personal data: neither enters the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return Object.entries(chosen).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}

/** Where `setpriv` cannot tie the server to us: a shell that ends it when the pipe from us closes, as it does even on kill -9. */
function tieToUs(server: ChildProcess): void {
  if (server.pid === undefined) return
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0" 2>/dev/null', String(server.pid)], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  server.once('exit', () => guard.kill('SIGKILL'))
}

interface Attempt {
  readonly server: ChildProcess
  readonly ready: boolean
  readonly said: string
}

/** Starts the server once; resolves when it accepts connections, or has ended without. */
function attempt(installation: Installation): Promise<Attempt> {
  const server = withCluster(installation, (name, descriptor) => {
    const postgres = path.join(installation.binaries, 'bin', 'postgres')
    const launch = launchAs(installation.user, postgres, ['-D', name, ...settings(installation)])
    const child = spawn(launch.command, launch.args, {
      cwd: '/',
      env: postgresEnvironment(),
      // A session of its own: Ctrl-C reaches us alone, and we end the server after the requests in progress.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', ...(descriptor === undefined ? [] : [descriptor])],
      ...(launch.uid === undefined ? {} : { uid: launch.uid, gid: launch.gid }),
    })
    if (!launch.diesWithUs) tieToUs(child)
    return child
  })
  return new Promise((resolve) => {
    let said = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      for (const line of text.split('\n')) if (line) installation.options.onLog?.(line)
      if (said.includes('ready to accept connections')) resolve({ server, ready: true, said })
    })
    server.once('error', (error) => resolve({ server, ready: false, said: error.message }))
    server.once('close', () => resolve({ server, ready: false, said }))
  })
}

/** True while some server answers on the socket. */
async function answers(connection: SocketConnection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 1000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    // Not listening, or going away: both mean it does not answer.
    return false
  }
}

/** Ends a server an earlier process left on this cluster. The caller holds the data folder, so nobody else uses it. */
async function endOrphan({ cluster, connection }: Installation): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file) || !(await answers(connection))) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (Number.isSafeInteger(pid) && pid > 1) process.kill(pid, 'SIGINT')
}

/** Starts the server, waiting for one that is still ending or a lock it left: PostgreSQL itself judges whether the lock is stale. */
async function launch(installation: Installation): Promise<ChildProcess> {
  await endOrphan(installation)
  for (let count = 1; ; count++) {
    const { server, ready, said } = await attempt(installation)
    if (ready) return server
    const mayPass = /postmaster\.pid|shared memory block|lock file|is another postmaster/i.test(said)
    if (!mayPass || count === startAttempts)
      throw new Error(`PostgreSQL did not start in ${installation.cluster}: ${said.trim() || 'no reason given'}`)
    await delay(attemptPauseMs)
  }
}

/**
 * Starts PostgreSQL on `folder` and keeps it running until `stop` or the end of this process, kill -9 included.
 * Creates the cluster when there is none. The caller makes sure no other process uses the folder (`holdDataFolder`).
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const installation = install(options)
  let server = await launch(installation)
  let stopping = false
  let failures = 0

  const bringBack = async () => {
    const reason = 'PostgreSQL ended by itself'
    try {
      failures += 1
      if (failures > restartsInARow) throw new Error(`it ended ${failures} times in a row`)
      server = await launch(installation)
      if (stopping) return void server.kill('SIGINT')
      watch()
      options.onRestart?.(reason)
    } catch (error) {
      options.onGone?.(`${reason} and could not be started again: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const watch = () => {
    const settled = setTimeout(() => (failures = 0), 30_000).unref()
    server.once('exit', () => {
      clearTimeout(settled)
      if (!stopping) void bringBack()
    })
  }
  watch()
  return {
    connection: installation.connection,
    pid: () => server.pid ?? 0,
    stop: async () => {
      stopping = true
      await ended(server)
    },
  }
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}
