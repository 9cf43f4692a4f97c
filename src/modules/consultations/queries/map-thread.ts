import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import { projectPath } from '#kernel/paths.ts'
import type { Choices } from './draw-map.ts'
import type { Drawn, Wanted } from './published-choices.ts'

interface Job {
  readonly done: (drawn: Drawn) => void
  readonly failed: (reason: unknown) => void
}

let script: string | undefined
let thread: Worker | undefined
let lastJob = 0
const jobs = new Map<number, Job>()

/** Draws a map in a thread beside this one; one job after the other. A thread that ends fails its jobs, and the next job starts another. */
export function drawAside(choices: Choices, wanted: Wanted): Promise<Drawn> {
  lastJob += 1
  const job = lastJob
  const worker = runningThread()
  return new Promise((done, failed) => {
    jobs.set(job, { done, failed })
    worker.ref()
    worker.postMessage({ job, choices, wanted })
  })
}

function runningThread(): Worker {
  if (thread !== undefined) return thread
  const started = new Worker(workerScript(), { eval: true })
  started.on('message', ({ job, drawn }: { job: number; drawn: Drawn }) => {
    jobs.get(job)?.done(drawn)
    jobs.delete(job)
    if (jobs.size === 0) started.unref()
  })
  started.on('error', (reason) => endOf(started, reason))
  started.on('exit', () => endOf(started, new Error('the thread that draws opinion maps ended')))
  started.unref()
  thread = started
  return started
}

function endOf(ended: Worker, reason: unknown): void {
  if (thread !== ended) return
  thread = undefined
  for (const { failed } of jobs.values()) failed(reason)
  jobs.clear()
}

/** The thread's program, bundled from its source once per process. */
function workerScript(): string {
  script ??= buildSync({
    entryPoints: [projectPath('src', 'modules', 'consultations', 'queries', 'map.worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  }).outputFiles[0]?.text
  return script ?? ''
}
