import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MemberStatus } from '#modules/members'
import { mostSeats, type Side } from '../vocabulary.ts'

/** What rules need to know of a seat. */
export interface SeatState {
  readonly id: string
  readonly side: Side
  readonly holderId: string | null
  readonly endedAt: Date | null
}

/** A member that would sit; null when the body is no member. */
interface Holder {
  readonly id: string
  readonly status: MemberStatus | null
  readonly fictional: boolean
}

type FillRefusal = 'holder-withdrawn' | 'holder-fictional-differs' | 'holder-seated' | 'seats-too-many'

/** Decides whether a body takes a seat: a member sits once, and what is invented does not sit among what is real. */
export function decideFillSeat(
  forum: { readonly fictional: boolean },
  seats: readonly SeatState[],
  holder: Holder | null,
): Outcome<null, FillRefusal> {
  const held = seats.filter(({ endedAt }) => endedAt === null)
  if (held.length >= mostSeats) return refuse('seats-too-many')
  if (holder === null) return allow(null)
  if (holder.status === 'withdrawn') return refuse('holder-withdrawn')
  if (holder.fictional !== forum.fictional) return refuse('holder-fictional-differs')
  return held.some(({ holderId }) => holderId === holder.id) ? refuse('holder-seated') : allow(null)
}

/** Decides whether something can be done with a seat, ending it or naming its holder to the chair: it is held. */
export function heldSeat<Seat extends SeatState>(seats: readonly Seat[], id: string): Outcome<Seat, 'seat-unknown' | 'seat-ended'> {
  const seat = seats.find((one) => one.id === id)
  if (seat === undefined) return refuse('seat-unknown')
  return seat.endedAt === null ? allow(seat) : refuse('seat-ended')
}
