import { z } from 'zod'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { FactWithWords } from '#record'

/** The version of the format. A reader refuses one it does not know; fields are only ever added with a new one. */
export const formatVersion = 1

const Author = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mandate'), mandate: z.string().min(1) }),
  z.strictObject({ kind: z.literal('source'), source: z.string().min(1) }),
  z.strictObject({ kind: z.literal('instance') }),
])
const Instant = z.iso.datetime({ precision: 3 })

/** One public fact: what the entry of the record holds, with the words that stand beside it. */
const Fact = z.strictObject({
  id: z.uuid().describe('id of the entry (uuidv7)'),
  kind: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('what happened, such as member-joined-action'),
  at: Instant.describe('when it took place'),
  recorded: Instant.describe('when it was appended'),
  by: Author.describe('who stands behind it'),
  about: z.record(z.string(), z.string()).describe('ids of what it is about, by kind'),
  data: z.json().describe('the data of the entry; its schema depends on the kind'),
  words: z.record(z.string(), z.json()).optional().describe('words that stand beside the entry and can be erased, by field'),
})

/** The whole document: every public fact of an instance, in the order of its record. */
export const ParvisJson = z.strictObject({ format: z.literal('parvis'), version: z.literal(formatVersion), facts: z.array(Fact) })

/** The file is not the format described. The sentence says where and why. */
export class UnreadableExport extends Error {
  override readonly name = 'UnreadableExport'
}

const opening = `{"format":"parvis","version":${formatVersion},"facts":[`

/** Writes a document piece by piece: one fact a line, keys in canonical order, so that two exports of one record are the same bytes. */
export function documentWriter(write: (text: string) => void): {
  readonly facts: (facts: readonly FactWithWords[]) => void
  readonly end: () => void
} {
  let any = false
  write(opening)
  return {
    facts: (facts) => {
      for (const fact of facts) {
        write(`${any ? ',' : ''}\n${lineOf(fact)}`)
        any = true
      }
    },
    end: () => write('\n]}\n'),
  }
}

const lineOf = ({ id, kind, at, recordedAt, by, about, data, words }: FactWithWords): string =>
  canonicalJson({
    id,
    kind,
    at: at.toISOString(),
    recorded: recordedAt.toISOString(),
    by,
    about,
    data,
    ...(Object.keys(words).length > 0 ? { words } : {}),
  })

/** Reads a document. Throws UnreadableExport when it is not one, or one of a version that is not known. */
export function readDocument(text: string): FactWithWords[] {
  const document = ParvisJson.safeParse(parsed(text))
  if (!document.success) {
    const [issue] = document.error.issues
    throw new UnreadableExport(
      `The file is not an export of Parvis, version ${formatVersion}: ${issue?.path.join('.') || 'the document'}: ${issue?.message ?? ''}`,
    )
  }
  return document.data.facts.map(({ at, recorded, words, ...fact }) => ({
    ...fact,
    at: new Date(at),
    recordedAt: new Date(recorded),
    words: words ?? {},
  }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new UnreadableExport(`The file is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
