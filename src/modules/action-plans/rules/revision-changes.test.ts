import { expect, test } from 'vitest'
import { contentTold, milestoneTold } from '#test/commitment-scene.ts'
import { CommitmentContent } from '../vocabulary.ts'
import { revisionChanges } from './revision-changes.ts'

const id = '0192f0c1-0000-7000-8000-000000000001'
const other = '0192f0c1-0000-7000-8000-000000000002'
const content = CommitmentContent.parse(contentTold([milestoneTold(id, 'Decree')]))
const first = { content, prose: { problem: { original: 'en' as const, en: 'Nobody sees.' } } }

test('the same revision changes nothing, whatever the order of lists', () => {
  expect(revisionChanges(first, first)).toEqual([])
  const turned = { ...content, partnersOutside: ['B', 'A'] }
  expect(revisionChanges({ ...first, content: turned }, { ...first, content: { ...turned, partnersOutside: ['A', 'B'] } })).toEqual([])
})

test('each changed field is told with both values: words, lists, dates, milestones that came and went', () => {
  const after = {
    content: CommitmentContent.parse(contentTold([milestoneTold(other, 'Law')], { lead: 'Other', policyAreas: ['tax'] })),
    prose: { problem: { original: 'en' as const, en: 'Few see.', fr: 'Peu voient.' } },
  }
  const changes = new Map(revisionChanges(first, after).map(({ key, ...values }) => [key, values]))
  expect(changes.get('lead')).toEqual({ before: 'Ministry of Justice', after: 'Other' })
  expect(changes.get('policyAreas')).toEqual({ before: ['beneficial-ownership'], after: ['tax'] })
  expect(changes.get('prose.problem.en')).toEqual({ before: 'Nobody sees.', after: 'Few see.' })
  expect(changes.get('prose.problem.fr')).toEqual({ before: '', after: 'Peu voient.' })
  expect(changes.get(`milestone.${other}.title.en`)).toEqual({ before: '', after: 'Law' })
  expect(changes.get(`milestone.${id}.title.en`)).toEqual({ before: 'Decree', after: '' })
})
