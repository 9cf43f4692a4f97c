import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MandateKind, mandateKinds } from '#kernel/visitor.ts'
import { assessorIndependenceRule } from './rules/assessor-independence.ts'
import { type Granter, grantMandateRule, mayGrant } from './rules/grant-mandate.ts'
import { mayRevoke, revokeMandateRule } from './rules/revoke-mandate.ts'
import { isLoopback, mayTryItAs } from './rules/try-it-as.ts'
import { isMemberMandateKind } from './vocabulary.ts'

const now = new Date('2026-11-23T10:00:00Z')
const [A, B] = ['0197c000-0000-7000-8000-00000000000a', '0197c000-0000-7000-8000-00000000000b']
const steward: Granter = { kind: 'steward', memberId: null }
const contactOfA: Granter = { kind: 'point-of-contact', memberId: A }
const active = (id: string) => ({ id, active: true })
const ask = (kind: MandateKind, until: Date | null = null) => ({ mandate: B, kind, until })

describe('granting', () => {
  test.each([
    ['member-needed', steward, ask('editor'), { member: undefined, held: [] }],
    ['member-not-found', steward, ask('point-of-contact'), { member: null, held: [] }],
    ['may-not-grant', contactOfA, ask('point-of-contact'), { member: active(A), held: [] }],
    ['may-not-grant', contactOfA, ask('editor'), { member: active(B), held: [] }],
    ['may-not-grant', contactOfA, ask('steward'), { member: undefined, held: [] }],
    ['may-not-grant', { kind: 'editor', memberId: A }, ask('editor'), { member: active(A), held: [] }],
    ['may-not-grant', { kind: 'moderator', memberId: null }, ask('assessor'), { member: undefined, held: [] }],
    ['member-suspended', steward, ask('editor'), { member: { id: A, active: false }, held: [] }],
    ['end-is-past', steward, ask('moderator', now), { member: undefined, held: [] }],
    ['already-holds', steward, ask('steward'), { member: undefined, held: [{ kind: 'steward', memberId: null }] }],
    ['already-holds', contactOfA, ask('editor'), { member: active(A), held: [{ kind: 'editor', memberId: A }] }],
  ] as const)('%s', (refusal, granter, question, state) => {
    expect(grantMandateRule(granter, question, state, now)).toEqual({ ok: false, refusal })
  })

  test('says the mandate, its kind, its member and its end, and nothing else', () => {
    const until = new Date('2027-12-31T23:59:59.999Z')
    expect(grantMandateRule(contactOfA, ask('editor', until), { member: active(A), held: [{ kind: 'editor', memberId: B }] }, now)).toEqual(
      {
        ok: true,
        fact: { mandate: B, kind: 'editor', member: A, until: '2027-12-31T23:59:59.999Z' },
      },
    )
    expect(grantMandateRule({ kind: 'instance' }, ask('steward'), { member: undefined, held: [] }, now)).toEqual({
      ok: true,
      fact: { mandate: B, kind: 'steward' },
    })
  })

  const granters = fc.record({ kind: fc.constantFrom(...mandateKinds), memberId: fc.constantFrom(A, B, null) })
  test('only the support team grants mandates of the partnership', () => {
    fc.assert(
      fc.property(granters, fc.constantFrom(...mandateKinds), fc.constantFrom(A, B), (granter, kind, member) => {
        const asked = isMemberMandateKind(kind) ? member : null
        if (mayGrant(granter, kind, asked) && granter.kind !== 'steward') expect([granter.memberId, kind]).toEqual([member, 'editor'])
      }),
    )
  })
})

describe('revoking', () => {
  const mandate = (kind: MandateKind, memberId: string | null, revoked = false) => ({ id: 'm', kind, memberId, revoked })
  const stewardOf = { id: 's', kind: 'steward', memberId: null } as const
  test.each([
    ['may-not-revoke', { id: 'p', kind: 'point-of-contact', memberId: A }, mandate('editor', B), 2],
    ['may-not-revoke', { id: 'p', kind: 'point-of-contact', memberId: A }, mandate('point-of-contact', A), 2],
    ['may-not-revoke', { id: 'e', kind: 'editor', memberId: A }, mandate('editor', A), 2],
    ['already-revoked', stewardOf, mandate('editor', A, true), 2],
    ['last-steward-cannot-revoke-self', { id: 'm', kind: 'steward', memberId: null }, mandate('steward', null), 1],
    ['last-steward-cannot-revoke-self', { kind: 'instance' }, mandate('steward', null), 1],
  ] as const)('%s', (refusal, revoker, target, stewards) => {
    expect(revokeMandateRule(revoker, target, 'replaced', stewards)).toEqual({ ok: false, refusal })
  })

  test('everyone may lay down their own', () => {
    for (const kind of mandateKinds) expect(mayRevoke({ id: 'm', kind, memberId: A }, { id: 'm', kind, memberId: A })).toBe(true)
  })
})

test('R11: no mandate with the assessed member or its partners', () => {
  expect(assessorIndependenceRule([A], [A, B])).toEqual({ ok: false, refusal: 'assessor-conflict' })
  expect(assessorIndependenceRule([B], [A, B])).toEqual({ ok: false, refusal: 'assessor-conflict' })
  expect(assessorIndependenceRule([], [A])).toEqual({ ok: true, fact: 'independent' })
})

test('“Try it as…” needs a demonstration on this very machine, and never a production database', () => {
  const best = { demo: true, host: '127.0.0.1', ownDatabase: false, production: false }
  expect(mayTryItAs(best)).toBe(true)
  expect(mayTryItAs({ ...best, ownDatabase: true })).toBe(true)
  expect(mayTryItAs({ ...best, demo: false })).toBe(false)
  expect(mayTryItAs({ ...best, host: '0.0.0.0' })).toBe(false)
  expect(mayTryItAs({ ...best, host: 'parvis.example' })).toBe(false)
  expect(mayTryItAs({ ...best, ownDatabase: true, production: true })).toBe(false)
  for (const host of ['localhost', '::1', '[::1]', '127.8.0.1', 'a.localhost']) expect(isLoopback(host), host).toBe(true)
  for (const host of ['127.0.0.1.evil.example', 'localhost.evil.example', '0.0.0.0', '::', '12.7.0.1', ''])
    expect(isLoopback(host), host).toBe(false)
})
