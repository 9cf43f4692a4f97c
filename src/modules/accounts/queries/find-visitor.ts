import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { words } from '#kernel/i18n.ts'
import type { Language } from '#kernel/languages.ts'
import type { Mandate, MandateKind, Visitor } from '#kernel/visitor.ts'
import { memberName, membersByIds } from '#modules/members'
import '../tables.ts'

/** How often the last use of a session is written down, in milliseconds: reading pages must not write each time. */
const useIntervalMs = 300_000

export interface VisitorOptions {
  readonly db: Db
  readonly secret: string
  readonly origin: string
  readonly now: () => Date
}

/** The name of the session's cookie. */
export const sessionCookie = (origin: string): string => `${origin.startsWith('https:') ? '__Secure-' : ''}parvis.session_token`

/**
 * The session token of a request, when its signature is ours. The signature is what better-auth writes: HMAC-SHA-256 of
 * the token, base64. A forged cookie costs no query.
 */
export function sessionTokenOf(headers: Headers, { secret, origin }: Pick<VisitorOptions, 'secret' | 'origin'>): string | null {
  const name = sessionCookie(origin)
  const pair = (headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`))
  if (pair === undefined) return null
  const signed = decode(pair.slice(name.length + 1))
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** Ties the forms of a session to it, without telling the session. */
export const csrfTokenOf = (secret: string, sessionId: string): string =>
  createHmac('sha256', secret).update(`csrf\n${sessionId}`).digest('base64url')

interface HeldMandate {
  readonly id: string
  readonly kind: MandateKind
  readonly memberId: string | null
}

/**
 * Who is asking, members named in the language of the page: at most two queries (session with mandates in force, then
 * their members), none for a stranger.
 */
export async function findVisitor(headers: Headers, lang: Language, options: VisitorOptions): Promise<Visitor | null> {
  const token = sessionTokenOf(headers, options)
  if (token === null) return null
  const now = options.now()
  const rows = await sessionRows(options.db, token, now)
  const session = rows[0]
  if (session === undefined) return null
  if (now.getTime() - session.usedAt.getTime() > useIntervalMs) await noteUse(options.db, session.sessionId, now)
  const held = rows.flatMap(({ mandateId: id, kind, memberId }) => (id === null || kind === null ? [] : [{ id, kind, memberId }]))
  const mandates = await describe(options.db, held, session.personId, lang)
  return {
    accountId: session.accountId,
    personId: session.personId,
    email: session.email,
    mandates,
    acting: mandates.find(({ id }) => id === session.actingId) ?? mandates[0] ?? null,
    csrfToken: csrfTokenOf(options.secret, session.sessionId),
  }
}

const sessionRows = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('account_session as s')
    .innerJoin('account as a', 'a.id', 's.user_id')
    .leftJoin('mandate_holder as h', 'h.account_id', 'a.id')
    .leftJoin('mandate as m', (join) =>
      join
        .onRef('m.id', '=', 'h.mandate_id')
        .on('m.revoked_at', 'is', null)
        .on((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>', now)])),
    )
    .select([
      's.id as sessionId',
      's.updated_at as usedAt',
      's.acting_mandate_id as actingId',
      'a.id as accountId',
      'a.person_id as personId',
      'a.email',
      'm.id as mandateId',
      'm.kind',
      'm.member_id as memberId',
    ])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now)
    .orderBy('m.granted_at')
    .orderBy('m.id')
    .execute()

async function noteUse(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('account_session').set({ updated_at: now }).where('id', '=', sessionId).execute()
}

async function describe(db: Db, held: readonly HeldMandate[], personId: string, lang: Language): Promise<readonly Mandate[]> {
  const ids = held.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
  const members = await membersByIds(db, ids)
  return held.map(({ id, kind, memberId }) => {
    if (memberId === null) return { id, kind, personId, memberId, memberSlug: null, memberName: null, fictional: false }
    const member = members.get(memberId)
    if (member === undefined) throw new Bug(`the mandate ${id} is for a member that does not exist`)
    const name = memberName(member, words(lang)).text
    return { id, kind, personId, memberId, memberSlug: member.slug, memberName: name, fictional: member.fictional }
  })
}
