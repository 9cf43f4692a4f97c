import { beforeAll, describe, expect, test } from 'vitest'
import type { Trx } from '#kernel/database.ts'
import {
  closeAction,
  confirmReceipt,
  correctContribution,
  deliverContribution,
  joinAction,
  openAction,
  withdrawFromAction,
} from '#modules/collective-actions'
import { actionScene } from '../action-scene.ts'
import { meetingOf, tally, times } from './at-once.ts'

// Each race is run twice: as the platform runs it, and with a lock that only reads (`withoutLock`), where it must go
// wrong: a test that still passed then would prove nothing.

type Scene = Awaited<ReturnType<typeof actionScene>>
let scene: Scene

beforeAll(async () => {
  scene = await actionScene()
})

const people = 20

const readAction = async (trx: Trx, slug: string) => {
  const row = await trx.selectFrom('collective_action').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row === undefined ? null : { id: row.id, proposedAt: row.proposed_at, openedAt: row.opened_at, closedAt: row.closed_at }
}

const withoutLock = (trx: Trx, _memberIds: readonly string[], slug: string) => readAction(trx, slug)

/** A lock that does not lock, at which everybody meets before going on. */
function meetingWithoutLock(count: number) {
  const meet = meetingOf(count)
  return async (trx: Trx, memberIds: readonly string[], slug: string) => {
    const action = await withoutLock(trx, memberIds, slug)
    await meet()
    return action
  }
}

/** A member with a contribution in a new action, and another participant. */
async function joinedScene() {
  const { ctx, db, action, member, mandate, form } = scene
  const [{ id, slug }, giverId, otherId] = [await action(), await member(), await member()]
  const [giver, other] = [await mandate(giverId), await mandate(otherId)]
  for (const acting of [giver, other]) expect((await joinAction(ctx, acting, slug, form())).ok).toBe(true)
  const { id: contribution } = await db
    .selectFrom('contribution')
    .innerJoin('participation', 'participation.id', 'contribution.participation_id')
    .select('contribution.id')
    .where('member_id', '=', giverId)
    .executeTakeFirstOrThrow()
  return { id, slug, giver, other, contribution }
}

describe(`${people} people join for the same member at once`, () => {
  const race = async (lock?: Parameters<typeof joinAction>[4]) => {
    const { ctx, action, member, mandate, form, participations } = scene
    const [{ id, slug }, memberId] = [await action(), await member()]
    const mandates = await Promise.all(times(people, () => mandate(memberId)))
    const counts = await tally(mandates.map((acting) => joinAction(ctx, acting, slug, form(), lock)))
    return { counts, rows: await participations(id) }
  }

  test('exactly one participation, and the others are told why', async () => {
    const { counts, rows } = await race()
    expect(counts).toEqual({ ok: 1, 'already-joined': people - 1 })
    expect(rows).toHaveLength(1)
  })

  test('without the lock only the unique index stands in the way, and people get a fault', async () => {
    const { counts } = await race(meetingWithoutLock(people))
    expect(counts['thrown']).toBe(people - 1)
  })
})

describe('the same form sent several times at once', () => {
  const copies = 10
  const race = async (lock?: Parameters<typeof joinAction>[4]) => {
    const { ctx, action, member, mandate, form, participations } = scene
    const [{ id, slug }, acting] = [await action(), await mandate(await member())]
    const sent = form()
    const work = times(copies, () => joinAction(ctx, acting, slug, sent, lock))
    return { counts: await tally(work), answers: await Promise.allSettled(work), rows: await participations(id) }
  }

  test('one effect, and every copy gets its answer', async () => {
    const { counts, answers, rows } = await race()
    expect(counts).toEqual({ ok: copies })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(rows).toHaveLength(1)
  })

  test('without the lock the copies collide', async () => {
    expect((await race(meetingWithoutLock(copies))).counts['thrown']).toBe(copies - 1)
  })
})

describe('closing while members join', () => {
  const joining = 12

  test('nobody joins after the closing: on the record every joining stands before it', async () => {
    const { ctx, action, member, mandate, form, outbox, participations } = scene
    const steward = await mandate(null)
    for (let round = 0; round < 6; round += 1) {
      const { id, slug } = await action()
      const mandates = await Promise.all(times(joining, async () => mandate(await member())))
      const closing = { at: ctx.now(), reason: null }
      const work = mandates.map((acting) => joinAction(ctx, acting, slug, form()))
      const place = Math.floor((joining * round) / 6)
      const [counts, closed] = await Promise.all([
        tally(work.slice(0, place)),
        closeAction(ctx, steward, slug, closing),
        tally(work.slice(place)),
      ])
      expect(closed.ok).toBe(true)
      expect(counts['thrown']).toBeUndefined()
      const [entries, rows] = [await outbox(), await participations(id)]
      const end = entries.findLast(({ kind }) => kind === 'action-closed')
      for (const { entry_id } of rows) expect(entries.find(({ entryId }) => entryId === entry_id)?.id).toBeLessThan(end?.id ?? 0)
    }
  })

  test('without the lock a member that asked before the closing joins after it', async () => {
    const { ctx, action, member, mandate, form, outbox } = scene
    const [{ slug }, acting, steward] = [await action(), await mandate(await member()), await mandate(null)]
    let closed: () => void = () => {}
    const closing = new Promise<void>((resolve) => {
      closed = resolve
    })
    const late = joinAction(ctx, acting, slug, form(), async (trx, memberIds, asked) => {
      const found = await withoutLock(trx, memberIds, asked)
      await closing
      return found
    })
    expect((await closeAction(ctx, steward, slug, { at: ctx.now(), reason: null })).ok).toBe(true)
    closed()
    expect((await late).ok).toBe(true)
    expect((await outbox()).at(-1)?.kind).toBe('member-joined-action')
  })
})

