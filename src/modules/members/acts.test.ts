import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { grantByEmail, lockMandate, revokeMandate } from '#modules/accounts'
import { admitMember, changeMemberStatus, correctMember, endorseDeclaration, findMember, listMembers, type Member } from '#modules/members'
import { entriesAbout, findEntryById, projectedRows, replay, sequence } from '#record'
import { type World, world } from '#test/world.ts'

let w: World
let steward: string
let contact: string

const acting = (id: string) => ({ mandate: { id }, lockMandate })

beforeAll(async () => {
  w = await world()
  const granted = await grantByEmail(w.ctx, 'steward@example.org', 'steward')
  if (!granted.ok) throw new Error(granted.refusal)
  steward = granted.fact.mandate
  const exampleland = await member('exampleland')
  const { id } = await w.db
    .selectFrom('mandate')
    .select('id')
    .where('member_id', '=', exampleland.id)
    .where('kind', '=', 'point-of-contact')
    .executeTakeFirstOrThrow()
  contact = id
})

async function member(slug: string): Promise<Member> {
  const found = await findMember(w.db, slug)
  if (found === null) throw new Error(`no member ${slug}`)
  return found
}

const organisation = (slug: string) => ({
  slug,
  kind: 'civil-society' as const,
  level: 'national' as const,
  name: { original: 'ar' as const, ar: 'مرصد المثال', en: slug },
  country: 'MA',
  iso3: 'MAR',
  parent: null,
  place: null,
  languages: ['ar', 'fr'],
  website: 'https://example.org',
  fictional: true,
})

async function admitted(slug: string): Promise<Member> {
  const outcome = await admitMember(w.ctx, acting(steward), organisation(slug))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return member(slug)
}

const profileOf = ({ slug, kind, level, name, country, iso3, parent, place, languages, website }: Member) => ({
  slug,
  kind,
  level,
  name,
  country,
  iso3,
  parent,
  place,
  languages,
  website,
})

describe('admitting', () => {
  test('lists the member with all that was said, by the mandate, on the record', async () => {
    const found = await admitted('marsad')
    expect(found).toMatchObject({ ...organisation('marsad'), status: 'active', source: null, admittedAt: w.ctx.now() })
    const entry = await findEntryById(w.db, found.entryId)
    expect(entry).toMatchObject({ kind: 'member-admitted', by: { kind: 'mandate', mandate: steward }, about: { member: found.id } })
  })

  test('twelve times at once to one address lists one member', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => admitMember(w.ctx, acting(steward), organisation('once'))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]))).toEqual(Array(11).fill('slug-taken'))
  })

  test('ten states with one country at once lists one', async () => {
    const state = (n: number) => ({ ...organisation(`state-${n}`), kind: 'state' as const, country: 'XX', iso3: null })
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) => admitMember(w.ctx, acting(steward), state(n))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]))).toEqual(Array(9).fill('country-taken'))
  })

  test('is refused to a point of contact, and under a mandate that ended', async () => {
    expect(await admitMember(w.ctx, acting(contact), organisation('no'))).toEqual({ ok: false, refusal: 'mandate-not-steward' })
    const granted = await grantByEmail(w.ctx, 'leaving@example.org', 'steward')
    if (!granted.ok) throw new Error(granted.refusal)
    await revokeMandate(w.ctx, null, granted.fact.mandate, 'replaced')
    const late = await admitMember(w.ctx, acting(granted.fact.mandate), organisation('no'))
    expect(late).toEqual({ ok: false, refusal: 'mandate-not-in-force' })
    expect(await findMember(w.db, 'no')).toBeNull()
  })
})

