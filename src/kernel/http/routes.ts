import type { Context as HonoContext } from 'hono'
import type { HttpEnv } from './variables.ts'

/**
 * Who may ask. `public`: anyone. `signed-in`: any account. `member-mandate`: someone acting for a member
 * (point of contact or editor). `steward`, `moderator`, `assessor`: someone acting under that mandate.
 */
export const policies = ['public', 'signed-in', 'member-mandate', 'steward', 'moderator', 'assessor'] as const
export type Policy = (typeof policies)[number]

// The path type is left open: each route reads its own parameters with `c.req.param('slug')`.
export type Handler = (c: HonoContext<HttpEnv, string>) => Response | Promise<Response>

export interface RouteDefinition {
  readonly method: 'GET' | 'POST'
  /** Without the language: `/actions/:slug`. */
  readonly path: string
  readonly policy: Policy
  readonly handler: Handler
  /** True when the handler counts its senders itself: the limiter of acts then leaves it alone. */
  readonly ownLimit?: boolean | undefined
}

/** What sets a route apart. */
export type RouteOptions = Pick<RouteDefinition, 'ownLimit'>

export interface Routes {
  readonly list: readonly RouteDefinition[]
  get(path: string, policy: Policy, handler: Handler): Routes
  post(path: string, policy: Policy, handler: Handler, options?: RouteOptions): Routes
}

/** Starts a list of routes. Every route names its policy; there is no default. */
export function defineRoutes(): Routes {
  const list: RouteDefinition[] = []
  const routes: Routes = {
    list,
    get: (path, policy, handler) => {
      list.push({ method: 'GET', path, policy, handler })
      return routes
    },
    post: (path, policy, handler, options) => {
      list.push({ method: 'POST', path, policy, handler, ...options })
      return routes
    },
  }
  return routes
}