describe('one outcome each, whoever comes first', () => {
  const tries = 10

  test('withdrawing: one entry', async () => {
    const { ctx, outbox } = scene
    const { slug, giver } = await joinedScene()
    const before = (await outbox()).length
    const work = times(tries, () => withdrawFromAction(ctx, giver, slug, { submission: ctx.newId(), reason: null }))
    expect(await tally(work)).toEqual({ ok: 1, 'already-withdrawn': tries - 1 })
    expect((await outbox()).length).toBe(before + 1)
  })

  test('withdrawing without the lock: several entries tell the same', async () => {
    const { ctx, outbox } = scene
    const { slug, giver } = await joinedScene()
    const before = (await outbox()).length
    const lock = meetingWithoutLock(tries)
    await tally(times(tries, () => withdrawFromAction(ctx, giver, slug, { submission: ctx.newId(), reason: null }, lock)))
    expect((await outbox()).length).toBeGreaterThan(before + 1)
  })

  test('delivering: one entry; without the lock several', async () => {
    const { ctx } = scene
    const deliver = (
      { slug, giver, contribution }: Awaited<ReturnType<typeof joinedScene>>,
      lock?: Parameters<typeof deliverContribution>[4],
    ) =>
      tally(
        times(tries, () =>
          deliverContribution(ctx, giver, slug, { submission: ctx.newId(), contribution, evidence: 'Given', link: null }, lock),
        ),
      )
    expect(await deliver(await joinedScene())).toEqual({ ok: 1, 'contribution-delivered': tries - 1 })
    expect((await deliver(await joinedScene(), meetingWithoutLock(tries)))['ok']).toBeGreaterThan(1)
  })

  test('correcting: versions without a gap; without the lock they collide', async () => {
    const { ctx, db } = scene
    const correct = (
      { slug, giver, contribution }: Awaited<ReturnType<typeof joinedScene>>,
      lock?: Parameters<typeof correctContribution>[4],
    ) =>
      tally(
        times(tries, (at) => {
          const after = { kind: 'tools' as const, description: `Version ${at}`, link: null, from: null, to: null, amount: null }
          return correctContribution(ctx, giver, slug, { submission: ctx.newId(), contribution, after }, lock)
        }),
      )
    const made = await joinedScene()
    expect(await correct(made)).toEqual({ ok: tries })
    const versions = await db
      .selectFrom('contribution_version')
      .select('version')
      .where('contribution_id', '=', made.contribution)
      .orderBy('version')
      .execute()
    expect(versions.map(({ version }) => version)).toEqual(times(tries + 1, (at) => at + 1))
    expect((await correct(await joinedScene(), meetingWithoutLock(tries)))['thrown']).toBeGreaterThan(0)
  })

  test('confirming: one entry; without the lock several', async () => {
    const { ctx } = scene
    const confirm = async (lock?: Parameters<typeof confirmReceipt>[4]) => {
      const { slug, giver, other, contribution } = await joinedScene()
      await deliverContribution(ctx, giver, slug, { submission: ctx.newId(), contribution, evidence: 'Given', link: null })
      return tally(times(tries, () => confirmReceipt(ctx, other, slug, { submission: ctx.newId(), contribution }, lock)))
    }
    expect(await confirm()).toEqual({ ok: 1, 'contribution-received': tries - 1 })
    expect((await confirm(meetingWithoutLock(tries)))['ok']).toBeGreaterThan(1)
  })

  test('members that confirm to each other, join, leave and open meet no deadlock', async () => {
    const { ctx, action, form, mandate } = scene
    const made = await joinedScene()
    const steward = await mandate(null)
    const { slug: elsewhere } = await action()
    const { slug, giver, other, contribution } = made
    await deliverContribution(ctx, giver, slug, { submission: ctx.newId(), contribution, evidence: 'Given', link: null })
    const counts = await tally(
      times(24, (at) => {
        const submission = ctx.newId()
        if (at % 6 === 0) return confirmReceipt(ctx, other, slug, { submission, contribution })
        if (at % 6 === 1) return confirmReceipt(ctx, giver, slug, { submission, contribution })
        if (at % 6 === 2) return withdrawFromAction(ctx, at % 4 < 2 ? giver : other, slug, { submission, reason: null })
        if (at % 6 === 3) return joinAction(ctx, at % 4 < 2 ? giver : other, slug, form())
        if (at % 6 === 4) return openAction(ctx, steward, elsewhere, ctx.now())
        return joinAction(ctx, giver, elsewhere, form())
      }),
    )
    expect(counts['thrown']).toBeUndefined()
  })
})
