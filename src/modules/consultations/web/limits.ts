import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooMany } from '#kernel/errors.ts'

/**
 * Votes of one person: a hand cannot reach it, a program that floods does. The limiter of acts would stop a person after 60.
 */
const votesOfPerson = new RateLimiterMemory({ keyPrefix: 'votes', points: 6000, duration: 60 })

/** People without an account who come from one address: a school or a ministry may stand behind it. */
const newcomersOfSender = new RateLimiterMemory({ keyPrefix: 'newcomers', points: 20_000, duration: 3600 })

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new TooMany(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
  }
}

/** Counts a vote of a participant. Throws `TooMany`. */
export const countVote = (participantId: string): Promise<void> => spend(votesOfPerson, participantId)

/** Counts somebody who comes for the first time. Throws `TooMany`. */
export const countNewcomer = (sender: string): Promise<void> => spend(newcomersOfSender, sender)
