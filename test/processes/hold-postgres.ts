// Runs the embedded server on the folder given, says where, and waits to be ended.
import { holdDataFolder } from '#kernel/data-folder.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres.ts'

const folder = process.argv[2] ?? ''
try {
  const hold = await holdDataFolder(folder, 'server')
  const server = await startEmbeddedPostgres({ folder, durable: false })
  hold.announce({ address: null, socket: server.connection })
  process.on('SIGTERM', async () => {
    await server.stop()
    hold.release()
    process.exit(0)
  })
  process.stdout.write(`${JSON.stringify({ pid: server.pid(), socket: server.connection })}\n`)
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
