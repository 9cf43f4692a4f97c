import { beforeAll, describe, expect, test } from 'vitest'
import { announceMeeting } from '../../src/modules/forum/acts/announce-meeting.ts'
import { establishForum } from '../../src/modules/forum/acts/establish-forum.ts'
import { fillSeat } from '../../src/modules/forum/acts/fill-seat.ts'
import { actionScene } from '../action-scene.ts'

// Each race is run twice: as the platform runs it, and with a lock that does nothing, where it must go wrong.

type Scene = Awaited<ReturnType<typeof actionScene>>
let scene: Scene

beforeAll(async () => {
  scene = await actionScene()
})

const people = 12
const text = (en: string) => ({ original: 'en' as const, en })

/** A lock that does not lock, at which everybody waits until all have come. */
function meetingWithoutLock() {
  let open: () => void = () => {}
  let here = 0
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    here += 1
    if (here === people) open()
    return all
  }
}

const times = <Value>(make: (at: number) => Value): Value[] => Array.from({ length: people }, (_, at) => make(at))

async function tally(work: ReadonlyArray<Promise<{ readonly ok: boolean; readonly refusal?: string }>>) {
  const counts: Record<string, number> = {}
  for (const result of await Promise.allSettled(work)) {
    const name = result.status === 'rejected' ? 'thrown' : result.value.ok ? 'ok' : (result.value.refusal ?? 'refused')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

async function government() {
  const id = await scene.member()
  const { slug } = await scene.db.selectFrom('member').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
  return { id, slug, mandate: await scene.mandate(id) }
}

const establishment = () => ({ submission: scene.ctx.newId(), name: text('Forum'), purpose: text('To talk') })

async function withForum() {
  const state = await government()
  expect((await establishForum(scene.ctx, state.mandate, state.slug, establishment())).ok).toBe(true)
  return state
}

describe('twelve at once', () => {
  test('establish one forum', async () => {
    const { mandate, slug } = await government()
    const run = (lock?: () => Promise<void>) => tally(times(() => establishForum(scene.ctx, mandate, slug, establishment(), lock)))
    expect(await run()).toEqual({ ok: 1, 'forum-exists': people - 1 })
    const other = await government()
    const lock = meetingWithoutLock()
    const counts = await tally(times(() => establishForum(scene.ctx, other.mandate, other.slug, establishment(), lock)))
    // The unique key of the table stops them, as a fault instead of a refusal.
    expect(counts['thrown']).toBeGreaterThan(0)
  })
  test('announce meetings whose numbers have no gap', async () => {
    const meeting = (at: number) => ({
      submission: scene.ctx.newId(),
      startsAt: new Date(Date.UTC(2027, 0, at + 1)),
      endsAt: null,
      place: text('Hall'),
      link: null,
      agenda: text('Plan'),
    })
    const { id, mandate, slug } = await withForum()
    expect(await tally(times((at) => announceMeeting(scene.ctx, mandate, slug, meeting(at))))).toEqual({ ok: people })
    const rows = await scene.db
      .selectFrom('forum_meeting as m')
      .innerJoin('forum as f', 'f.id', 'm.forum_id')
      .select('m.number')
      .where('f.member_id', '=', id)
      .orderBy('m.number')
      .execute()
    expect(rows.map(({ number }) => number)).toEqual(times((at) => at + 1))
    const other = await withForum()
    const lock = meetingWithoutLock()
    const counts = await tally(times((at) => announceMeeting(scene.ctx, other.mandate, other.slug, meeting(at), lock)))
    expect(counts['thrown']).toBeGreaterThan(0)
  })
  test('seat one member once', async () => {
    const holder = await government()
    const seat = () => ({
      submission: scene.ctx.newId(),
      side: 'government' as const,
      holder: { member: holder.slug },
      representative: null,
    })
    const { mandate, slug } = await withForum()
    expect(await tally(times(() => fillSeat(scene.ctx, mandate, slug, seat())))).toEqual({ ok: 1, 'holder-seated': people - 1 })
    const other = await withForum()
    const lock = meetingWithoutLock()
    const counts = await tally(times(() => fillSeat(scene.ctx, other.mandate, other.slug, seat(), lock)))
    expect(counts['ok']).toBeGreaterThan(1)
  })
})
