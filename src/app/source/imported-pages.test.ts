import { expect, test } from 'vitest'
import { importCommitments } from '#exchange/ogp-commitments/import-commitments.ts'
import { world } from '#test/world.ts'

const sheet = [
  'Country/Locality,Commitment Title,Year Of Submission,Commitment Unique Identifier,Full Text,Completion (End Of Term)',
  'Peru,Publish budgets,2017,PE0001,What it is.,Limited',
  '"Austin, United States",Open meetings,2017,,,NR',
].join('\n')

test('what was imported has its pages in every language, attributed to a source that is explained', async () => {
  const site = await world()
  const options = { dryRun: false, cancelled: () => false, progress: () => undefined }
  const { counts } = await importCommitments(site.ctx, Buffer.from(sheet), options)
  expect(counts).toMatchObject({ accepted: 2, refused: 0 })
  await site.seal()
  const paths = [
    '/members/peru',
    '/members/austin',
    '/plans',
    '/plans/peru-2017',
    '/commitments/PE0001',
    '/commitments?q=budgets',
    '/record',
    '/source',
  ]
  for (const lang of ['en', 'fr', 'es', 'ar']) {
    for (const path of paths) {
      const answer = await site.get(`/${lang}${path}`)
      const { status } = answer.location === null ? answer : await site.get(answer.location)
      expect([path, status]).toEqual([path, 200])
    }
  }
  expect(site.faults).toEqual([])
  const { body } = await site.get('/en/source')
  expect(body).toContain('id="ogp-members"')
  expect(body).toContain('id="ogp-commitments"')
})
