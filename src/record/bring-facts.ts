import type { Db } from '#kernel/database.ts'
import { appendAll, appending } from './append.ts'
import type { AnyFactDefinition } from './fact.ts'
import { type FactWithWords, readFacts } from './read-facts.ts'

/** Facts that cannot be brought onto this record, and why. Nothing, or a whole number of batches, was appended. */
export class FactsNotBrought extends Error {
  override readonly name = 'FactsNotBrought'
}

/** What bringing facts did: how many were appended, and how many stood already. */
export interface FactsBrought {
  readonly appended: number
  readonly standing: number
}

const batch = 500

/**
 * Appends the facts of another record in their order, with their ids and times, to a record that is empty or holds the first of
 * them (a run that was cut short): words get new salts, hence new digests. Every fact is checked before the first is appended.
 * Throws FactsNotBrought when a kind is unknown, data do not fit, or this record holds something else.
 */
export async function bringFacts(
  db: Db,
  definitions: readonly AnyFactDefinition[],
  facts: readonly FactWithWords[],
  progress: (done: number) => void = () => undefined,
): Promise<FactsBrought> {
  const byKind = new Map(definitions.map((definition) => [definition.kind, definition]))
  for (const [index, fact] of facts.entries()) check(byKind, fact, index)
  const standing = await standingOf(db, facts)
  for (let from = standing; from < facts.length; from += batch) {
    const some = facts.slice(from, from + batch)
    await db.transaction().execute((trx) => appendAll(trx, groupsOf(byKind, some)))
    progress(from + some.length)
  }
  return { appended: facts.length - standing, standing }
}

function check(byKind: ReadonlyMap<string, AnyFactDefinition>, fact: FactWithWords, index: number): void {
  const definition = byKind.get(fact.kind)
  if (definition === undefined)
    throw new FactsNotBrought(`fact ${index}: nothing is known of the kind ${fact.kind}. It comes from a newer version: update first.`)
  const parsed = definition.schema.safeParse(fact.data)
  if (parsed.success) return
  const [issue] = parsed.error.issues
  throw new FactsNotBrought(`fact ${index} (${fact.kind}): data.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as described'}`)
}

/** How many of the facts this record holds already: it must hold the first ones, and nothing else. */
async function standingOf(db: Db, facts: readonly FactWithWords[]): Promise<number> {
  let standing = 0
  await readFacts(db, (some) => {
    for (const { id } of some) {
      if (facts[standing]?.id !== id) {
        throw new FactsNotBrought(
          'This record holds entries of its own. Bring the facts into an empty one: a new data folder, or an empty database.',
        )
      }
      standing += 1
    }
  })
  return standing
}

/** Neighbours of one kind together, so that order is kept and each kind may project at once. */
function groupsOf(byKind: ReadonlyMap<string, AnyFactDefinition>, facts: readonly FactWithWords[]) {
  const runs: { kind: string; facts: FactWithWords[] }[] = []
  for (const fact of facts) {
    const last = runs.at(-1)
    if (last?.kind === fact.kind) last.facts.push(fact)
    else runs.push({ kind: fact.kind, facts: [fact] })
  }
  return runs.flatMap(({ kind, facts: some }) => {
    const definition = byKind.get(kind)
    if (definition === undefined) return []
    return [
      appending(
        definition,
        some.map(({ words, kind: _, ...fact }) => (Object.keys(words).length > 0 ? { ...fact, disclosures: words } : fact)),
      ),
    ]
  })
}
