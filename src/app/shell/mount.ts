import type { Hono } from 'hono'
import { Forbidden } from '#kernel/errors.ts'
import { admission, checkForgery } from '#kernel/http/guard.ts'
import type { Handler, RouteDefinition } from '#kernel/http/routes.ts'
import type { HttpEnv } from '#kernel/http/variables.ts'
import type { Platform } from '../platform.ts'
import { signInPage, tooManyPage } from './problem-pages.tsx'

/** Puts every route under the four languages, behind its policy, the forgery guard and the act limiter. */
export function mount(app: Hono<HttpEnv>, routes: readonly RouteDefinition[], platform: Platform): void {
  for (const route of routes) {
    const path = `/:lang{(?:fr|en|es|ar)}${route.path === '/' ? '' : route.path}`
    const handler = guarded(route, platform)
    if (route.method === 'GET') app.get(path, handler)
    else app.post(path, handler)
  }
}

const guarded =
  (route: RouteDefinition, platform: Platform): Handler =>
  async (c) => {
    if (route.method === 'POST') {
      checkForgery(c)
      const wait = route.ownLimit === true ? 0 : await platform.actLimiter.consume(c.var.sender)
      if (wait > 0) return tooManyPage(c, wait)
    }
    const answer = admission(route.policy, c.var.visitor)
    if (answer === 'forbidden') throw new Forbidden(route.policy)
    if (answer === 'sign-in') {
      if (route.method === 'POST') return signInPage(c)
      return c.redirect(`/${c.var.lang}/sign-in?next=${encodeURIComponent(`/${c.var.lang}${c.var.path}`)}`, 303)
    }
    return route.handler(c)
  }
