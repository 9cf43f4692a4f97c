import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** A site of its own process, started as `npm start` does. */
export interface Site {
  readonly child: ChildProcess
  readonly pid: number
  readonly port: number
  stop(): Promise<void>
}

/** The arguments of node in `npm start`. */
const startArguments = (): readonly string[] => {
  const found = /"start": "node ([^"]+)"/.exec(readFileSync('package.json', 'utf8'))?.[1]
  if (found === undefined) throw new Error('package.json does not say how the site starts')
  return found.split(' ')
}

/** Starts a site on a data folder, on any free port, and waits for the line that gives its address. */
export async function startSite(folder: string): Promise<Site> {
  const env = { ...process.env, PARVIS_DATA: folder, PORT: '0', HOST: '127.0.0.1', PARVIS_DEMO: '1', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, startArguments(), { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0]
    if (address === undefined || child.pid === undefined) continue
    const stop = async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    }
    return { child, pid: child.pid, port: Number(new URL(address).port), stop }
  }
  throw new Error('the site did not start')
}

/** Resident memory of a process in megabytes (Linux). */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Processor time of the main thread, or of every thread now alive, in milliseconds (Linux, schedstat: to the nanosecond). */
export function processorMs(pid: number, threads: 'main' | 'all'): number {
  const ids = threads === 'main' ? [String(pid)] : readdirSync(`/proc/${pid}/task`)
  return ids.reduce((sum, id) => sum + threadMs(pid, id), 0)
}

// A thread may end between the listing and the reading: it then counts for nothing.
function threadMs(pid: number, id: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
