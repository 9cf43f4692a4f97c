import { expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { commitmentsOfPlan, findCommitment, findPlan, plansOfMembers } from '#modules/action-plans'
import { findMember } from '#modules/members'
import { world } from '#test/world.ts'
import { readNationalPlans } from './national-plans.ts'

test('the files hold what the sources say: 36 commitments of the United States, 5 of Canada with 19 milestones', () => {
  const [canada, usa] = readNationalPlans()
  expect(usa?.commitments.map(({ reference }) => reference)).toEqual(Array.from({ length: 36 }, (_, at) => `US0${113 + at}`))
  expect(usa?.commitments.filter(({ status }) => status?.word === 'Complete')).toHaveLength(14)
  expect(canada?.commitments.flatMap(({ milestones }) => milestones)).toHaveLength(19)
  for (const { summary } of [canada, usa].flatMap((plan) => plan?.commitments ?? [])) expect(Object.keys(summary)).toHaveLength(4)
})

test('they stand on the record as told by their source, and accuse nobody', async () => {
  const w = await world()
  const [plan, member] = await Promise.all([findPlan(w.db, 'united-states-2022-2024'), findMember(w.db, 'united-states')])
  expect(plan).toMatchObject({ source: 'open-usa-gov', phase: null, memberId: member?.id })
  expect(await commitmentsOfPlan(w.db, plan?.id ?? '')).toHaveLength(36)
  const told = await findCommitment(w.db, 'CA0003')
  expect(told).toMatchObject({ source: 'open-canada', lead: 'Innovation, Science and Economic Development Canada' })
  // The clock of R3 knows only plans of the members' own acts.
  expect(await plansOfMembers(4)(w.db, [member?.id ?? ''])).toEqual(new Map())
  const { body } = await w.get('/en/commitments/US0118')
  expect(body).toContain('The source gives it the state “In Progress”. It does not say how far that is.')
  expect(body).toContain('National Archives')
  expect((await w.get('/en/commitments/US0119')).body).toContain('“Complete”')
  const late = await w.get('/en/commitments?progress=late')
  expect(late.body).not.toMatch(/CA000\d|US01\d\d/)
  expect((await w.get('/en/source')).body).toContain('id="open-canada"')
})

test('every page about them is there in every language', async () => {
  const w = await world()
  await w.seal()
  const paths = [
    '/plans/canada-2022-2024',
    '/commitments/CA0001',
    '/commitments/US0113',
    '/members/canada',
    '/members/united-states/standing',
  ]
  for (const lang of languages) for (const path of paths) expect([path, (await w.get(`/${lang}${path}`)).status]).toEqual([path, 200])
  expect((await w.get('/ar/commitments/US0139')).body).toContain('تحسين أدوات قانون الوصول إلى المعلومات')
  expect(w.faults).toEqual([])
})
