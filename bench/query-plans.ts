import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { explore } from '#app/explorer/explore.ts'
import { readExplorerQuery } from '#app/explorer/explorer-query.ts'
import { promisedAndProven } from '#app/explorer/promised-proven.ts'
import type { Db } from '#kernel/database.ts'

/** A database that also hands over every query it runs. */
function watched(db: Db, heard: (query: CompiledQuery) => void): Db {
  const compile = (node: RootOperationNode) => db.getExecutor().compileQuery(node, { queryId: 'plan' })
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      heard(compile(node))
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return db.withPlugin(plugin)
}

const shorter = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 300)

/** Prints the plan of every query behind a filtered page, a search, a search spelt nearly, and a chart. */
export async function explainQueries(db: Db, say: (text: string) => void): Promise<void> {
  const heard = new Map<string, CompiledQuery>()
  const listening = watched(db, (query) => heard.set(query.sql, query))
  const now = new Date()
  for (const asked of ['value=transparency', 'q=government', 'q=govxrnment'])
    await explore(listening, readExplorerQuery(new URLSearchParams(asked)), now)
  await promisedAndProven(listening, readExplorerQuery(new URLSearchParams('view=chart')), now)
  for (const { sql, parameters } of heard.values()) {
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain (analyze, buffers) ${sql}`, [...parameters]),
    )
    say(`\n${shorter(sql)}`)
    for (const row of rows) say(`    ${row['QUERY PLAN'].slice(0, 200)}`)
  }
}