describe('correcting', () => {
  test('keeps each field as it was; the old address leads to the member and is never given again', async () => {
    const before = await admitted('old-name')
    const corrected = {
      ...profileOf(before),
      slug: 'new-name',
      website: null,
      place: { longitudeMillidegrees: -6800, latitudeMillidegrees: 34_000 },
    }
    const outcome = await correctMember(w.ctx, acting(steward), 'old-name', corrected)
    expect(outcome).toMatchObject({ ok: true, fact: { slug: 'new-name' } })
    const after = await member('old-name')
    expect(after).toMatchObject({ id: before.id, slug: 'new-name', website: null, place: corrected.place })
    expect(await admitMember(w.ctx, acting(steward), organisation('old-name'))).toEqual({ ok: false, refusal: 'slug-taken' })
    const [entry] = await entriesAbout(w.db, { kind: 'member', id: before.id }, 1)
    expect(entry?.data).toMatchObject({
      changes: [
        { field: 'slug', before: 'old-name', after: 'new-name' },
        { field: 'place', before: null, after: corrected.place },
        { field: 'website', before: 'https://example.org', after: null },
      ],
    })
    // A member may take back an address that was its own.
    expect(await correctMember(w.ctx, acting(steward), 'new-name', { ...corrected, slug: 'old-name' })).toMatchObject({ ok: true })
  })

  test('ten at once to one and the same data makes one entry', async () => {
    const before = await admitted('hurried')
    const corrected = { ...profileOf(before), languages: ['fr'] }
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => correctMember(w.ctx, acting(steward), 'hurried', corrected)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]))).toEqual(Array(9).fill('nothing-changed'))
    expect(await entriesAbout(w.db, { kind: 'member', id: before.id }, 10)).toHaveLength(2)
  })

  test('a state with local members stays a state', async () => {
    const exampleland = await member('exampleland')
    const outcome = await correctMember(w.ctx, acting(steward), 'exampleland', { ...profileOf(exampleland), kind: 'media' })
    expect(outcome).toEqual({ ok: false, refusal: 'local-members-nested' })
  })
})

test('a status changes with a reason that is published beside the entry', async () => {
  const before = await admitted('tired')
  const form = { status: 'inactive', reason: 'No answer for two years.', source: 'https://example.org/letter' } as const
  const outcome = await changeMemberStatus(w.ctx, acting(steward), 'tired', form)
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect((await member('tired')).status).toBe('inactive')
  const entry = await findEntryById(w.db, outcome.fact.entryId)
  expect(entry?.leaf.toString('utf8')).not.toContain('No answer')
  expect(entry?.data).toEqual({ before: 'active', after: 'inactive', source: 'https://example.org/letter' })
  expect(await changeMemberStatus(w.ctx, acting(steward), 'tired', form)).toEqual({ ok: false, refusal: 'status-unchanged' })
  const rows = await w.db.selectFrom('member_status_change').selectAll().where('member_id', '=', before.id).execute()
  expect(rows).toMatchObject([{ status: 'inactive', reason: 'No answer for two years.' }])
})

describe('endorsing the Declaration', () => {
  test('twenty times at once makes one entry', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => endorseDeclaration(w.ctx, acting(contact), 'exampleland')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]))).toEqual(Array(19).fill('already-endorsed'))
    const { endorsedAt, endorsementEntryId } = await member('exampleland')
    expect(endorsedAt).toEqual(w.ctx.now())
    expect(endorsementEntryId).not.toBeNull()
  })

  test('for another member is refused', async () => {
    const refused = { ok: false, refusal: 'mandate-not-point-of-contact' }
    expect(await endorseDeclaration(w.ctx, acting(contact), 'example-watch')).toEqual(refused)
    expect(await endorseDeclaration(w.ctx, acting(contact), 'france')).toEqual(refused)
  })
})

describe('the list', () => {
  test.each([
    ['telefonica', 'telefonica'],
    ['ROYAUME-UNI', 'united-kingdom'],
    ['المملكة المتحدة', 'united-kingdom'],
    ['GBR', 'united-kingdom'],
    ['lawyers association', 'georgian-young-lawyers-association-gyla'],
  ])('finds %s', async (search, slug) => {
    expect((await listMembers(w.db, { search })).map((found) => found.slug)).toContain(slug)
  })

  test('filters by kind, level and status', async () => {
    expect(await listMembers(w.db, { kind: 'state', fictional: false })).toHaveLength(32)
    expect((await listMembers(w.db, { level: 'local' })).map(({ slug }) => slug)).toEqual(['sample-city'])
    // The list of December 2016 does not tell how its participants stand today.
    expect((await listMembers(w.db, { status: 'active' })).every(({ fictional }) => fictional)).toBe(true)
  })
})

test('a replay of the record gives the same rows', async () => {
  await sequence(w.db)
  const before = await projectedRows(w.db, projectedTables)
  expect(before['member']?.length).toBeGreaterThan(97)
  await replay(w.db, facts, projectedTables)
  expect(await projectedRows(w.db, projectedTables)).toEqual(before)
})
