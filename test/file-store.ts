import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { openDiskStore } from '#kernel/file-store/disk-store.ts'
import type { FileStore } from '#kernel/file-store/file-store.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own for a test, gone after the last test of the file. */
export function folderForTests(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parvis-files-'))
  folders.push(folder)
  return folder
}

/** A real store in a folder of its own, opened when it is first asked. */
export function storeForTests(): FileStore {
  let opened: Promise<FileStore> | undefined
  const store = () => (opened ??= openDiskStore(folderForTests(), new Date()))
  return {
    put: async (bytes) => (await store()).put(bytes),
    get: async (sha256) => (await store()).get(sha256),
    remove: async (sha256) => (await store()).remove(sha256),
  }
}
