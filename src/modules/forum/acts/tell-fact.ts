import { allow } from '#kernel/outcome.ts'
import { append, type FactDefinition, factFrom } from '#record'
import type { LockedForum } from './lock-forum.ts'

interface Told<Data> {
  readonly data: Data
  readonly about?: Readonly<Record<string, string>> | undefined
  readonly disclosures?: Readonly<Record<string, string>> | undefined
}

/** Appends a fact about a locked forum, under the mandate that acts, and gives its entry. */
export async function tellFact<Data>(
  { trx, ctx, mandate, member, forum }: LockedForum,
  definition: FactDefinition<Data>,
  { data, about = {}, disclosures = {} }: Told<Data>,
) {
  const by = { kind: 'mandate', mandate: mandate.id } as const
  const fact = factFrom(ctx, { by, about: { member: member.id, forum: forum.id, ...about }, data, disclosures })
  await append(trx, definition, fact)
  return allow({ entryId: fact.id })
}
