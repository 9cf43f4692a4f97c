import { type Db, sql, type Trx } from '#kernel/database.ts'
import { inReadCommitted, takeLock } from './locks.ts'

/** The database role the application acts under: it may do everything but rewrite the record. */
export const applicationRole = 'parvis_app'

// Rights over the record's own tables; every other table of the schema is the application's to use freely.
const recordRights: Readonly<Record<string, string>> = {
  record_outbox: 'select, insert, delete',
  record_entry: 'select, insert',
  record_about: 'select, insert',
  record_state: 'select, update',
  record_tile: 'select, insert, update',
  record_checkpoint: 'select, insert',
  record_cosignature: 'select, insert',
  record_key: 'select, insert',
  record_disclosure: 'select, insert, delete',
}

const grantLock = 7_301_003

/** Whether the role can be used, and if not, the server's reason. */
export type GrantedRole = { readonly granted: true } | { readonly granted: false; readonly reason: string }

/**
 * Creates the application's role where that is permitted and gives it its rights in the given schemas. To be run after
 * every migration. Answers with the reason where it is not permitted: the guards in the database then stand alone, and the
 * caller logs it.
 */
export async function grantApplicationRole(db: Db, schemas: readonly string[] = ['public']): Promise<GrantedRole> {
  try {
    await inReadCommitted(db, async (trx) => {
      await takeLock(trx, grantLock)
      await createRole(trx)
      for (const schema of schemas) await grantSchema(trx, schema)
      for (const [table, rights] of Object.entries(recordRights)) await limitRights(trx, table, rights)
    })
    return { granted: true }
  } catch (error) {
    if (!isDenied(error)) throw error
    return { granted: false, reason: error.message }
  }
}

// Roles belong to the whole server: another database of it may create the same one at the same moment.
async function createRole(trx: Trx): Promise<void> {
  const role = sql.lit(applicationRole)
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = ${role}) then
        begin
          create role ${sql.id(applicationRole)} nologin;
        exception when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, ${role}, 'MEMBER') then
        execute format('grant ${sql.id(applicationRole)} to %I', current_user);
      end if;
    end $$
  `.execute(trx)
}

async function grantSchema(trx: Trx, schema: string): Promise<void> {
  const [place, role] = [sql.id(schema), sql.id(applicationRole)]
  await sql`grant usage on schema ${place} to ${role}`.execute(trx)
  await sql`grant select, insert, update, delete on all tables in schema ${place} to ${role}`.execute(trx)
  await sql`grant usage, select on all sequences in schema ${place} to ${role}`.execute(trx)
  await sql`grant execute on all functions in schema ${place} to ${role}`.execute(trx)
}

async function limitRights(trx: Trx, table: string, rights: string): Promise<void> {
  await sql`revoke all on ${sql.table(table)} from ${sql.id(applicationRole)}`.execute(trx)
  await sql`grant ${sql.raw(rights)} on ${sql.table(table)} to ${sql.id(applicationRole)}`.execute(trx)
}

const insufficientPrivilege = '42501'

const isDenied = (error: unknown): error is Error => error instanceof Error && 'code' in error && error.code === insufficientPrivilege
