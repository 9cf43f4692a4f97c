import { closeSync, openSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { documentWriter, ParvisJson } from '#exchange/parvis-json/format.ts'
import { readFacts } from '#record'
import { facts } from '../facts.ts'
import { type Command, tell, withInstance } from './command.ts'

const options = { out: { type: 'string' }, schema: { type: 'boolean' } } as const
const standardOutput = 1

/** Writes every public fact of the instance as one JSON document, or the schema of such documents. */
export const exportCommand: Command = {
  usage: '[--out FILE.json] [--schema]',
  summary: 'every public fact as JSON; --schema: how the document is made',
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options })
    const file = values.out === undefined ? standardOutput : openSync(values.out, 'w')
    try {
      if (values.schema) writeWhole(file, `${JSON.stringify(schema(), null, 2)}\n`)
      else await withInstance(({ database }) => writeFacts(database.db, (text) => writeWhole(file, text)))
    } finally {
      if (file !== standardOutput) closeSync(file)
    }
    return 0
  },
}

async function writeFacts(db: Parameters<typeof readFacts>[0], write: (text: string) => void): Promise<void> {
  let count = 0
  const document = documentWriter(write)
  await readFacts(db, (some) => {
    count += some.length
    document.facts(some)
  })
  document.end()
  tell(`${count} facts.`)
}

/** The document, and the data of each kind of fact. */
function schema(): unknown {
  const kinds = Object.fromEntries(
    facts.map((definition) => [definition.kind, z.toJSONSchema(definition.schema, { io: 'input', unrepresentable: 'any' })]),
  )
  return { ...z.toJSONSchema(ParvisJson), kinds }
}

/** A pipe may take less than it was given, and say that it is full. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(file, bytes, from)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}
