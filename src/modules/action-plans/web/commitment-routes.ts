import type { RouteDefinition } from '#kernel/http/routes.ts'
import type { CoCreation } from '../vocabulary.ts'
import { draftRoutes } from './draft-routes.tsx'
import { revisionRoutes } from './revision-routes.tsx'
import { viewRoutes } from './view-routes.tsx'

/** The pages and forms of commitments and their drafts. `coCreation` says where a commitment may come from. */
export const commitmentRoutes = (coCreation: CoCreation): readonly RouteDefinition[] => [
  ...revisionRoutes(coCreation).list,
  ...draftRoutes(coCreation).list,
  ...viewRoutes(coCreation).list,
]
