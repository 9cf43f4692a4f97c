import { z } from 'zod'
import { loadStartingData } from '#app/starting-data.ts'
import { openDatabase } from '#kernel/open-database.ts'
import type { Need, PerRun } from '../per-run.ts'
import { predictableIds } from '../predictable-ids.ts'
import { openTestRecord, seal, testOrigin } from '../test-record.ts'
import { administer } from './database-server.ts'

const TestServer = z.object({ administration: z.string(), template: z.string(), pattern: z.string() })

/** The day the demonstration was loaded on, before the day any test lives in. */
const loadedAt = new Date('2026-11-01T08:00:00Z')

/** Makes the database that holds the starting data: loaded once, copied by every test that asks for it. */
export async function startDemonstrationDatabase(need: Need): Promise<PerRun> {
  const { administration, template, pattern } = TestServer.parse((await need('/database')).told)
  const name = template.replace('template', 'demonstration')
  await administer(administration, `create database ${name} template ${template}`)
  const { db, close } = await openDatabase({ connectionString: pattern.replace('DATABASE_NAME', name) })
  const now = () => loadedAt
  try {
    const ctx = { db, now, newId: predictableIds('demonstration', now), origin: testOrigin }
    await openTestRecord(ctx)
    await loadStartingData(ctx, { demo: true })
    await seal(ctx)
  } finally {
    await close()
  }
  return { told: { template: name }, stop: () => administer(administration, `drop database if exists ${name} with (force)`) }
}
