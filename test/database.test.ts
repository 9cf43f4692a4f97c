import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { applied } from '#kernel/migrate.ts'
import { migrations } from '#app/migrations.ts'
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
  const { db } = await freshDatabase({ empty: true })
  expect(await applied(db)).toEqual([])
})

test('a copy takes little time', async () => {
  const started = performance.now()
  for (let count = 0; count < 5; count++) await freshDatabase()
  expect((performance.now() - started) / 5).toBeLessThan(500)
})
