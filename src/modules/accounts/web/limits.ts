import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const windowSeconds = 600
/** Links that may be asked for, for one address of mail, in ten minutes. */
export const linksPerEmail = 5
/** Links that may be asked for, and used, by one sender in ten minutes: an office shares one address. */
export const linksPerSender = 30
/** Calls of the passkey and provider addresses by one sender in ten minutes. */
export const callsPerSender = 120

/** How many seconds to wait; 0 to go on. */
export type Limit = (key: string) => Promise<number>

/** The limits of sign-in, counted in memory: one process serves everything, and a restart forgives. */
export interface SignInLimits {
  readonly email: Limit
  readonly sender: Limit
  readonly calls: Limit
}

/** Counts from zero. */
export const createLimits = (): SignInLimits => ({
  email: limitOf(linksPerEmail),
  sender: limitOf(linksPerSender),
  calls: limitOf(callsPerSender),
})

function limitOf(points: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: windowSeconds })
  return async (key) => {
    try {
      await limiter.consume(key)
      return 0
    } catch (refused) {
      // The library rejects with the state of the counter when the limit is reached, with an error otherwise.
      if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
      throw refused
    }
  }
}
