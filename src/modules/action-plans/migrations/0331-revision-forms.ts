import type { Migration } from '#kernel/database.ts'

/** Which form published a revision of a draft: the same form sent again adds nothing. */
export const revisionFormsMigration: Migration = {
  id: '0331-revision-forms',
  sql: 'alter table commitment_draft add column published_by text',
}
