import { z } from 'zod'
import { loadDemoConsultations, loadMembersAndPlans } from '#app/starting-data.ts'
import type { Context } from '#kernel/context.ts'
import { openDatabase } from '#kernel/open-database.ts'
import type { Need, PerRun } from '../per-run.ts'
import { predictableIds } from '../predictable-ids.ts'
import { openTestRecord, seal, testOrigin } from '../test-record.ts'
import { administer } from './database-server.ts'

const TestServer = z.object({ administration: z.string(), template: z.string(), pattern: z.string() })
const Members = z.object({ template: z.string() })

/** The day the demonstration was loaded on, before the day any test lives in. */
const loadedAt = new Date('2026-11-01T08:00:00Z')

/** Makes a database from another one, and loads into it what its tests begin with: copied by every test that asks for it. */
async function startDatabase(need: Need, base: string, holding: string, load: (ctx: Context) => Promise<void>): Promise<PerRun> {
  const { administration, pattern } = TestServer.parse((await need('/database')).told)
  const name = base.replace(/template|members/, holding)
  await administer(administration, `create database ${name} template ${base}`)
  const { db, close } = await openDatabase({ connectionString: pattern.replace('DATABASE_NAME', name) })
  const now = () => loadedAt
  try {
    const ctx = { db, now, newId: predictableIds(holding, now), origin: testOrigin }
    await load(ctx)
    await seal(ctx)
  } finally {
    await close()
  }
  return { told: { template: name }, stop: () => administer(administration, `drop database if exists ${name} with (force)`) }
}

/** Makes the database that holds the starting data but for the invented consultations. */
export async function startMembersDatabase(need: Need): Promise<PerRun> {
  const { template } = TestServer.parse((await need('/database')).told)
  return startDatabase(need, template, 'members', async (ctx) => {
    await openTestRecord(ctx)
    await loadMembersAndPlans(ctx, { demo: true })
  })
}

/** Makes the database that holds all of the starting data. */
export async function startDemonstrationDatabase(need: Need): Promise<PerRun> {
  const { template } = Members.parse((await need('/members')).told)
  return startDatabase(need, template, 'demonstration', loadDemoConsultations)
}
