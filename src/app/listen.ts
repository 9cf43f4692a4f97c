import type { Server } from 'node:http'
import type { Configuration } from '#kernel/configuration.ts'

/** Listens where the configuration says; gives the address to open. An occupied port is told with what to do. */
export async function listen(server: Server, { host, port }: Pick<Configuration, 'host' | 'port'>): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(readable(error, host, port)))
    server.listen(port, host, () => resolve())
  })
  const bound = server.address()
  const actual = bound === null || typeof bound === 'string' ? port : bound.port
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
}

function readable(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return new Error(`port ${port} of ${host} is taken by another program: stop it, or set PORT to another port`)
  if (code === 'EACCES') return new Error(`this user may not listen on port ${port}: set PORT to 1024 or more`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Error(`HOST is “${host}”, which is not an address of this machine`)
  return error
}

const graceMs = 10_000

/** Takes no new request, lets those under way finish, and cuts what is still open after ten seconds. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs).unref()
    // A connection kept open by its client becomes idle only once its last answer has left.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
