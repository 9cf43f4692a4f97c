import type { Db } from '#kernel/database.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { EntryOnRecord, Projection } from '#record'
import type { ModerationParts } from '../acts/hold-case.ts'
import type { Participants } from '../queries/authors.ts'

/** An entry in one line, as the record tells it. */
export interface EntryTold {
  readonly sentence: string
  /** Address of the entry's page, without language. */
  readonly path: string
  readonly fictional: boolean
}

/** What these pages need of the rest of the platform; given by whoever composes it. */
export interface Surroundings {
  readonly projection: Projection
  readonly participants: Participants
  /** Entries in one line each, by id. */
  lines(db: Db, words: Words, entries: readonly EntryOnRecord[]): Promise<ReadonlyMap<string, EntryTold>>
  /** The name of a field of words, in the reader's language. */
  fieldName(words: Words, field: string): string
}

/** What the acts need, for one request. */
export const partsOf = ({ projection, participants }: Surroundings, c: PageRequest): ModerationParts => ({
  projection,
  participants,
  site: c.var.instance,
})

/** One entry in one line. */
export async function lineOf(surroundings: Surroundings, c: PageRequest, entry: EntryOnRecord): Promise<EntryTold> {
  const lines = await surroundings.lines(c.var.ctx.db, c.var.words, [entry])
  return lines.get(entry.id) ?? { sentence: entry.kind, path: `/record/pending/${entry.id}`, fictional: false }
}
