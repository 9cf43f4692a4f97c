import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folderForTests } from '#test/file-store.ts'
import { openDiskStore } from './disk-store.ts'
import { sha256Of } from './sha256.ts'

const bytes = Buffer.from('The same bytes are one file.')
const hash = sha256Of(bytes)

test('the same bytes are kept once, by their hash, also when many put them at once', async () => {
  const folder = folderForTests()
  const store = await openDiskStore(folder, new Date())
  const answers = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
  expect(new Set(answers)).toEqual(new Set([hash]))
  expect(readdirSync(path.join(folder, hash.slice(0, 2)))).toEqual([hash])
  expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
  expect(await store.get(hash)).toEqual(bytes)
})

test('what was never put is not there; what is removed is gone, twice over', async () => {
  const store = await openDiskStore(folderForTests(), new Date())
  expect(await store.get(hash)).toBe(null)
  await store.put(bytes)
  await store.remove(hash)
  await store.remove(hash)
  expect(await store.get(hash)).toBe(null)
})

test('a damaged file is never given out, and is whole again once it is put again', async () => {
  const folder = folderForTests()
  const store = await openDiskStore(folder, new Date())
  mkdirSync(path.join(folder, hash.slice(0, 2)))
  writeFileSync(path.join(folder, hash.slice(0, 2), hash), 'Other bytes')
  await expect(store.get(hash)).rejects.toThrow(/restore it from a backup/)
  await store.put(bytes)
  expect(await store.get(hash)).toEqual(bytes)
})

test('a name that is no hash reaches no file', async () => {
  const store = await openDiskStore(folderForTests(), new Date())
  await expect(store.get('../../secret')).rejects.toThrow(/no SHA-256/)
})
