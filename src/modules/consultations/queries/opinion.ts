import type { Db } from '#kernel/database.ts'
import type { Tally } from '../rules/next-statement.ts'
import { readChoices } from './choices.ts'
import type { Choices, DrawnMap } from './draw-map.ts'
import { drawAside } from './map-thread.ts'
import { type Drawn, drawWanted, type Wanted } from './published-choices.ts'

/** A map with the place of each participant in it; the ids never leave this process. */
export interface Opinion {
  readonly map: DrawnMap
  readonly placeOf: ReadonlyMap<string, number>
}

interface Kept {
  readonly consultationId: string
  readonly wanted: Wanted
  opinion: Opinion | null
  /** The drawing under way. */
  drawing: Promise<Opinion> | null
  /** True when votes changed since the last drawing began. */
  isStale: boolean
  isPlanned: boolean
  /** When the drawing that stands began, and how long it took, by a clock that only moves forward. */
  drawnAt: number
  lastedMs: number
}

const kept = new WeakMap<object, Map<string, Kept>>()
const listeners = new Set<() => void>()

/** A drawing of so few votes takes less time than asking another thread. */
const drawnHereMax = 2000
/** A drawing shorter than this is waited for by whoever asks; a longer one is made beside, and the last one shown meanwhile. */
const waitedForMs = 200
/** Votes of other processes (an import) are seen after at most so long. */
const refreshedMs = 30_000

/** Calls `listener` each time a map was drawn anew in the background: pages kept for strangers are then out of date. */
export function onMapDrawn(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function keptOf(db: Db, consultationId: string, wanted: Wanted): Kept {
  const key = `${consultationId} ${wanted}`
  const byConsultation = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, byConsultation)
  const known = byConsultation.get(key)
  if (known !== undefined) return known
  const fresh: Kept = { consultationId, wanted, opinion: null, drawing: null, isStale: true, isPlanned: false, drawnAt: 0, lastedMs: 0 }
  byConsultation.set(key, fresh)
  return fresh
}

/** Says that votes of a consultation changed: its map is drawn again in the background, several votes at a time. */
export function votesChanged(db: Db, consultationId: string): void {
  const state = keptOf(db, consultationId, 'live')
  state.isStale = true
  // Nobody has looked yet: the first who does draws it.
  if (state.opinion !== null) plan(db, state)
}

/** Draws soon, leaving the processor free for at least a quarter of the time a drawing takes. */
function plan(db: Db, state: Kept): void {
  if (state.isPlanned || state.drawing !== null) return
  state.isPlanned = true
  const wait = Math.max(150, state.lastedMs / 4)
  setTimeout(() => {
    state.isPlanned = false
    // A drawing that failed (the database is away) is tried again by the next who looks.
    draw(db, state).then(
      () => {
        for (const listener of listeners) listener()
      },
      () => undefined,
    )
  }, wait).unref()
}

function draw(db: Db, state: Kept): Promise<Opinion> {
  if (state.drawing !== null) return state.drawing
  state.isStale = false
  const began = performance.now()
  const drawing = readChoices(db, state.consultationId)
    .then(async ({ choices, participantIds }) => {
      const { map, kept: shown } = await drawHereOrAside(choices, state.wanted)
      const opinion = { map, placeOf: new Map(shown.map((place, at) => [participantIds[place] ?? '', at])) }
      Object.assign(state, { opinion, drawnAt: began, lastedMs: performance.now() - began })
      return opinion
    })
    .catch((reason: unknown) => {
      state.isStale = true
      throw reason
    })
    .finally(() => {
      state.drawing = null
      if (state.isStale && state.opinion !== null) plan(db, state)
    })
  state.drawing = drawing
  return drawing
}

/** Draws in this thread what takes less time than asking another, the rest beside. */
export const drawHereOrAside = async (choices: Choices, wanted: Wanted): Promise<Drawn> =>
  choices.voter.length <= drawnHereMax ? drawWanted(choices, wanted) : drawAside(choices, wanted)

/** Where everybody stands in a consultation: drawn now if that is quick or was never done, else as last drawn. */
export async function opinionOf(db: Db, consultationId: string, wanted: Wanted = 'live'): Promise<Opinion> {
  const state = keptOf(db, consultationId, wanted)
  // What is published does not change any more.
  const isOld = wanted === 'live' && (state.isStale || performance.now() - state.drawnAt > refreshedMs)
  if (state.opinion === null || (isOld && state.lastedMs < waitedForMs)) return draw(db, state)
  if (isOld) plan(db, state)
  return state.opinion
}

/** Counts of each statement as last drawn, by number; empty before the first drawing. For choosing the next statement only. */
export function talliesOf(db: Db, consultationId: string): ReadonlyMap<number, Tally> {
  const state = keptOf(db, consultationId, 'live')
  if (state.opinion === null) {
    plan(db, state)
    return new Map()
  }
  return new Map(
    Object.entries(state.opinion.map.counts).map(([number, counts]) => [Number(number), { number: Number(number), ...counts }]),
  )
}
