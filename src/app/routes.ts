import type { RouteDefinition } from '#kernel/http/routes.ts'
import { homeRoutes } from './home/routes.tsx'

/** Every page and form of the site, each with its policy, in the order they are tried. */
export const allRoutes: readonly RouteDefinition[] = [...homeRoutes.list]
