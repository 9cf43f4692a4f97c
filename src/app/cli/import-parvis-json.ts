import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readDocument } from '#exchange/parvis-json/format.ts'
import { bringFacts } from '#record'
import { facts } from '../facts.ts'
import { Misused, say, tell, withInstance } from './command.ts'

/** Brings an export into an empty instance. Prints, last, how many facts were appended and how many stood already, as JSON. */
export async function importParvisJson(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Misused('an import reads one file')
  const document = readDocument(readFileSync(path, 'utf8'))
  const brought = await withInstance(({ database }) =>
    bringFacts(database.db, facts, document, (done) => tell(`${done} of ${document.length} facts`)),
  )
  say(JSON.stringify({ read: document.length, ...brought }))
  return 0
}
