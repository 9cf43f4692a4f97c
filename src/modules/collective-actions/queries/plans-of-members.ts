import type { Db } from '#kernel/database.ts'
import type { PlansOfMember } from '../rules/carried-by-plan.ts'

/** Tells which plans members have on the platform, by member; a member without any is absent. Given by the module of plans. */
export type PlansOfMembers = (db: Db, memberIds: readonly string[]) => Promise<ReadonlyMap<string, PlansOfMember>>
