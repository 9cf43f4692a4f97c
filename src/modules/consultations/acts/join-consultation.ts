import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import type { Db, Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { isResidentByClaim } from '#modules/accounts'
import { isGovernment, membersByIds } from '#modules/members'

import type { Consultation } from '../queries/consultations.ts'
import '../tables.ts'
import { refusedBy } from '../rules/audience.ts'
import type { AudienceRefusal, AuthorKind } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'

/**
 * Who takes part. `browser`: somebody without an account, known by a signed cookie. `account`: somebody signed in, whose
 * address is confirmed, perhaps acting for a member.
 */
export type Person =
  | { readonly kind: 'browser'; readonly key: string }
  | { readonly kind: 'account'; readonly personId: string; readonly email: string; readonly memberId: string | null }

/** Somebody in one consultation: the id the record may name, and for whom they speak. */
export interface Participant {
  readonly id: string
  readonly authorKind: AuthorKind
  readonly memberId: string | null
}

const keys = new WeakMap<object, Promise<Buffer>>()

/**
 * The secret behind cookies and ids of people without an account; read once per database. Inside a transaction it is read
 * through that: to wait for another connection while holding one would stop everybody when many come at once.
 */
export function participationKey(db: Db, through: Db = db): Promise<Buffer> {
  const known = keys.get(db)
  if (known !== undefined) return known
  const reading = through
    .selectFrom('participation_key')
    .select('secret')
    .executeTakeFirstOrThrow()
    .then(({ secret }) => secret)
  keys.set(db, reading)
  // A reading that failed is tried again by the next who asks.
  reading.catch(() => keys.delete(db))
  return reading
}

const mac = (secret: Buffer, ...parts: readonly string[]) => createHmac('sha256', secret).update(parts.join('\n')).digest()

/** The key of somebody who comes for the first time, made from the form they send: the same form gives the same person. */
export const newcomerKey = (secret: Buffer, submission: string): string =>
  mac(secret, 'newcomer', submission).subarray(0, 16).toString('base64url')

/** The cookie of a person: the key and its signature. */
export const signedKey = (secret: Buffer, key: string): string => `${key}.${signature(secret, key)}`

const signature = (secret: Buffer, key: string) => mac(secret, 'cookie', key).subarray(0, 16).toString('base64url')

/** The key in a cookie, or null when this instance did not sign it. */
export function keyOfCookie(secret: Buffer, cookie: string | undefined): string | null {
  const [key = '', given = ''] = (cookie ?? '').split('.')
  const expected = Buffer.from(signature(secret, key))
  const offered = Buffer.from(given)
  return expected.length === offered.length && timingSafeEqual(expected, offered) ? key : null
}

/**
 * The id of somebody without an account in one consultation. Random to whoever lacks the secret, different in every
 * consultation, and computed without asking the database.
 */
export function browserParticipantId(secret: Buffer, consultationId: string, key: string): string {
  const bytes = mac(secret, 'participant', consultationId, key).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The digest under which an address stands in the list of residents. */
export const residentDigest = (secret: Buffer, consultationId: string, email: string): Buffer =>
  mac(secret, 'resident', consultationId, email.trim().toLowerCase())

/** Makes somebody a participant of a consultation if it admits them; the second time, finds who they are. */
export async function joinConsultation(
  trx: Trx,
  ctx: Pick<Context, 'db' | 'now' | 'newId'>,
  consultation: Pick<Consultation, 'id' | 'audience' | 'residency'>,
  person: Person,
): Promise<Outcome<Participant, AudienceRefusal>> {
  const secret = await participationKey(ctx.db, trx)
  const refusal = await audienceRefusal(trx, secret, consultation, person)
  if (refusal !== null) return refuse(refusal)
  if (person.kind === 'browser') return allow(await joinBrowser(trx, ctx, secret, consultation.id, person.key))
  return allow(await joinAccount(trx, ctx, consultation, person))
}

/** Why a consultation is not for somebody, as things stand now; null when it is. Nobody at all is a newcomer without an account. */
export async function audienceRefusal(
  db: Db,
  secret: Buffer,
  { id, audience, residency }: Pick<Consultation, 'id' | 'audience' | 'residency'>,
  person: Person | null,
): Promise<AudienceRefusal | null> {
  if (audience === 'anyone') return null
  const account = person?.kind === 'account' ? person : null
  return refusedBy(audience, {
    hasAccount: account !== null,
    residency,
    isResident: audience === 'residents' && account !== null && (await isResident(db, secret, { id, residency }, account)),
    speaksForOrganisation: audience === 'organisations' && (await isOrganisation(db, account?.memberId ?? null)),
  })
}

/** Tells whether a member is an organisation that has not left. */
async function isOrganisation(db: Db, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false
  const member = (await membersByIds(db, [memberId])).get(memberId)
  return member !== undefined && !isGovernment(member) && member.status !== 'withdrawn'
}

const isResident = (db: Db, secret: Buffer, { id, residency }: Pick<Consultation, 'id' | 'residency'>, { personId, email }: Account) =>
  residency === 'claim' ? isResidentByClaim(db, personId) : isOnList(db, secret, id, email)

async function isOnList(db: Db, secret: Buffer, consultationId: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('resident')
    .select('consultation_id')
    .where('consultation_id', '=', consultationId)
    .where('address_digest', '=', residentDigest(secret, consultationId, email))
    .executeTakeFirst()
  return row !== undefined
}

async function joinBrowser(trx: Trx, ctx: Pick<Context, 'now'>, secret: Buffer, consultationId: string, key: string): Promise<Participant> {
  const id = browserParticipantId(secret, consultationId, key)
  await trx
    .insertInto('participant')
    .values({ id, consultation_id: consultationId, author_kind: 'person', joined_at: ctx.now() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return { id, authorKind: 'person', memberId: null }
}

type Account = Extract<Person, { kind: 'account' }>

async function joinAccount(
  trx: Trx,
  ctx: Pick<Context, 'now' | 'newId'>,
  { id: consultationId, audience }: Pick<Consultation, 'id' | 'audience'>,
  account: Account,
): Promise<Participant> {
  const { personId, memberId } = account
  const authorKind = memberId === null ? 'person' : 'member'
  await trx
    .insertInto('participant')
    .values({
      // Not the fresh id itself, which tells when it was made.
      id: deriveId(ctx.newId(), consultationId, personId),
      consultation_id: consultationId,
      person_id: personId,
      author_kind: authorKind,
      member_id: memberId,
      joined_at: ctx.now(),
      one_voice: audience === 'organisations',
    })
    // Whoever came before, or at the same time: the same person, or another of the same organisation.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const id = await accountParticipantId(trx, consultationId, account)
  if (id === null) throw new Bug('a participant who just joined is not there')
  return { id, authorKind, memberId }
}

/** The id of an account in a consultation, or that of the organisation it speaks for; null before it took part. */
export async function accountParticipantId(
  db: Db,
  consultationId: string,
  { personId, memberId }: Pick<Account, 'personId' | 'memberId'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('participant')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where(({ and, or, eb }) =>
      or([
        and([eb('person_id', '=', personId), eb('one_voice', '=', false)]),
        ...(memberId === null ? [] : [and([eb('member_id', '=', memberId), eb('one_voice', '=', true)])]),
      ]),
    )
    .executeTakeFirst()
  return row?.id ?? null
}

/** The id of somebody in a consultation, or null before they took part in it. */
export async function participantIdOf(db: Db, consultationId: string, person: Person | null): Promise<string | null> {
  if (person === null) return null
  if (person.kind === 'browser') return browserParticipantId(await participationKey(db), consultationId, person.key)
  return accountParticipantId(db, consultationId, person)
}
