import type { Limits } from '../limits.ts'
import { keyedHash, sameHash } from './protection-key.ts'

const HOUR_MS = 3_600_000

/** What the sender of a form waits for instead of having the browser work: sent back with the form, from `readyAt` on. */
export interface Patience {
  readonly token: string
  readonly readyAt: Date
}

const sign = (key: string, body: string) => keyedHash(key, 'patience', body)

/** A wait that begins now. */
export function makePatience(key: string, limits: Limits, now: Date, id: string): Patience {
  const readyAt = new Date(now.getTime() + limits['patience-seconds'] * 1000)
  const body = `${id}.${readyAt.getTime()}`
  return { token: `${body}.${sign(key, body)}`, readyAt }
}

/** What a token of patience says now. It holds for an hour after it is ready. */
export type PatienceChecked =
  | { readonly state: 'ready'; readonly token: string; readonly until: Date }
  | { readonly state: 'too-soon'; readonly patience: Patience }
  | { readonly state: 'unusable' }

/** Reads a token of patience: ours, and its time come. */
export function checkPatience(key: string, token: string, now: Date): PatienceChecked {
  const [, body = '', ready = '', signature = ''] = /^([0-9a-f-]{36}\.(\d{1,15}))\.([\w-]{43})$/.exec(token) ?? []
  if (body === '' || !sameHash(signature, sign(key, body))) return { state: 'unusable' }
  const readyAt = new Date(Number(ready))
  const until = new Date(readyAt.getTime() + HOUR_MS)
  if (now < readyAt) return { state: 'too-soon', patience: { token, readyAt } }
  return now < until ? { state: 'ready', token: body, until } : { state: 'unusable' }
}
