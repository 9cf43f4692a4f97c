import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { PerRun } from '../per-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

const patienceMs = 90_000

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Resolves with the address printed at the end of the start-up; fails with what the program said when it ends before. */
function addressOf(child: ChildProcess) {
  return new Promise<string>((resolve, reject) => {
    const said: string[] = []
    const listen = (line: string) => {
      said.push(line)
      const address = /https?:\/\/[\w.[\]:-]+/.exec(line)?.[0]
      if (address) resolve(address)
    }
    if (child.stdout) createInterface({ input: child.stdout }).on('line', listen)
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said.join('\n')}`)))
    setTimeout(() => reject(new Error(`no address after ${patienceMs} ms:\n${said.join('\n')}`)), patienceMs).unref()
  })
}

/** Starts the platform as a newcomer does, with the demonstration data, in its own folder and on its own port. */
export async function startSite(): Promise<PerRun> {
  const folder = await temporaryFolder('parvis-site')
  const port = await freePort()
  const { DATABASE_URL: _database, PARVIS_ORIGIN: _origin, NODE_ENV: _node, VITEST: _vitest, ...environment } = process.env
  const child = spawn(process.execPath, ['test/tether.mjs', process.execPath, 'bin/parvis.mjs', 'start'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...environment, HOST: '127.0.0.1', PORT: String(port), PARVIS_DATA: folder.path, PARVIS_DEMO: '1' },
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await folder.remove()
  }
  try {
    return { told: { origin: await addressOf(child) }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
