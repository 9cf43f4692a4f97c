import { parseArgs } from 'node:util'
import { applied } from '#kernel/migrate.ts'
import { type Command, say, withInstance } from './command.ts'

/** Opening the instance migrates it, as starting does: this command does that alone. */
export const migrateCommand: Command = {
  usage: '',
  summary: 'bring the database schema forward',
  run: async (args) => {
    parseArgs({ args: [...args] })
    const steps = await withInstance(({ database }) => applied(database.db))
    say(`The schema is current: ${steps.join(', ')}`)
    return 0
  },
}
