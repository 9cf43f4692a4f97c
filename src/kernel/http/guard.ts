import { timingSafeEqual } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { Forbidden } from '../errors.ts'
import type { Visitor } from '../visitor.ts'
import { typed } from './form.ts'
import type { Policy } from './routes.ts'
import type { HttpEnv } from './variables.ts'

/** What a policy answers about a visitor. */
export type Admission = 'admitted' | 'sign-in' | 'forbidden'

/** Tells whether a policy lets a visitor ask. Whether the act is allowed now is a rule's business, not a policy's. */
export function admission(policy: Policy, visitor: Visitor | null): Admission {
  if (policy === 'public') return 'admitted'
  if (visitor === null) return 'sign-in'
  if (policy === 'signed-in') return 'admitted'
  const kind = visitor.acting?.kind
  const fits = policy === 'member-mandate' ? kind === 'point-of-contact' || kind === 'editor' : kind === policy
  return fits ? 'admitted' : 'forbidden'
}

/** Refuses a form that another site sent, or that does not carry this session's token. */
export function checkForgery(c: HonoContext<HttpEnv, string>): void {
  checkSameSite(c)
  const visitor = c.var.visitor
  if (visitor !== null && !same(typed(c.var.form, 'csrf'), visitor.csrfToken)) throw new Forbidden('forged-form')
}

/** Refuses a form that the browser says another site sent. A program that names no origin holds no reader's cookies. */
export function checkSameSite(c: HonoContext<HttpEnv, string>): void {
  const origin = c.req.header('origin')
  const host = c.req.header('host')
  if (origin !== undefined && origin !== c.var.instance.origin && hostOf(origin) !== host) throw new Forbidden('forged-form')
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Forbidden('forged-form')
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : '')

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
