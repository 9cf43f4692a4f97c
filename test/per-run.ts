import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { TestProject } from 'vitest/node'
import { startBrowser } from './per-run/browser.ts'
import { startDatabaseServer } from './per-run/database-server.ts'
import { startDemonstrationDatabase, startMembersDatabase } from './per-run/demonstration-database.ts'
import { startSite } from './per-run/site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for what exists once per run: `/database`, `/demonstration`, `/site`, `/browser`. */
    perRun: string
  }
}

/** Something that exists once per run: what tests need to know of it, and how it ends. */
export interface PerRun {
  readonly told: unknown
  readonly stop: () => Promise<void>
}

/** Starts one of the shared things, or gives the one that runs. */
export type Need = (path: string) => Promise<PerRun>

const starters: Readonly<Record<string, (need: Need) => Promise<PerRun>>> = {
  '/database': startDatabaseServer,
  '/demonstration': startDemonstrationDatabase,
  '/members': startMembersDatabase,
  '/site': startSite,
  '/browser': startBrowser,
}

async function listen(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the test coordinator has no port')
  return `http://127.0.0.1:${address.port}`
}

/** Starts each shared thing when the first test asks for it, so a run of pure tests starts nothing; stops all that started. */
export async function setup(project: TestProject) {
  const started = new Map<string, Promise<PerRun>>()
  const need: Need = (path) => {
    const start = starters[path]
    if (!start) return Promise.reject(new Error(`nothing is called ${path}`))
    const running = started.get(path) ?? start(need)
    started.set(path, running)
    return running
  }
  const server = createServer(async (request, response) => {
    try {
      const { told } = await need(request.url ?? '')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  project.provide('perRun', await listen(server))
  return async () => {
    server.close()
    // The last started ends first: it may stand on an earlier one.
    for (const running of [...started.values()].reverse()) await running.then(({ stop }) => stop()).catch(() => undefined)
  }
}
