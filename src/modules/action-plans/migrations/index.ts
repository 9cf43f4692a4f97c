import type { Migration } from '#kernel/database.ts'
import { plansMigration } from './0300-plans.ts'
import { commitmentDraftsMigration } from './0330-commitment-drafts.ts'
import { revisionFormsMigration } from './0331-revision-forms.ts'
import { evidenceWatchMigration } from './0340-evidence-watch.ts'
import { commitmentSearchMigration } from './0350-commitment-search.ts'
import { toldStatusMigration } from './0461-told-status.ts'

/** Steps of the schema of action plans, in order. */
export const migrations: readonly Migration[] = [
  plansMigration,
  commitmentDraftsMigration,
  revisionFormsMigration,
  evidenceWatchMigration,
  commitmentSearchMigration,
  toldStatusMigration,
]
