// How fast strangers' pages are sent, as a ratio to a bare node:http server that sends the same bytes, measured in turns in
// one run; and what making an action page costs the server. Ratios hold on any machine; on a busy one, the ratio of
// processor time is the steadier of the two.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askOnce, getRequest, load } from './raw-client.ts'
import { processorMs, residentMegabytes, startSite } from './site.ts'

const rounds = 21
const roundMs = 200
const connections = 16
const pages = ['/en', '/en/actions/transparency-on-lobbying', '/ar/actions', '/fr/record']
const uncachedPage = '/en/actions/transparency-on-lobbying'
const uncachedTimes = 300
const leastRatio = 0.8
const mostMs = 5
const linux = process.platform === 'linux'

const say = (text: string) => process.stdout.write(`${text}\n`)
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

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

/** A server under load, and what it did so far. */
interface Loaded {
  readonly pid: number
  readonly port: number
  readonly speeds: number[]
  answers: number
  processorMs: number
}

async function turn(server: Loaded, head: string): Promise<void> {
  const before = linux ? processorMs(server.pid, 'main') : 0
  const perSecond = await load({ port: server.port, head }, connections, roundMs)
  server.speeds.push(perSecond)
  server.answers += (perSecond * roundMs) / 1000
  if (linux) server.processorMs += processorMs(server.pid, 'main') - before
}

async function compare(site: { readonly pid: number; readonly port: number }, page: string): Promise<number> {
  const head = getRequest(page, 'br')
  await askOnce(site.port, head)
  const answer = await askOnce(site.port, head)
  const bare = await startBare(answer)
  const loaded = (pid: number, port: number): Loaded => ({ pid, port, speeds: [], answers: 0, processorMs: 0 })
  for (const port of [site.port, bare.port]) await load({ port, head }, connections, 700)
  const [ours, theirs] = [loaded(site.pid, site.port), loaded(bare.child.pid ?? 0, bare.port)]
  for (let round = 0; round < rounds; round += 1) for (const one of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) await turn(one, head)
  bare.child.disconnect()
  const ratio = median(ours.speeds.map((speed, at) => speed / (theirs.speeds[at] ?? 1)))
  const spent = linux ? `; ${(theirs.processorMs / theirs.answers / (ours.processorMs / ours.answers)).toFixed(2)} by processor time` : ''
  say(
    `${page}: ${ratio.toFixed(2)} of a bare server by answers a second${spent}; ${Math.round(median(ours.speeds))}/s of ${answer.length} bytes`,
  )
  return ratio
}

/** What making a page costs: each request has a query of its own, so that no kept page answers it. */
async function uncached(site: { readonly pid: number; readonly port: number }, coding: string): Promise<number> {
  const ask = (word: string, time: number) => askOnce(site.port, getRequest(`${uncachedPage}?${word}=${coding}${time}`, coding))
  for (let time = 0; time < 200; time += 1) await ask('warm', time)
  const [main, all] = [processorMs(site.pid, 'main'), processorMs(site.pid, 'all')]
  for (let time = 0; time < uncachedTimes; time += 1) await ask('seen', time)
  const each = (processorMs(site.pid, 'main') - main) / uncachedTimes
  const threads = (processorMs(site.pid, 'all') - all) / uncachedTimes
  say(`${uncachedPage}, made anew, ${coding}: ${each.toFixed(1)} ms of the server’s thread, ${threads.toFixed(1)} ms with its helpers`)
  return each
}

const folder = mkdtempSync(path.join(tmpdir(), 'parvis-bench-'))
const site = await startSite(folder)
// The entries of the starting data are sealed within seconds; the pages then stay as they are.
await pause(8000)
try {
  say(`${connections} connections, ${rounds} rounds in turns of ${roundMs} ms; load of the machine ${loadavg()[0]?.toFixed(1)}`)
  const ratios: number[] = []
  for (const page of pages) ratios.push(await compare(site, page))
  say(`worst: ${Math.min(...ratios).toFixed(2)} (asked: at least ${leastRatio.toFixed(2)})`)
  if (linux) {
    say('An action page: connection, queries, rendering, tag, headers and compression count; garbage collectors and compilers are helpers.')
    const costs = [await uncached(site, 'identity'), await uncached(site, 'br')]
    say(`dearest: ${Math.max(...costs).toFixed(1)} ms (asked: at most ${mostMs}), compression included`)
    say(`memory after all this: ${Math.round(residentMegabytes(site.pid))} MB resident; load of the machine ${loadavg()[0]?.toFixed(1)}`)
  }
} finally {
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}
