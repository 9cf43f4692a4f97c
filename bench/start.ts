// How long `npm start` takes to its first page, on empty data and on existing data, and what the server holds when idle.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askOnce, getRequest } from './raw-client.ts'
import { residentMegabytes, startSite } from './site.ts'

const emptyMost = 15
const existingMost = 3
const memoryMost = 150
const pagesRead = ['/en', '/fr', '/ar/actions', '/en/record', '/es/members', '/en/actions/transparency-on-lobbying']
const idleMs = 15_000

const say = (text: string) => process.stdout.write(`${text}\n`)
const load = () => `load of the machine ${loadavg()[0]?.toFixed(1)}`

/** Starts the site, reads its home page and gives the seconds until it was there. */
async function firstPage(folder: string) {
  const from = performance.now()
  const site = await startSite(folder)
  await askOnce(site.port, getRequest('/en', 'br'))
  return { site, seconds: (performance.now() - from) / 1000 }
}

const folder = mkdtempSync(path.join(tmpdir(), 'parvis-bench-'))
try {
  const first = await firstPage(folder)
  say(`empty data: first page after ${first.seconds.toFixed(1)} s (asked: at most ${emptyMost}); ${load()}`)
  await pause(idleMs)
  if (process.platform === 'linux') say(`idle, just filled: ${Math.round(residentMegabytes(first.site.pid))} MB resident`)
  await first.site.stop()
  for (let time = 0; time < 3; time += 1) {
    const { site, seconds } = await firstPage(folder)
    say(`existing data: first page after ${seconds.toFixed(1)} s (asked: at most ${existingMost}); ${load()}`)
    if (time === 2 && process.platform === 'linux') {
      await pause(idleMs)
      say(`idle: ${Math.round(residentMegabytes(site.pid))} MB resident (asked: at most ${memoryMost})`)
      for (const page of pagesRead) for (let n = 0; n < 40; n += 1) await askOnce(site.port, getRequest(`${page}?n=${n}`, 'br'))
      await pause(idleMs)
      say(`idle again, ${pagesRead.length * 40} pages later: ${Math.round(residentMegabytes(site.pid))} MB resident`)
    }
    await site.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
