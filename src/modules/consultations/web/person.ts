import { getCookie, setCookie } from 'hono/cookie'
import { typed } from '#kernel/http/form.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { languages } from '#kernel/languages.ts'
import { keyOfCookie, newcomerKey, type Person, participationKey, signedKey } from '../acts/join-consultation.ts'
import { countNewcomer } from './limits.ts'

// The page cache leaves alone whoever has a cookie of this beginning; it is sent to pages of consultations only.
const cookieName = 'parvis.participant'
const yearSeconds = 31_536_000

/** Who is asking, as a participant: the account, else the signed cookie; null for somebody who never took part. */
export async function findPerson(c: PageRequest): Promise<Person | null> {
  const { visitor, ctx } = c.var
  if (visitor !== null) {
    const { personId, email, acting } = visitor
    return { kind: 'account', personId, email, memberId: acting?.memberId ?? null }
  }
  const cookie = getCookie(c, cookieName)
  if (cookie === undefined) return null
  const key = keyOfCookie(await participationKey(ctx.db), cookie)
  return key === null ? null : { kind: 'browser', key }
}

/**
 * Who acts: as `findPerson`; somebody new is given a cookie, made from the form's `submission`, so that the same form sent
 * twice is the same person. No cookie is ever set for reading. Throws `TooMany` when one address brings too many newcomers.
 */
export async function personActing(c: PageRequest): Promise<Person> {
  const known = await findPerson(c)
  if (known !== null) return known
  await countNewcomer(c.var.sender)
  const secret = await participationKey(c.var.ctx.db)
  const key = newcomerKey(secret, typed(c.var.form, 'submission') || c.var.requestId)
  for (const lang of languages) setCookie(c, cookieName, signedKey(secret, key), cookieOptions(c, `/${lang}/consultations`))
  return { kind: 'browser', key }
}

const cookieOptions = (c: PageRequest, path: string) =>
  ({ path, maxAge: yearSeconds, sameSite: 'Lax', httpOnly: true, secure: c.var.instance.origin.startsWith('https:') }) as const
