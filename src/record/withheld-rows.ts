import type { RawBuilder } from 'kysely'
import { sql, type Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import type { AnyFactDefinition } from './fact.ts'

/** The words of one field of one entry. */
export interface WordsPlace {
  readonly entryId: string
  readonly field: string
}

/**
 * Takes words out of the projected tables with the definition's own `erase`, and remembers what stood there.
 *
 * A definition says how to take words out, not how to put them back. So it is watched: it runs once inside a savepoint,
 * the rows it wrote are found by the transaction that wrote them, the savepoint is undone, the same rows are read as they
 * were, and it runs again. Every projected table is read once: removals are rare, and no fact has to know of them.
 */
export async function eraseRemembering(
  trx: Trx,
  definition: AnyFactDefinition | undefined,
  { entryId, field }: WordsPlace,
  projectedTables: readonly string[],
): Promise<void> {
  if (definition?.erase === undefined) return
  // The transaction gets its number first, so that the savepoint's own is later than it.
  await sql`select pg_current_xact_id()`.execute(trx)
  await sql`savepoint before_erase`.execute(trx)
  await definition.erase(trx, entryId, field)
  const written: { readonly table: string; readonly row: string }[] = []
  for (const table of projectedTables) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t where age(t.xmin) <= age(pg_current_xact_id()::xid)
    `.execute(trx)
    written.push(...rows.map(({ row }) => ({ table, row })))
  }
  await sql`rollback to savepoint before_erase`.execute(trx)
  for (const { table, row } of written) await rememberRow(trx, { entryId, field }, table, row)
  await definition.erase(trx, entryId, field)
}

/** Notes the columns of a row that are about to differ. A row somebody else just wrote does not differ, and leaves no note. */
async function rememberRow(trx: Trx, { entryId, field }: WordsPlace, table: string, after: string): Promise<void> {
  const key = await keyOf(trx, table)
  const matches = keyMatches(table, key, sql`${after}::jsonb`)
  await sql`
    insert into record_withheld_column (entry_id, field, in_table, row_key, in_column, before, after)
    select ${entryId}, ${field}, ${table},
      (select jsonb_object_agg(k, old.row -> k) from unnest(${key}::text[]) as k),
      column_name.attname, old.row -> column_name.attname, ${after}::jsonb -> column_name.attname
    from (select to_jsonb(t) as row from ${sql.table(table)} t where ${matches}) old,
      lateral (
        select attname::text from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      ) column_name
    where old.row -> column_name.attname is distinct from ${after}::jsonb -> column_name.attname
  `.execute(trx)
}

/** Puts the words back where they stood, the last change first. What an act wrote there since stays. */
export async function putBack(trx: Trx, { entryId, field }: WordsPlace): Promise<void> {
  const notes = await trx
    .selectFrom('record_withheld_column')
    .select(['id', 'in_table as table', 'in_column as column'])
    .where('entry_id', '=', entryId)
    .where('field', '=', field)
    .orderBy('id', 'desc')
    .execute()
  for (const { id, table, column } of notes) {
    const key = await keyOf(trx, table)
    await sql`
      update ${sql.table(table)} t set ${sql.ref(column)} = was.${sql.ref(column)}
      from record_withheld_column n, lateral jsonb_populate_record(null::${sql.table(table)}, jsonb_build_object(n.in_column, n.before)) was
      where n.id = ${id} and to_jsonb(t) -> n.in_column = n.after and ${keyMatches(table, key, sql`n.row_key`)}
    `.execute(trx)
  }
}

const keyMatches = (table: string, key: readonly string[], row: RawBuilder<unknown>) => {
  const columns = key.map((column) => sql`t.${sql.ref(column)}`)
  const wanted = key.map((column) => sql`k.${sql.ref(column)}`)
  return sql`(${sql.join(columns)}) = (select ${sql.join(wanted)} from jsonb_populate_record(null::${sql.table(table)}, ${row}) k)`
}

async function keyOf(trx: Trx, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary
  `.execute(trx)
  if (rows.length === 0) throw new Bug(`the projected table ${table} has no primary key: its rows cannot be found again`)
  return rows.map(({ name }) => name)
}
