import { beforeAll, expect, test } from 'vitest'
import { ruleText } from '#modules/declaration'
import { type World, world } from '#test/world.ts'
import { demoConsultationSlugs, readDemoConsultation } from './demonstration-consultations.ts'
import { crowdOf } from './demonstration-crowd.ts'
import { standingOf } from './rules.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

test('the invented people vote the same on every instance', () => {
  const story = readDemoConsultation('exampleland-plan-2027-2029')
  const crowd = crowdOf(story)
  expect(crowd.participants).toHaveLength(312)
  expect(crowd.votes.length).toBeGreaterThan(3000)
  expect(crowdOf(story)).toEqual(crowd)
})

test('nothing of a story is told before its consultation, nor a vote before its statement', () => {
  for (const slug of demoConsultationSlugs) {
    const story = readDemoConsultation(slug)
    const days = [...story.statements, ...story.proposals, ...story.answers].map(({ at }) => at)
    expect(days.filter((day) => day < story.announced)).toEqual([])
    const early = crowdOf(story).votes.filter(({ statement, votedAt }) => votedAt < new Date(story.statements[statement - 1]?.at ?? ''))
    expect(early).toEqual([])
  }
})

test('what nobody answered holds up the plan', async () => {
  const contact = await w.as('exampleland-contact')
  const { body } = await contact.get('/en/plans/exampleland-2027-2029/adoption')
  expect(body).not.toContain('name="day"')
  for (const words of ['A seat in the forum for people under twenty-five', 'Répondre aussi sur papier']) expect(body).toContain(words)
})

test('announcing in time and tracing to people are met by the story', async () => {
  const counts = async (code: 'R4' | 'R7' | 'R14') => (await standingOf(w.db, ruleText(code), w.ctx.now())).counts
  expect(await counts('R4')).toMatchObject({ met: 1, missed: 0 })
  expect(await counts('R7')).toMatchObject({ met: 2, missed: 0 })
  expect(await counts('R14')).toMatchObject({ met: 1, missed: 0 })
})
