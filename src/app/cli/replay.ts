import { parseArgs } from 'node:util'
import { replay } from '#record'
import { facts, projectedTables } from '../facts.ts'
import { type Command, say, withInstance } from './command.ts'

/** Computes every projected table again from the record. */
export const replayCommand: Command = {
  usage: '',
  summary: 'compute every table again from the public record',
  run: async (args) => {
    parseArgs({ args: [...args] })
    const { sequenced, pending } = await withInstance(({ database }) => replay(database.db, facts, projectedTables))
    say(`Replayed ${sequenced} sequenced and ${pending} waiting entries into ${projectedTables.length} tables.`)
    return 0
  },
}
