// How fast strangers' pages are sent, as a ratio to a bare node:http server that sends the same bytes, measured in turns in
// one run; and what making an action page costs the server. Prints ratios: they hold on any machine.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { askOnce, getRequest, load } from './raw-client.ts'

const rounds = 7
const roundMs = 600
const connections = 16
const pages = ['/en', '/en/actions/transparency-on-lobbying', '/ar/actions', '/fr/record']
const uncachedPage = '/en/actions/transparency-on-lobbying'
const uncachedTimes = 100

const say = (text: string) => process.stdout.write(`${text}\n`)
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

async function startSite(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const environment = { ...process.env, PARVIS_DATA: folder, PORT: '0', HOST: '127.0.0.1', PARVIS_DEMO: '1', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, ['bin/parvis.mjs', 'start'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0]
    if (address !== undefined) return { child, port: Number(new URL(address).port) }
  }
  throw new Error('the site did not start')
}

/** A bare server with the body and the head of an answer, less what node adds by itself. */
async function startBare(answer: Buffer): Promise<{ child: ChildProcess; port: number }> {
  const end = answer.indexOf('\r\n\r\n')
  const [, ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n')
  const head = lines
    .filter((line) => !/^(date|connection|keep-alive):/i.test(line))
    .flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
  const child = fork('bench/bare-server.mjs')
  child.send({ head, body: answer.subarray(end + 4).toString('base64') })
  const [port] = await once(child, 'message')
  return { child, port: Number(port) }
}

async function compare(port: number, page: string): Promise<number> {
  const head = getRequest(page, 'br')
  await askOnce(port, head)
  const answer = await askOnce(port, head)
  const bare = await startBare(answer)
  const ours = { port, head }
  const theirs = { port: bare.port, head }
  await load(ours, connections, 500)
  await load(theirs, connections, 500)
  const ratios: number[] = []
  const speeds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? [ours, theirs] : [theirs, ours]
    const measured = new Map<unknown, number>()
    for (const turn of turns) measured.set(turn, await load(turn, connections, roundMs))
    ratios.push((measured.get(ours) ?? 0) / (measured.get(theirs) ?? 1))
    speeds.push(measured.get(ours) ?? 0)
  }
  bare.child.disconnect()
  say(
    `${page}: ${median(ratios).toFixed(2)} of a bare server (${ratios.map((it) => it.toFixed(2)).join(' ')}), ${Math.round(median(speeds))} answers/s of ${answer.length} bytes`,
  )
  return median(ratios)
}

/** Ticks of processor time of a process: user and system, in hundredths of a second (proc(5)). */
function ticks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

async function uncached(port: number, pid: number, coding: string): Promise<void> {
  for (let time = 0; time < 30; time += 1) await askOnce(port, getRequest(`${uncachedPage}?warm=${coding}${time}`, coding))
  const before = ticks(pid)
  for (let time = 0; time < uncachedTimes; time += 1) await askOnce(port, getRequest(`${uncachedPage}?seen=${coding}${time}`, coding))
  say(`${uncachedPage}, made anew, ${coding}: ${(((ticks(pid) - before) * 10) / uncachedTimes).toFixed(1)} ms of server processor time`)
}

const folder = mkdtempSync(path.join(tmpdir(), 'parvis-bench-'))
const site = await startSite(folder)
// The entries of the starting data are sealed within seconds; the pages then stay as they are.
await new Promise((resolve) => setTimeout(resolve, 8000))
try {
  const ratios: number[] = []
  for (const page of pages) ratios.push(await compare(site.port, page))
  say(`worst: ${Math.min(...ratios).toFixed(2)} (asked: at least 0.80)`)
  const pid = site.child.pid
  if (process.platform === 'linux' && pid !== undefined) {
    await uncached(site.port, pid, 'identity')
    await uncached(site.port, pid, 'br')
    say(`memory: ${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)} MB resident`)
  }
} finally {
  site.child.kill('SIGTERM')
  await once(site.child, 'exit')
  rmSync(folder, { recursive: true, force: true })
}
