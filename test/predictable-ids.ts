import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/** Gives the same ids in the same order on every run: real version 7 ids, whose time is the given clock's. */
export function predictableIds(seed: string, now: () => Date) {
  let count = 0
  return () => {
    count += 1
    const random = createHash('sha256').update(`${seed}/${count}`).digest().subarray(0, 16)
    return v7({ msecs: now().getTime(), seq: count, random: new Uint8Array(random) })
  }
}
