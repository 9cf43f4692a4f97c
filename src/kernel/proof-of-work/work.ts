import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { Limits } from '../limits.ts'
import { keyedHash } from './protection-key.ts'

const algorithm = 'PBKDF2/SHA-256'
const MINUTE_MS = 60_000

const Sent = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(algorithm),
      nonce: z.string().max(200),
      salt: z.string().max(200),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string().max(200),
      keySignature: z.string().max(200),
      data: z.object({ until: z.number() }),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.int().min(0).max(0xff_ff_ff_ff), derivedKey: z.string().max(200) }),
})

/** A puzzle for the browser: it costs a second or so to answer and next to nothing to check. */
export async function makeWork(key: string, limits: Limits, now: Date): Promise<unknown> {
  const attempts = limits['challenge-attempts']
  return createChallenge({
    algorithm,
    cost: limits['challenge-cost'],
    // The browser counts from zero: how long it takes is known, within a third.
    counter: randomInt(Math.ceil(attempts * 0.67), Math.floor(attempts * 1.33)),
    deriveKey,
    // Our own clock decides about expiry; the library's `expiresAt` reads the machine's.
    data: { until: now.getTime() + limits['challenge-minutes'] * MINUTE_MS },
    hmacSignatureSecret: keyedHash(key, 'challenge', ''),
    hmacKeySignatureSecret: keyedHash(key, 'challenge-key', ''),
  })
}

/** What an answered puzzle is worth: its name, to be used once, and until when it holds; or what is wrong with it. */
export type WorkChecked =
  | { readonly ok: true; readonly token: string; readonly until: Date }
  | { readonly ok: false; readonly problem: 'wrong' | 'expired' }

/** Checks what a browser sent: made by us, not too old, and really solved. */
export async function checkWork(key: string, sent: string, now: Date): Promise<WorkChecked> {
  const parsed = Sent.safeParse(jsonOf(sent))
  if (!parsed.success) return { ok: false, problem: 'wrong' }
  const { challenge, solution } = parsed.data
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: keyedHash(key, 'challenge', ''),
    hmacKeySignatureSecret: keyedHash(key, 'challenge-key', ''),
  })
  if (!verified) return { ok: false, problem: 'wrong' }
  const until = new Date(challenge.parameters.data.until)
  return now < until ? { ok: true, token: challenge.signature, until } : { ok: false, problem: 'expired' }
}

function jsonOf(base64: string): unknown {
  if (base64.length > 4000) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
    return value
  } catch {
    // Not JSON: not an answer of ours.
    return null
  }
}
