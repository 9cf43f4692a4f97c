import { expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { words as wordsOf } from '#kernel/i18n.ts'
import { mandatesOfMember } from '#modules/accounts'
import { findMember } from '#modules/members'
import { append, factFrom, projectedRows, replay } from '#record'
import { type World, world } from '#test/world.ts'
import { type AnnounceForm, announceConsultation } from './acts/announce-consultation.ts'
import { joinConsultation, keyOfCookie, newcomerKey, participationKey, signedKey } from './acts/join-consultation.ts'
import { lockAsOrganiser, lockConsultation, lockNumbers } from './acts/lock-consultation.ts'
import { proposalSubmitted, proposalWithdrawn } from './projectors/proposal.ts'
import { emptyCells } from './queries/co-creation.ts'
import { findConsultation } from './queries/consultations.ts'
import { thresholds } from './queries/rules.ts'
import { decideAnnounceConsultation } from './rules/announce-consultation.ts'
import { checkNotice } from './rules/notice.ts'
import { isPhaseOpen, statusAt } from './rules/timetable.ts'
import { consultationRefusals, type Phase } from './vocabulary.ts'
import { RefusalNote } from './web/refusal.tsx'

const words = (en: string) => ({ original: 'en' as const, en })

const phases: readonly Phase[] = [
  { kind: 'statements', from: '2026-12-10', to: '2026-12-31' },
  { kind: 'proposals', from: '2026-12-12', to: '2027-01-10' },
  { kind: 'answers', from: '2027-01-11', to: '2027-02-10' },
]

const form: AnnounceForm = {
  submission: '0b4b6c4e-8f0e-4a8e-9d4e-1f7c3c1d2e3f',
  planId: null,
  actionId: null,
  subject: 'local-question',
  title: words('Following public money'),
  purpose: words('What should be opened first?'),
  questions: [words('Which contracts?')],
  open: [words('The order')],
  settled: [],
  decider: words('The ministry'),
  themes: [],
  languages: ['en'],
  audience: 'anyone',
  residency: null,
  phases: [...phases],
  owed: ['proposal'],
}

async function organiserOf({ ctx }: World) {
  const member = await findMember(ctx.db, 'exampleland')
  const [mandate] = await mandatesOfMember(ctx.db, member?.id ?? '')
  if (mandate === undefined) throw new Error('nobody acts for exampleland')
  return mandate
}

test('a member announces once, whatever is sent twice; a replay tells the same', async () => {
  const it = await world()
  const mandate = await organiserOf(it)
  const first = await announceConsultation(it.ctx, mandate, form)
  const second = await announceConsultation(it.ctx, mandate, form)
  expect(first).toEqual({ ok: true, fact: { id: expect.any(String), slug: 'following-public-money' } })
  expect(second).toEqual(first)
  const other = await announceConsultation(it.ctx, mandate, { ...form, submission: it.ctx.newId() })
  expect(other).toEqual({ ok: false, refusal: 'slug-taken' })
  const found = await findConsultation(it.db, 'following-public-money')
  expect(found).toMatchObject({ phases, owed: ['proposal'], fictional: true, closed: null })
  const before = await projectedRows(it.db, projectedTables)
  await replay(it.db, facts, projectedTables)
  expect(await projectedRows(it.db, projectedTables)).toEqual(before)
})

test('somebody is one participant of a consultation, however often they come at once, and another one of the next', async () => {
  const it = await world()
  await announceConsultation(it.ctx, await organiserOf(it), form)
  const consultation = await findConsultation(it.db, 'following-public-money')
  if (consultation === null) throw new Error('not announced')
  const account = { kind: 'account', personId: 'somebody', email: 'a@example.org', memberId: null } as const
  const browser = { kind: 'browser', key: 'a-key' } as const
  const join = (
    person: typeof account | typeof browser,
    where: Parameters<typeof joinConsultation>[2] = { id: consultation.id, audience: 'anyone', residency: null },
  ) => it.db.transaction().execute((trx) => joinConsultation(trx, it.ctx, where, person))
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => join(account)))
  expect(new Set(outcomes.map((one) => one.ok && one.fact.id)).size).toBe(1)
  const elsewhere = await join(browser, { id: it.ctx.newId(), audience: 'anyone', residency: null })
  const here = await join(browser)
  expect(here.ok && elsewhere.ok && here.fact.id !== elsewhere.fact.id).toBe(true)
  expect(await join(browser)).toEqual(here)
  expect(await join(account, { id: consultation.id, audience: 'residents', residency: 'list' })).toEqual({
    ok: false,
    refusal: 'not-resident',
  })
})

test('only the organiser holds its consultation', async () => {
  const it = await world()
  const mandate = await organiserOf(it)
  await announceConsultation(it.ctx, mandate, form)
  const outcome = await it.db.transaction().execute(async (trx) => {
    const shared = await lockConsultation(trx, 'following-public-money', 'share')
    await lockNumbers(trx, shared?.id ?? '', 'proposal')
    return lockAsOrganiser(trx, it.ctx, mandate, 'following-public-money')
  })
  expect(outcome.ok).toBe(true)
  const unknown = await it.db.transaction().execute((trx) => lockAsOrganiser(trx, it.ctx, mandate, 'no-such-thing'))
  expect(unknown).toEqual({ ok: false, refusal: 'consultation-unknown' })
})

