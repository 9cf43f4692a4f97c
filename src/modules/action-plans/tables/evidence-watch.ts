import type { ColumnType } from 'kysely'
import '#kernel/database.ts'

/** When a source is looked at again. Private: it is not computed from the record. */
export interface EvidenceWatchTable {
  evidence_id: string
  host: string
  next_look_at: Date
  /** Until when a process holds it. */
  claimed_until: Date | null
  steady: ColumnType<number, number | undefined, number>
  troubled: ColumnType<number, number | undefined, number>
  last_look_at: Date | null
  last_obstacle: string | null
}

/** When a host may be asked again. */
export interface EvidenceHostTable {
  host: string
  free_at: Date
}

declare module '#kernel/database.ts' {
  interface Database {
    evidence_watch: EvidenceWatchTable
    evidence_host: EvidenceHostTable
  }
}
