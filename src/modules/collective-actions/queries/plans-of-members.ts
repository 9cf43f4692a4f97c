import type { Db } from '#kernel/database.ts'
import type { PlansOfMember } from '../rules/carried-by-plan.ts'

/** Tells which plans members have on the platform, by member; a member without any is absent. Given by the module of plans. */
export type PlansOfMembers = (db: Db, memberIds: readonly string[]) => Promise<ReadonlyMap<string, PlansOfMember>>

/** No plan is on the platform yet: every clock of R3 then answers that it cannot know. */
export const noPlans: PlansOfMembers = async () => new Map()
