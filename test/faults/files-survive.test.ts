import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openDiskStore } from '#kernel/file-store/disk-store.ts'
import { folderForTests } from '../file-store.ts'
import { buildProgram, type Program, runProgram, until } from '../program.ts'

let program = ''
beforeAll(async () => {
  program = await buildProgram('test/faults/keep-files.ts')
})

const keptBy = ({ out }: Program) => out.flatMap((line) => /^kept ([0-9a-f]{64})$/.exec(line)?.[1] ?? [])

/** Every file in place, by name, with the hash of what it holds. */
const inPlace = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'incoming')
    .flatMap((part) => readdirSync(path.join(folder, part)).map((name) => [name, path.join(folder, part, name)] as const))
    .map(([name, file]) => ({ name, hash: createHash('sha256').update(readFileSync(file)).digest('hex') }))

test('a killed process leaves no half file in place, and no acknowledged file is lost', async () => {
  const folder = folderForTests()
  const kept: string[] = []
  let halfWritten = 0
  for (let time = 1; time <= 6; time += 1) {
    const running = runProgram([program, folder, '2000000'], {})
    // It is ended after another number of files each time, in the middle of the four being written.
    await until('files kept', () => keptBy(running).length >= time * 3)
    running.child.kill('SIGKILL')
    await running.ended
    kept.push(...keptBy(running))
    halfWritten += readdirSync(path.join(folder, 'incoming')).length
  }
  const files = inPlace(folder)
  expect(files.filter(({ name, hash }) => name !== hash)).toEqual([])
  expect(kept.length).toBeGreaterThanOrEqual(60)
  expect(kept.filter((hash) => !files.some(({ name }) => name === hash))).toEqual([])
  // The kills did come in the middle of writing, and what they left aside is swept once it is old.
  expect(halfWritten).toBeGreaterThan(0)
  await openDiskStore(folder, new Date(Date.now() + 7_200_000))
  expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
}, 60_000)

test('where the disk takes no more, the file is refused and nothing of it stays', async () => {
  const folder = folderForTests()
  // The system refuses every byte past 64 kB of a file, as it does when a disk is full (EFBIG in place of ENOSPC).
  const running = runProgram([program, folder, '200000', '10'], {}, ['bash', '-c', 'ulimit -f 64 && exec "$0" "$@"'])
  await running.ended
  expect(running.out.at(-1)).toBe('done')
  const failed = running.out.filter((line) => line === 'failed EFBIG')
  expect(failed.length).toBeGreaterThan(0)
  expect(keptBy(running).length).toBeGreaterThan(0)
  expect(failed.length + keptBy(running).length).toBe(40)
  const files = inPlace(folder)
  expect(files.map(({ name }) => name).sort()).toEqual(keptBy(running).sort())
  expect(files.filter(({ name, hash }) => name !== hash)).toEqual([])
  expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
}, 60_000)