test('an input about a plan without an answer is an empty cell until it is withdrawn', async () => {
  const it = await world()
  const plan = it.ctx.newId()
  const mandate = await organiserOf(it)
  const announced = await announceConsultation(it.ctx, mandate, { ...form, subject: 'plan', planId: plan })
  if (!announced.ok) throw new Error(announced.refusal)
  const [proposal, participant] = [it.ctx.newId(), it.ctx.newId()]
  const about = { consultation: announced.fact.id, proposal, participant }
  const by = { kind: 'participant', participant } as const
  const data = { proposal, number: 1, authorKind: 'person', language: 'en', theme: null, attachments: 0 } as const
  const told = factFrom(it.ctx, { by, about, data, disclosures: { title: 'Publish invoices', text: 'All of them' } })
  await it.db.transaction().execute((trx) => append(trx, proposalSubmitted, told))
  const name = { original: 'en', en: 'Publish invoices' }
  expect(await emptyCells(it.db, plan)).toEqual([{ name, href: `/consultations/following-public-money/answers?input=${proposal}` }])
  expect(await emptyCells(it.db, it.ctx.newId())).toEqual([])
  const back = factFrom(it.ctx, { by, about, data: { proposal, reasonGiven: false } })
  await it.db.transaction().execute((trx) => append(trx, proposalWithdrawn, back))
  expect(await emptyCells(it.db, plan)).toEqual([])
})

test('a cookie that this instance did not sign names nobody', async () => {
  const { db } = await world({ demo: false })
  const secret = await participationKey(db)
  const key = newcomerKey(secret, 'a form')
  expect(newcomerKey(secret, 'a form')).toBe(key)
  expect(keyOfCookie(secret, signedKey(secret, key))).toBe(key)
  for (const forged of [undefined, '', key, `${key}.`, `${key}.AAAAAAAAAAAAAAAAAAAAAA`]) expect(keyOfCookie(secret, forged)).toBeNull()
})

const now = new Date('2026-11-23T12:00:00Z')
const state = { member: { status: 'active' }, slugTaken: false } as const
const from = (kind: Phase['kind'], first: string, last: string): Phase => ({ kind, from: first, to: last })
const answers = from('answers', '2027-01-01', '2027-02-01')

test.each([
  ['member-withdrawn', { member: { status: 'withdrawn' as const } }, {}],
  ['slug-missing', {}, { slug: '' }],
  ['slug-taken', { slugTaken: true }, {}],
  ['phase-missing', {}, { phases: [from('statements', '2026-12-10', '2026-12-31')] }],
  ['phase-missing', {}, { phases: [answers] }],
  ['notice-too-short', {}, { phases: [from('statements', '2026-12-06', '2026-12-31'), answers] }],
  ['open-too-short', {}, { phases: [from('statements', '2026-12-07', '2026-12-19'), answers] }],
  ['answers-before-end', {}, { phases: [from('statements', '2026-12-07', '2027-03-01'), answers] }],
])('announcing is refused: %s', (refusal, stands, asked) => {
  const wanted = { slug: 'a-title', phases: [...phases], ...asked }
  expect(decideAnnounceConsultation(wanted, { ...state, ...stands }, thresholds(), now)).toEqual({ ok: false, refusal })
})

test('fourteen days of notice and fourteen days open are enough', () => {
  const wanted = { slug: 'a', phases: [from('statements', '2026-12-07', '2026-12-20'), answers] }
  expect(decideAnnounceConsultation(wanted, state, thresholds(), now).ok).toBe(true)
})

test.each([
  ['unknown', { opensOn: null }, now],
  ['unknown', { imported: true }, now],
  ['missed', { opensOn: '2026-11-30' }, now],
  ['waiting', {}, now],
  ['due', {}, new Date('2026-12-20T00:00:00Z')],
  ['met', {}, new Date('2027-01-01T00:00:00Z')],
])('R7 is %s', (expected, facts, at) => {
  const notice = { announcedAt: now, imported: false, opensOn: '2026-12-10', lastDay: '2026-12-31', entryId: 'e', ...facts }
  expect(checkNotice(notice, thresholds(), at).state).toBe(expected)
})

test.each([
  ['announced', '2026-12-09T23:59:59Z', null],
  ['open', '2026-12-10T00:00:00Z', null],
  ['open', '2027-01-10T23:59:59Z', null],
  ['answering', '2027-01-11T00:00:00Z', null],
  ['answering', '2027-02-10T23:00:00Z', '2027-01-12T00:00:00Z'],
  ['closed', '2027-02-11T00:00:00Z', '2027-01-12T00:00:00Z'],
])('a consultation is %s at %s', (expected, at, closed) => {
  const closedAt = closed === null ? null : new Date(closed)
  expect(statusAt({ phases, closedAt }, new Date(at))).toBe(expected)
  expect(isPhaseOpen({ phases, closedAt }, 'proposals', new Date(at))).toBe(expected === 'open' && at >= '2026-12-12')
})

test.each(consultationRefusals)('a refusal says what happened and what to do: %s', (refusal) => {
  const told = String(<RefusalNote words={wordsOf('en')} refusal={refusal} />)
  expect(told).toContain('Nothing was recorded.')
  expect(told.includes('/en/rules/R7')).toBe(['notice-too-short', 'open-too-short', 'shortening'].includes(refusal))
})
