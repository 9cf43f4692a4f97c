import type { Migration } from '#kernel/database.ts'
import { entryAuthor } from './entry-author.ts'
import { recordGuards } from './record-guards.ts'
import { recordTables } from './record-tables.ts'
import { withheldWords } from './withheld-words.ts'

/** The schema of the record, with what the database itself refuses. */
export const migrations: readonly Migration[] = [
  { id: '0010-record', sql: recordTables + recordGuards },
  { id: '0011-record-author', sql: entryAuthor },
  { id: '0521-record-withheld', sql: withheldWords },
]
