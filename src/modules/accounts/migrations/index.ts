import type { Migration } from '#kernel/database.ts'
import { authenticationTables } from './authentication-tables.ts'
import { mandateTables } from './mandate-tables.ts'
import { residentClaim } from './resident-claim.ts'

/** The schema of accounts and mandates. */
export const migrations: readonly Migration[] = [
  { id: '0300-accounts', sql: authenticationTables + mandateTables },
  { id: '0421-resident-claim', sql: residentClaim },
]
