import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrations } from '#app/migrations.ts'
import { applied } from '#kernel/migrate.ts'
import { freshDatabase } from '#test/database.ts'

test('a fresh database has every migration, and its own rows', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()]
  expect(await applied(one.db)).toEqual(migrations.map(({ id }) => id).sort())
  await sql`create table mine (n bigint)`.execute(one.db)
  await sql`insert into mine values (9007199254740991)`.execute(one.db)
  const { rows } = await sql<{ n: number }>`select n from mine`.execute(one.db)
  expect(rows).toEqual([{ n: Number.MAX_SAFE_INTEGER }])
  await expect(sql`select n from mine`.execute(other.db)).rejects.toThrow(/mine/)
})

test('an empty database has no table', async () => {
  const { db } = await freshDatabase({ holding: 'empty' })
  expect(await applied(db)).toEqual([])
})

test('the demonstration holds the facts of December 2016, sealed', async () => {
  const { db } = await freshDatabase({ holding: 'demonstration' })
  const { rows } = await sql<{ outbox: number; sealed: number; recorded: number }>`
    select (select count(*) from record_outbox) as outbox, (select count(*) from record_entry) as recorded,
           (select max(size) from record_checkpoint) as sealed`.execute(db)
  expect(rows[0]?.outbox).toBe(0)
  expect(rows[0]?.recorded).toBeGreaterThan(300)
  expect(rows[0]?.sealed).toBe(rows[0]?.recorded)
})

test('a copy takes little time', async () => {
  const started = performance.now()
  for (let count = 0; count < 5; count++) await freshDatabase()
  expect((performance.now() - started) / 5).toBeLessThan(500)
})
