import type { Context } from '#kernel/context.ts'
import type { Add } from '../every-kind.ts'

const attendance = {
  state: 2,
  'local-government': 0,
  parliament: 0,
  'civil-society': 3,
  media: 0,
  academia: 1,
  'private-sector': 0,
  'international-body': 0,
  public: 4,
}

/** One fact of every kind of forums, about a member. */
export async function appendForumFacts(ctx: Context, add: Add, member: string, holder: string, hostile: string): Promise<void> {
  const [forum, seat, other, meeting, second] = [ctx.newId(), ctx.newId(), ctx.newId(), ctx.newId(), ctx.newId()]
  const about = { member, forum }
  const text = { original: 'en', en: hostile, ar: 'منتدى' }
  await add('forum-established', about, { name: text, purpose: text })
  await add('forum-rules-published', about, { version: 1, text, link: 'https://example.org/rules' })
  const named = { representativeNamed: true }
  await add(
    'forum-seat-filled',
    { ...about, holder },
    { seat, side: 'non-government', kind: 'civil-society', body: null, ...named },
    { representative: hostile },
  )
  await add('forum-seat-filled', about, { seat: other, side: 'government', kind: 'state', body: text, representativeNamed: false })
  await add('forum-chair-named', about, { seat, side: 'non-government' })
  const when = { startsAt: '2026-12-01T09:00:00Z', endsAt: '2026-12-01T12:00:00Z' }
  await add('forum-meeting-announced', about, { meeting, number: 1, ...when, venue: text, link: null, agenda: text })
  await add('forum-meeting-announced', about, {
    meeting: second,
    number: 2,
    startsAt: '2027-01-05T09:00:00Z',
    endsAt: null,
    venue: null,
    link: 'https://example.org/meet',
    agenda: text,
  })
  await add('forum-meeting-called-off', about, { meeting: second, reasonGiven: true }, { reason: hostile })
  await add('forum-meeting-held', about, { meeting, attendance, resultsPresented: true, commentsTaken: false })
  await add('forum-minutes-published', about, { meeting, version: 1, text, link: null })
  await add(
    'forum-decision-taken',
    { ...about, action: ctx.newId() },
    {
      decision: ctx.newId(),
      number: 1,
      meeting,
      title: text,
      text,
      present: attendance,
    },
  )
  await add('forum-seat-ended', { ...about, holder }, { seat, ending: ctx.newId(), reasonGiven: true }, { reason: 'It closed' })
}
