import './tables.ts'
import type { RouteDefinition } from '#kernel/http/routes.ts'
import { moderatorRoutes } from './web/moderator-routes.tsx'
import { ownWordsRoutes } from './web/own-words-routes.tsx'
import { publicRoutes } from './web/public-routes.tsx'
import { reportRoutes } from './web/report-routes.tsx'
import type { Surroundings } from './web/surroundings.ts'

export { decideCase, giveSecondOpinion } from './acts/decide-case.ts'
export { reportContent } from './acts/report-content.ts'
export { migrations } from './migrations/index.ts'
export type { Participants } from './queries/authors.ts'
export { type QueuedCase, queuedCases } from './queries/cases.ts'
export { type MemberOfEntry, moderationRules } from './queries/rules.ts'
export type { EntryTold, Surroundings } from './web/surroundings.ts'

/** The pages and forms of moderation, and those of a person's own words. */
export const moderationRoutes = (surroundings: Surroundings): readonly RouteDefinition[] => [
  ...publicRoutes(surroundings).list,
  ...reportRoutes(surroundings).list,
  ...moderatorRoutes(surroundings).list,
  ...ownWordsRoutes(surroundings).list,
]
