import { readConfiguration } from '#kernel/configuration.ts'
import { type RunningSite, start } from '../start.ts'
import { type Command, say, tell } from './command.ts'

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What ends the server: a signal, or the loss of its database. */
interface Ending {
  readonly code: number
  readonly reason: string | null
}

/** Serves until a signal, then finishes what is under way. A second signal ends at once; PostgreSQL ends with the process. */
export const startCommand: Command = {
  usage: '',
  summary: 'start the site and its database',
  run: async () => {
    const configuration = readConfiguration(process.env)
    let end = (_: Ending) => {}
    const ended = new Promise<Ending>((resolve) => (end = resolve))
    let asked = false
    for (const signal of endings) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        end({ code: 0, reason: null })
      })
    }
    const site = await start(configuration, (reason) => end({ code: 1, reason }))
    if (!asked) announce(site)
    const { code, reason } = await ended
    if (reason !== null) tell(`Parvis stops: ${reason}`)
    await site.stop()
    return code
  },
}

const announce = ({ address, listensAt }: RunningSite) =>
  say(address === listensAt ? `Parvis is ready: ${address}` : `Parvis is ready: ${address} (listening at ${listensAt})`)
