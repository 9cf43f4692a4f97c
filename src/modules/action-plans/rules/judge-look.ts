import type { EvidenceState } from '../vocabulary.ts'

/** What one look at a source gave: its fingerprint, or the obstacle. A page that cannot be read here may well be there. */
export type Look =
  | { readonly read: true; readonly fingerprint: string }
  | { readonly read: false; readonly obstacle: string; readonly there: boolean; readonly gone: boolean }

/** What is known of a source before a look. */
export interface Known {
  readonly state: EvidenceState
  /** The fingerprint it had when it was first read; null while it was not. */
  readonly first: string | null
  readonly steady: number
  readonly troubled: number
}

/** What a look leads to. */
export interface Judgement {
  readonly state: EvidenceState
  /** True when it is new: a fact for the record. Else only the schedule moves. */
  readonly tell: boolean
  readonly steady: number
  readonly troubled: number
}

/** Looks in a row that must say the page is gone (404, 410) before it counts as vanished: an hour apart. */
export const looksUntilGone = 2
/** Looks in a row that must give nothing for any other reason, over more than a day: servers rest, and some refuse programs for a while. */
export const looksUntilUnreachable = 6

/**
 * Judges a look. What was once read and reads otherwise has changed; what cannot be reached again and again has vanished;
 * both end when it reads as at first again. One failed look says nothing yet.
 */
export function judgeLook(known: Known, look: Look): Judgement {
  const found = foundBy(known, look)
  if (found === null) return { state: known.state, tell: false, steady: 0, troubled: known.troubled + 1 }
  const tell = found !== known.state
  const troubled = found === 'vanished' ? known.troubled + 1 : 0
  return { state: found, tell, steady: troubled > 0 ? 0 : tell ? 1 : known.steady + 1, troubled }
}

/** The state a look shows; null when it is too early to say. */
function foundBy({ state, first, troubled }: Known, look: Look): EvidenceState | null {
  if (look.read) return first === null || first === look.fingerprint ? 'reachable' : 'changed'
  if (look.there) return first === null ? 'reachable' : 'changed'
  const enough = look.gone ? looksUntilGone : looksUntilUnreachable
  return state === 'vanished' || troubled + 1 >= enough ? 'vanished' : null
}
