import type { Migration } from '#kernel/database.ts'

/** A source may give a commitment a state that is none of our scale's steps, such as “in progress”. */
export const toldStatusMigration: Migration = {
  id: '0461-told-status',
  sql: 'alter table commitment_status alter column completion drop not null',
}
