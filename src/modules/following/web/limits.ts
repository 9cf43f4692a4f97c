import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How many questions may be mailed to one address in an hour: nobody is flooded by what others type. */
const questionsPerHour = 5

const limiter = new RateLimiterMemory({ points: questionsPerHour, duration: 3600 })

/** Says whether one more question may be mailed to an address now. */
export async function mayAsk(email: string): Promise<boolean> {
  try {
    await limiter.consume(email)
    return true
  } catch (refused) {
    // The library rejects with the state of the counter when the limit is reached, with an error otherwise.
    if (refused instanceof RateLimiterRes) return false
    throw refused
  }
}
