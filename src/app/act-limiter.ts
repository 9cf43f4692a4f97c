import { isIP, isIPv6 } from 'node:net'
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RequestLimiter } from './platform.ts'

/** How many acts one sender may send. */
export interface ActLimits {
  readonly perMinute: number
  /** Further acts allowed on top, once in ten minutes. */
  readonly burst: number
}

/** Counts acts in this process's memory: so many in a minute, and a burst on top once in ten minutes. */
export function createActLimiter({ perMinute, burst }: ActLimits = { perMinute: 60, burst: 60 }): RequestLimiter {
  const steady = new RateLimiterMemory({ keyPrefix: 'steady', points: perMinute, duration: 60 })
  const spare = new RateLimiterMemory({ keyPrefix: 'spare', points: burst, duration: 600 })
  const limiter = new BurstyRateLimiter(steady, spare)
  return {
    consume: async (sender) => {
      try {
        await limiter.consume(sender)
        return 0
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
      }
    },
  }
}

/**
 * The sender a request counts for. Behind a proxy it is the last address of `X-Forwarded-For`, the only one the proxy
 * wrote itself. IPv6 addresses count by /64, which one subscriber holds whole.
 */
export function senderOf(headers: Headers, socketAddress: string | undefined, trustProxy: boolean): string {
  const forwarded = trustProxy ? (headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() : undefined
  const address = forwarded !== undefined && isIP(forwarded) !== 0 ? forwarded : (socketAddress ?? '')
  return isIPv6(address) ? groupOfIPv6(address) : address
}

function groupOfIPv6(address: string): string {
  const plain = address.split('%', 1)[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  const [left = '', right] = plain.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  // An IPv4 address written at the end takes the place of two groups.
  const tailLength = tail.length + (tail.at(-1)?.includes('.') ? 1 : 0)
  const groups = right === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - head.length - tailLength)).fill('0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
