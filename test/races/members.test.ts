import { beforeAll, describe, expect, test } from 'vitest'
import type { Trx } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { lockMandate } from '#modules/accounts'
import { admitMember, changeMemberStatus, correctMember, endorseDeclaration, findMember } from '#modules/members'
import { entriesAbout } from '#record'
import { actionScene } from '../action-scene.ts'
import { meetingOf, tally, times } from './at-once.ts'

// Each race is run twice: as the platform runs it, and with a lock at which everybody only meets, where it must go wrong.

let scene: Awaited<ReturnType<typeof actionScene>>

beforeAll(async () => {
  scene = await actionScene()
})

const people = 12

/** A mandate to act under, of a steward or of a member's point of contact. */
const acting = async (memberId: string | null) => ({ mandate: await scene.mandate(memberId), lockMandate })

/** A new member, its slug and its id. */
async function aMember() {
  const id = await scene.member()
  const { slug } = await scene.db.selectFrom('member').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
  return { id, slug }
}

/** Reads the member as the lock does, holds nothing, and meets the others before going on. */
function meetingWithoutLock(count: number) {
  const meet = meetingOf(count)
  return async (trx: Trx, slug: string) => {
    const member = await findMember(trx, slug)
    if (member === null) throw new NotFound(slug)
    await meet()
    return member
  }
}

const profile = (slug: string, country: string | null) => ({
  slug,
  kind: 'state' as const,
  level: 'national' as const,
  name: { original: 'en' as const, en: slug },
  country,
  iso3: null,
  parent: null,
  place: null,
  languages: ['en'],
  website: null,
})

describe(`${people} stewards admit a state of one country at once, each under another address`, () => {
  const race = async (country: string, lockList?: Parameters<typeof admitMember>[3]) => {
    const stewards = await Promise.all(times(people, () => acting(null)))
    return tally(
      stewards.map((steward, at) =>
        admitMember(scene.ctx, steward, { ...profile(`${country.toLowerCase()}-${at}`, country), fictional: false }, lockList),
      ),
    )
  }

  test('one is listed, and the others are told why', async () => {
    expect(await race('FR')).toEqual({ ok: 1, 'country-taken': people - 1 })
  })

  test('without the lock only the unique index stands in the way, and people get a fault', async () => {
    expect((await race('MA', meetingOf(people)))['thrown']).toBeGreaterThan(0)
  })
})

describe(`${people} stewards correct one member at once`, () => {
  const race = async (locksOf?: () => Parameters<typeof correctMember>[4]) => {
    const { id, slug } = await aMember()
    const stewards = await Promise.all(times(people, () => acting(null)))
    const locks = locksOf?.()
    const counts = await tally(
      stewards.map((steward, at) =>
        correctMember(scene.ctx, steward, slug, { ...profile(slug, null), website: `https://example.org/${at}` }, locks),
      ),
    )
    const entries = await entriesAbout(scene.db, { kind: 'member', id }, 50)
    const before = entries.flatMap(({ leaf }) => /"before":([^,]*),"field":"website"/.exec(leaf.toString())?.[1] ?? [])
    return { counts, before }
  }

  test('each entry tells what the one before it left', async () => {
    const { counts, before } = await race()
    expect(counts).toEqual({ ok: people })
    expect(new Set(before).size).toBe(people)
  })

  test('without the locks several tell the same past', async () => {
    const { before } = await race(() => ({ list: async () => {}, member: meetingWithoutLock(people) }))
    expect(new Set(before).size).toBeLessThan(people)
  })
})

describe(`${people} stewards suspend one member at once`, () => {
  const race = async (lock?: Parameters<typeof changeMemberStatus>[4]) => {
    const { slug } = await aMember()
    const stewards = await Promise.all(times(people, () => acting(null)))
    const form = { status: 'suspended' as const, reason: 'Decided by the assembly', source: null }
    return tally(stewards.map((steward) => changeMemberStatus(scene.ctx, steward, slug, form, lock)))
  }

  test('one entry, and the others are told why', async () => {
    expect(await race()).toEqual({ ok: 1, 'status-unchanged': people - 1 })
  })

  test('without the lock the record tells it several times', async () => {
    expect((await race(meetingWithoutLock(people)))['ok']).toBeGreaterThan(1)
  })
})

describe(`${people} points of contact endorse the Declaration for one member at once`, () => {
  const race = async (lock?: Parameters<typeof endorseDeclaration>[3]) => {
    const { id, slug } = await aMember()
    const contacts = await Promise.all(times(people, () => acting(id)))
    return tally(contacts.map((contact) => endorseDeclaration(scene.ctx, contact, slug, lock)))
  }

  test('one entry, and the others are told why', async () => {
    expect(await race()).toEqual({ ok: 1, 'already-endorsed': people - 1 })
  })

  test('without the lock only the key stands in the way, and people get a fault', async () => {
    expect((await race(meetingWithoutLock(people)))['thrown']).toBe(people - 1)
  })
})
