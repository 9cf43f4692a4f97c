import { replay } from '#record'
import { facts, projectedTables } from '../facts.ts'
import type { Command } from './commands.ts'
import { withInstance } from './with-instance.ts'

/** Brings the schema forward, which `start` does too. */
export const migrateCommand: Command = {
  name: ['migrate'],
  usage: 'migrate',
  says: 'bring the database schema forward',
  run: async () => {
    await withInstance(() => Promise.resolve())
    console.log('The schema is current.')
    return 0
  },
}

/** Computes every projected table again from the record. */
export const replayCommand: Command = {
  name: ['replay'],
  usage: 'replay',
  says: 'compute every table again from the record',
  run: async () => {
    const { sequenced, pending } = await withInstance(({ db }) => replay(db, facts, projectedTables))
    console.log(JSON.stringify({ entries: sequenced + pending, sequenced, pending, tables: projectedTables.length }))
    return 0
  },
}
