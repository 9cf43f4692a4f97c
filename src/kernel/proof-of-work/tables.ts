import type { ColumnType, Generated } from 'kysely'
import '../database.ts'

/** One row: what signs challenges and hides addresses. Made when the table is; losing it only ends the challenges under way. */
interface ProtectionKeyTable {
  single: Generated<boolean>
  key: string
}

/** Challenges that were used, so that none is used twice; forgotten when they could not be used any more. */
interface ChallengeSpentTable {
  token: string
  /** A keyed hash of the network address. */
  sender: string
  way: 'work' | 'patience'
  spent_at: Date
  expires_at: ColumnType<Date, Date, never>
}

declare module '../database.ts' {
  interface Database {
    protection_key: ProtectionKeyTable
    challenge_spent: ChallengeSpentTable
  }
}
