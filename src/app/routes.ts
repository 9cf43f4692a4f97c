import type { RouteDefinition } from '#kernel/http/routes.ts'
import { challengeRoutes } from '#kernel/proof-of-work/routes.ts'
import { lockMandate } from '#modules/accounts'
import { carryingOutRoutes, commitmentRoutes, planRoutes } from '#modules/action-plans'
import { routes as actionRoutes } from '#modules/collective-actions'
import { routes as consultationRoutes } from '#modules/consultations'
import { followingRoutes } from '#modules/following'
import { forumRoutes } from '#modules/forum'
import { memberRoutes } from '#modules/members'
import { galleryRoutes } from '#ui'
import { importRoutes } from './admin/imports/routes.tsx'
import { adminRoutes } from './admin/routes.tsx'
import { coCreation } from './co-creation.ts'
import { declarationRoutes } from './declaration/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { explorerRoutes } from './explorer/routes.tsx'
import { subjectFeedRoutes } from './following/feed-routes.ts'
import { followingPorts } from './following/ports.ts'
import { forumTargets } from './forum-targets.ts'
import { homeRoutes } from './home/routes.tsx'
import { mailboxRoutes } from './mailbox/routes.tsx'
import { memberProfileRoutes } from './member/routes.tsx'
import { moderationRoutes } from './moderation.ts'
import { notYetRoutes } from './not-yet.tsx'
import { planObligations } from './plan-obligations.tsx'
import { plansOf } from './plans-of.ts'
import { recordRoutes } from './record/routes.tsx'
import { ruleRoutes } from './rule-pages/routes.tsx'
import { searchRoutes } from './search/routes.tsx'
import { siteRoutes } from './site/routes.tsx'
import { sourceRoutes } from './source/routes.tsx'
import { standingRoutes } from './standing/routes.tsx'

/** Every page and form of the site, each with its policy, in the order they are tried. */
export const allRoutes: readonly RouteDefinition[] = [
  ...homeRoutes.list,
  ...deskRoutes.list,
  ...adminRoutes.list,
  ...importRoutes.list,
  ...actionRoutes(plansOf),
  ...commitmentRoutes(coCreation),
  ...planRoutes({ coCreation, obligations: planObligations }),
  ...carryingOutRoutes.list,
  ...consultationRoutes,
  ...memberRoutes(lockMandate).list,
  ...standingRoutes.list,
  ...memberProfileRoutes.list,
  ...forumRoutes(forumTargets),
  ...followingRoutes(followingPorts).list,
  ...subjectFeedRoutes.list,
  ...sourceRoutes.list,
  ...declarationRoutes.list,
  ...ruleRoutes.list,
  ...recordRoutes.list,
  ...explorerRoutes.list,
  ...searchRoutes.list,
  ...siteRoutes.list,
  ...moderationRoutes,
  ...mailboxRoutes.list,
  ...galleryRoutes.list,
  ...challengeRoutes.list,
  ...notYetRoutes.list,
]
