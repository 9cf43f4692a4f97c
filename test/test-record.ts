import { createHash } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import { loadSigner, openRecord, publishCheckpoint, recordName, sequence } from '#record'

/** The public address of every test instance. */
export const testOrigin = 'http://localhost:4310'

/** Signs the record of a test: the same key on every run. */
export const testSigner = () =>
  loadSigner({ dataDir: '/nonexistent', key: createHash('sha256').update('only for tests').digest('base64'), name: recordName(testOrigin) })

/** Names the record and lists its key, as the start of the platform does. */
export const openTestRecord = ({ db, now }: Pick<Context, 'db' | 'now'>) => openRecord(db, testSigner(), now())

/** Sequences what waits and signs a checkpoint over it: what the platform's job does within seconds. */
export async function seal({ db, now }: Pick<Context, 'db' | 'now'>) {
  await sequence(db)
  return publishCheckpoint(db, testSigner(), now(), { intervalMs: 0 })
}
