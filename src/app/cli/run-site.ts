import { once } from 'node:events'
import { readConfiguration } from '#kernel/configuration.ts'
import { start } from '../start.ts'
import type { Command } from './commands.ts'

/** Serves the site until SIGINT or SIGTERM. The last line of the start-up names the address to open. */
export const startCommand: Command = {
  name: ['start'],
  usage: 'start',
  says: 'serve the site',
  run: async () => {
    let gone = false
    const lost = new AbortController()
    const site = await start(readConfiguration(process.env), () => {
      gone = true
      lost.abort()
    })
    console.log(`Parvis is open at ${site.address}`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(lost.signal, 'abort')])
    console.error('Parvis is closing: requests under way are finished first.')
    // A second signal ends at once, whatever is under way; what was acknowledged is safe in the database.
    process.once('SIGINT', () => process.exit(130))
    await site.stop()
    return gone ? 1 : 0
  },
}
