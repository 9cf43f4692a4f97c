import type { Context } from '#kernel/context.ts'
import type { FileStore } from '#kernel/file-store/file-store.ts'
import { fetchPage, type Reach } from '#kernel/safe-fetch/fetch-page.ts'
import { claimSources, enrolSources } from './claim-sources.ts'
import { recordLook } from './record-look.ts'

/** What looking at sources needs besides the context. */
export interface Watching {
  readonly store: FileStore
  readonly reach: Reach
  /** Chance from 0 up to 1, so that what was added together is not looked at together. */
  readonly chance: () => number
}

/** Sources looked at in one turn, at the same time, each on another host. */
const mostAtOnce = 4

/** What a turn did. */
export interface Rechecked {
  readonly looked: number
  /** Facts put on the record. */
  readonly told: number
}

/**
 * One turn of the watch: takes up new links, claims what is due, looks at it, records what is new. The fetches are outside
 * any transaction. A turn cut in the middle loses nothing: its claims run out and the same sources are due again.
 */
export async function recheckEvidence(ctx: Context, { store, reach, chance }: Watching): Promise<Rechecked> {
  await enrolSources(ctx, chance)
  const sources = await claimSources(ctx, mostAtOnce)
  const judged = await Promise.all(
    sources.map(async ({ evidenceId, host, link }) => {
      const page = await fetchPage(link, reach)
      // Cut by the end of this process, not by the page: its claim runs out, and it is due again.
      if (reach.ending?.aborted === true) return null
      return recordLook(ctx, store, { evidenceId, host, page, chance: chance() })
    }),
  )
  return { looked: sources.length, told: judged.filter((one) => one?.tell === true).length }
}
