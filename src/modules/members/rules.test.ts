import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideAdmitMember } from './rules/admit-member.ts'
import { decideChangeMemberStatus } from './rules/change-member-status.ts'
import { changesBetween, decideCorrectMember } from './rules/correct-member.ts'
import { decideEndorseDeclaration } from './rules/endorse-declaration.ts'
import type { ProfileSurroundings } from './rules/profile.ts'
import { type MemberAdmitted, type MemberProfile, memberStatuses } from './vocabulary.ts'

const state: MemberAdmitted = {
  slug: 'exampleland',
  kind: 'state',
  level: 'national',
  name: { original: 'en', en: 'Exampleland' },
  country: 'EX',
  iso3: null,
  parent: null,
  place: { longitudeMillidegrees: 2300, latitudeMillidegrees: 47_200 },
  languages: ['en'],
  website: null,
  fictional: false,
}
const parent = '018f0000-0000-7000-8000-000000000001'
const city: MemberAdmitted = { ...state, slug: 'sample-city', kind: 'local-government', level: 'local', parent }
const free: ProfileSurroundings = { slugTaken: false, countryTaken: false, parent: { kind: 'state', fictional: false } }
const steward = { kind: 'steward' } as const

describe('listing a member', () => {
  test.each([
    ['state', state],
    ['local authority', city],
    ['state without country, when invented', { ...state, country: null, fictional: true }],
    ['organisation in a country that a state has', { ...state, kind: 'civil-society' as const }],
  ])('is allowed: %s', (_, profile) => {
    const around = { ...free, countryTaken: profile.kind !== 'state' }
    const nested = { ...around, parent: { kind: 'state', fictional: profile.fictional } }
    expect(decideAdmitMember(steward, profile, nested)).toEqual({ ok: true, fact: profile })
  })

  test.each([
    ['slug-missing', { ...state, slug: '' }, free],
    ['slug-taken', state, { ...free, slugTaken: true }],
    ['country-missing', { ...state, country: null }, free],
    ['country-taken', state, { ...free, countryTaken: true }],
    ['parent-not-wanted', { ...state, parent }, free],
    ['parent-missing', { ...city, parent: null }, free],
    ['parent-not-a-state', city, { ...free, parent: { kind: 'civil-society', fictional: false } }],
    ['parent-not-a-state', city, { ...free, parent: null }],
    ['parent-fictional-differs', city, { ...free, parent: { kind: 'state', fictional: true } }],
    ['parent-fictional-differs', { ...city, fictional: true }, free],
  ] as const)('is refused: %s', (refusal, profile, around) => {
    expect(decideAdmitMember(steward, profile, around)).toEqual({ ok: false, refusal })
  })

  test.each(['point-of-contact', 'editor', 'assessor', 'moderator'] as const)('is refused to a mandate of %s', (kind) => {
    expect(decideAdmitMember({ kind }, state, free)).toEqual({ ok: false, refusal: 'mandate-not-steward' })
  })
})

describe('correcting a member', () => {
  const before = { ...state, localMembers: 0 }

  test('records each changed field as it was and as it is, and no other', () => {
    const after = { ...state, slug: 'example-land', level: null, name: { original: 'en' as const, en: 'Example Land' } }
    expect(decideCorrectMember(steward, before, after, free)).toEqual({
      ok: true,
      fact: {
        changes: [
          { field: 'name', before: state.name, after: after.name },
          { field: 'slug', before: 'exampleland', after: 'example-land' },
          { field: 'level', before: 'national', after: null },
        ],
      },
    })
  })

  test.each([
    ['mandate-not-steward', { kind: 'editor' } as const, before, { ...state, website: 'https://example.org' }, free],
    ['nothing-changed', steward, before, { ...state, name: { en: 'Exampleland', original: 'en' as const } }, free],
    ['local-members-nested', steward, { ...before, localMembers: 2 }, { ...state, kind: 'parliament' as const }, free],
    ['slug-taken', steward, before, { ...state, slug: 'other' }, { ...free, slugTaken: true }],
    ['parent-missing', steward, before, { ...state, kind: 'local-government' as const }, free],
  ] as const)('is refused: %s', (refusal, mandate, member, after, around) => {
    expect(decideCorrectMember(mandate, member, after, around)).toEqual({ ok: false, refusal })
  })

  test('finds no change between a profile and itself, and undoing a change is the change backwards', () => {
    const profiles = fc.record<MemberProfile>({
      slug: fc.constantFrom('a', 'b'),
      kind: fc.constantFrom('state', 'media'),
      level: fc.constantFrom('national', null),
      name: fc.constantFrom<MemberProfile['name']>({ original: 'en', en: 'A' }, { original: 'en', en: 'A', fr: 'B' }),
      country: fc.constantFrom('FR', null),
      iso3: fc.constantFrom('FRA', null),
      parent: fc.constant(null),
      place: fc.constantFrom(null, { longitudeMillidegrees: 1, latitudeMillidegrees: 2 }),
      languages: fc.constantFrom([], ['fr'], ['fr', 'ar']),
      website: fc.constantFrom(null, 'https://example.org'),
    })
    fc.assert(
      fc.property(profiles, profiles, (one, other) => {
        expect(changesBetween(one, { ...one })).toEqual([])
        const backwards = changesBetween(other, one).map(({ field, before: from, after: to }) => ({ field, before: to, after: from }))
        expect(changesBetween(one, other)).toEqual(backwards)
      }),
    )
  })
})

describe('changing a status', () => {
  test('goes from any status, or none told, to any other', () => {
    for (const from of [...memberStatuses, null]) {
      for (const to of memberStatuses) {
        const decided = decideChangeMemberStatus(steward, { status: from }, to, null)
        expect(decided).toEqual(
          from === to ? { ok: false, refusal: 'status-unchanged' } : { ok: true, fact: { before: from, after: to, source: null } },
        )
      }
    }
  })

  test('is the support team’s', () => {
    const decided = decideChangeMemberStatus({ kind: 'point-of-contact' }, { status: null }, 'active', null)
    expect(decided).toEqual({ ok: false, refusal: 'mandate-not-steward' })
  })
})

describe('endorsing the Declaration', () => {
  const member = { id: 'm', status: 'active', endorsedAt: null } as const
  const contact = { kind: 'point-of-contact', memberId: 'm' } as const

  test('is allowed once to the member’s point of contact, however the member stands', () => {
    for (const status of ['active', 'inactive', 'suspended', 'under-procedural-review', null] as const) {
      expect(decideEndorseDeclaration(contact, { ...member, status })).toEqual({ ok: true, fact: { declaration: 'paris-2016-12-07' } })
    }
  })

  test.each([
    ['mandate-not-point-of-contact', { ...contact, memberId: 'other' }, member],
    ['mandate-not-point-of-contact', { kind: 'editor', memberId: 'm' }, member],
    ['mandate-not-point-of-contact', { kind: 'steward', memberId: null }, member],
    ['member-withdrawn', contact, { ...member, status: 'withdrawn' }],
    ['already-endorsed', contact, { ...member, endorsedAt: new Date(0) }],
  ] as const)('is refused: %s', (refusal, mandate, asked) => {
    expect(decideEndorseDeclaration(mandate, asked)).toEqual({ ok: false, refusal })
  })
})
