import { Migrator, sql } from 'kysely'
import type { Db, Migration } from './database.ts'
import { Bug } from './errors.ts'

const table = 'schema_migration'

/**
 * Brings the schema forward and gives the ids of the steps it ran, in order: all of them or none. Two processes at once
 * wait for one another (advisory lock). Refuses a database a newer Parvis has migrated.
 */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<readonly string[]> {
  const steps = new Map(migrations.map((migration) => [migration.id, migration.sql]))
  if (steps.size !== migrations.length) throw new Bug('two migrations have the same id')
  const unknown = (await applied(db)).filter((id) => !steps.has(id))
  if (unknown.length > 0) {
    throw new Error(
      `the database was migrated by a newer Parvis (${unknown.join(', ')}): run that version, or restore a backup made before it`,
    )
  }
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries([...steps].map(([id, text]) => [id, { up: async (trx) => void (await sql.raw(text).execute(trx)) }])),
    },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
    // Ids sort by module, so a module's second step comes before another's first.
    allowUnorderedMigrations: true,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName
    throw new Error(
      `the schema could not be brought forward${failed ? ` (step ${failed})` : ''}: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

/** Ids of the steps the database has already; none in an empty database. */
export async function applied(db: Db): Promise<readonly string[]> {
  const { rows: found } = await sql<{ present: boolean }>`select to_regclass(${table}) is not null as present`.execute(db)
  if (!found[0]?.present) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db)
  return rows.map(({ name }) => name)
}
