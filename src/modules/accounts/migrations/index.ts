import type { Migration } from '#kernel/database.ts'
import { authenticationTables } from './authentication-tables.ts'
import { mandateTables } from './mandate-tables.ts'

/** The schema of accounts and mandates. */
export const migrations: readonly Migration[] = [{ id: '0300-accounts', sql: authenticationTables + mandateTables }]
