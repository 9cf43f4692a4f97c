import { beforeAll, beforeEach, expect, test } from 'vitest'
import { startS3Server } from '#test/s3-server.ts'
import { openS3Store } from './s3-store.ts'
import { sha256Of } from './sha256.ts'

let s3: Awaited<ReturnType<typeof startS3Server>>
beforeAll(async () => {
  s3 = await startS3Server()
})
beforeEach(() => {
  s3.objects.clear()
  s3.requests.length = 0
  s3.failures.length = 0
})

const bytes = Buffer.from('Evidence, é, 证据')
const hash = sha256Of(bytes)
const place = `/parvis/files/${hash.slice(0, 2)}/${hash}`

test('a file is kept once, given back, removed, each request rightly signed', async () => {
  const store = openS3Store(s3.access)
  expect(await store.get(hash)).toBe(null)
  expect(await store.put(bytes)).toBe(hash)
  expect(await store.put(bytes)).toBe(hash)
  expect([...s3.objects.keys()]).toEqual([place])
  expect(s3.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1)
  expect(Buffer.from((await store.get(hash)) ?? [])).toEqual(bytes)
  await store.remove(hash)
  expect(await store.get(hash)).toBe(null)
})

test('a wrong secret is told with the storage’s code, and the secret is not', async () => {
  const store = openS3Store({ ...s3.access, secretAccessKey: 'another' })
  await expect(store.get(hash)).rejects.toThrow(/answered 403 SignatureDoesNotMatch when reading/)
  await expect(store.put(bytes)).rejects.not.toThrow(/another/)
  expect(s3.objects.size).toBe(0)
})

test('what the storage changed is never given out; what it keeps in another length is put again', async () => {
  const store = openS3Store(s3.access)
  s3.objects.set(place, Buffer.from('Other bytes'))
  await expect(store.get(hash)).rejects.toThrow(/restore it from a backup/)
  await store.put(bytes)
  expect(Buffer.from((await store.get(hash)) ?? [])).toEqual(bytes)
})

test('a passing trouble is tried again; a lasting one fails', async () => {
  const store = openS3Store(s3.access)
  s3.failures.push(503, 500)
  expect(await store.put(bytes)).toBe(hash)
  s3.failures.push(503, 503, 503)
  await expect(store.get(hash)).rejects.toThrow(/answered 503 SlowDown/)
})

test('more bytes than a file may have are not read to their end', async () => {
  s3.objects.set(place, Buffer.alloc(11 * 1_048_576))
  await expect(openS3Store(s3.access).get(hash)).rejects.toThrow(/more than/)
})
