import { expect, test } from 'vitest'
import { findMember } from '#modules/members'
import { announceForAnswers, propose } from '#test/answer-scene.ts'
import { tell } from '#test/commitment-scene.ts'
import { world } from '#test/world.ts'
import { answersOwed } from './queries/answers-owed.ts'

test('a member owes an answer to what was given and stands, one line a consultation, with its day', async () => {
  const it = await world()
  const member = (await findMember(it.db, 'exampleland'))?.id ?? ''
  const dated = await announceForAnswers(it.ctx, member)
  const open = await announceForAnswers(it.ctx, member, { phases: [{ kind: 'proposals', from: '2026-10-01', to: '2026-11-01' }] })
  const [first, second, back] = [await propose(it.ctx, dated, 1), await propose(it.ctx, dated, 2), await propose(it.ctx, dated, 3)]
  await propose(it.ctx, open, 1)
  const taken = { consultation: dated.id, proposal: back.id, participant: back.participant }
  await tell(it.ctx, 'proposal-withdrawn', taken, { proposal: back.id, reasonGiven: false })
  const owed = (await answersOwed(it.db, [member], it.ctx.now())).filter(({ slug }) => slug === dated.slug || slug === open.slug)
  expect(owed).toMatchObject([
    { slug: dated.slug, inputs: 2, deadline: new Date('2026-12-21T00:00:00Z'), isOverdue: false },
    { slug: open.slug, inputs: 1, deadline: null, isOverdue: false },
  ])
  // Merged into another, it is answered with that one.
  const merged = { into: second.id, merged: [first.id], reason: null }
  await tell(it.ctx, 'proposals-merged', { consultation: dated.id, proposal: second.id }, merged)
  it.advance(28)
  expect((await answersOwed(it.db, [member], it.ctx.now())).find(({ slug }) => slug === dated.slug)).toMatchObject({
    inputs: 1,
    isOverdue: true,
  })
  expect(await answersOwed(it.db, [], it.ctx.now())).toEqual([])
})
