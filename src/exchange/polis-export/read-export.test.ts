import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '#test/per-run/temporary-folder.ts'
import { adjustedRandIndex, opinionMap, silhouetteOfGroups } from '../../opinion-map/index.ts'
import { polisFolder, readPolisGroups } from './published-groups.ts'
import { InvalidExport, readStatements, readVotes } from './read-export.ts'

let folder = ''
let remove = async () => {}
beforeAll(async () => {
  const made = await temporaryFolder('polis-export')
  folder = made.path
  remove = async () => void (await made.remove())
})
afterAll(() => remove())

function file(name: string, text: string): string {
  const place = path.join(folder, name)
  writeFileSync(place, text)
  return place
}

const header = 'timestamp,datetime,comment-id,voter-id,vote\n'

test('votes come in file order, columns by their names', async () => {
  const votes = await readVotes(file('votes.csv', 'vote,voter-id,comment-id,timestamp\n1,b,7,5\n-1,a,7,6\n0,b,8,7\n'))
  expect(votes.voterIds).toEqual(['b', 'a'])
  expect(votes.statementIds).toEqual(['7', '8'])
  expect([[...votes.voter], [...votes.statement], [...votes.vote], [...votes.time]]).toEqual([
    [0, 1, 0],
    [0, 0, 1],
    [1, -1, 0],
    [5, 6, 7],
  ])
})

test.each([
  ['an unknown vote', `${header}1,d,1,1,2\n`, 'line 2: a vote is 1, 0 or -1'],
  ['no timestamp', `${header},d,1,1,1\n`, 'line 2: “” is no timestamp'],
  ['a missing column', 'timestamp,vote\n1,1\n', 'must name the columns comment-id, voter-id'],
  ['a short line', `${header}1,d,1,1,1\n1,d\n`, 'line 3: 2 fields, too few'],
  ['an empty file', '', 'the file is empty'],
  ['an open quote', `${header}"1,d,1,1,1\n`, 'not closed'],
])('%s is refused with its line', async (_, text, sentence) => {
  const reading = readVotes(file('wrong.csv', text))
  await expect(reading).rejects.toThrow(InvalidExport)
  await expect(reading).rejects.toThrow(sentence)
})

test('statements keep their text, whatever it holds', async () => {
  const text = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,d,3,9,0,0,-1,"One, ""two""\nthree"\n'
  expect(await readStatements(file('comments.csv', text))).toEqual([{ id: '3', text: 'One, "two"\nthree', author: '9', moderated: -1 }])
})

const published = ['brexit-consensus', 'canadian-electoral-reform', 'vtaiwan.uberx'].filter((name) => existsSync(polisFolder(name)))

// Conversations published by Polis, kept beside the checkout and not part of it: nothing is skipped where they are absent.
if (published.length > 0) {
  describe.each(published)('%s', (name) => {
    test('the same people are placed as by Polis, in like groups, at least as far apart', async () => {
      const votes = await readVotes(`${polisFolder(name)}/votes.csv`)
      const statements = await readStatements(`${polisFolder(name)}/comments.csv`)
      const theirs = await readPolisGroups(name)
      const groups = new Set(theirs.values()).size
      const map = opinionMap(votes, { groups, without: new Set(statements.filter((one) => one.moderated < 0).map(({ id }) => id)) })
      const placed = votes.voterIds.map((_, v) => v).filter((v) => (map.groupOf[v] ?? -1) >= 0)
      expect(placed.map((v) => votes.voterIds[v]).sort()).toEqual([...theirs.keys()].sort())
      const theirGroups = Int32Array.from(placed, (v) => theirs.get(votes.voterIds[v] ?? '') ?? -1)
      const positions = placed.flatMap((v) => [map.positions[2 * v] ?? 0, map.positions[2 * v + 1] ?? 0])
      expect(
        adjustedRandIndex(
          placed.map((v) => map.groupOf[v] ?? -1),
          theirGroups,
        ),
      ).toBeGreaterThan(0.7)
      expect(map.silhouette).toBeGreaterThanOrEqual(silhouetteOfGroups(positions, theirGroups, groups))
    })
  })
}
