import { migrations as importRuns } from '#exchange/import-runs/migrations.ts'
import type { Migration } from '#kernel/database.ts'
import { migrations as kernel } from '#kernel/migrations.ts'
import { migrations as accounts } from '#modules/accounts'
import { migrations as actionPlans } from '#modules/action-plans'
import { migrations as collectiveActions } from '#modules/collective-actions'
import { migrations as consultations } from '#modules/consultations'
import { migrations as following } from '#modules/following'
import { migrations as forum } from '#modules/forum'
import { migrations as members } from '#modules/members'
import { migrations as moderation } from '#modules/moderation'
import { migrations as record } from '#record'

/** The whole schema, step by step; ids give the order. */
export const migrations: readonly Migration[] = [
  ...kernel,
  ...record,
  ...members,
  ...collectiveActions,
  ...actionPlans,
  ...accounts,
  ...consultations,
  ...forum,
  ...following,
  ...moderation,
  ...importRuns,
]
