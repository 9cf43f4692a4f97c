import type { RouteDefinition } from '#kernel/http/routes.ts'
import { adminRoutes } from './admin/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { homeRoutes } from './home/routes.tsx'

/** Every page and form of the site, each with its policy, in the order they are tried. */
export const allRoutes: readonly RouteDefinition[] = [...homeRoutes.list, ...deskRoutes.list, ...adminRoutes.list]
