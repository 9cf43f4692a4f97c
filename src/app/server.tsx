import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { Forbidden, NotFound, TooMany } from '#kernel/errors.ts'
import { typed } from '#kernel/http/form.ts'
import { checkSameSite } from '#kernel/http/guard.ts'
import { languageOf, negotiateLanguage } from '#kernel/http/negotiate.ts'
import type { HttpEnv } from '#kernel/http/variables.ts'

import { draftScript } from '#modules/action-plans'
import { apiRoutes } from './api/v1.ts'
import { fileRoutes, sealOffFiles } from './files/routes.ts'
import type { Platform } from './platform.ts'
import { allRoutes } from './routes.ts'
import { shareRoutes } from './share/share-pictures.ts'
import { assetRoutes } from './shell/assets.ts'
import { mount } from './shell/mount.ts'
import { faultPage, forbiddenPage, notFoundPage, tooManyPage, unreadyPage } from './shell/problem-pages.tsx'
import { readBody } from './shell/read-body.ts'
import { languageCookie, requestContext, schemeCookie } from './shell/request-context.ts'
import { socketAddressOf } from './shell/socket-address.ts'

const YEAR_S = 31_536_000

/** The whole site as one Hono application. Nothing here listens: `start` and the tests do that. */
export function createApp(platform: Platform): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const secure = platform.instance.origin.startsWith('https:')
  app.use('/files/*', sealOffFiles)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      crossOriginResourcePolicy: 'same-origin',
      referrerPolicy: 'same-origin',
      strictTransportSecurity: secure ? `max-age=${YEAR_S}; includeSubDomains` : false,
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
    }),
  )
  app.get('/healthz', (c) => c.text('alive\n', 200, { 'cache-control': 'no-store' }))
  app.get('/readyz', async (c) => {
    const ready = await platform.isReady()
    return c.text(ready ? 'ready\n' : 'not ready\n', ready ? 200 : 503, { 'cache-control': 'no-store' })
  })
  app.route('/', assetRoutes([...(platform.scripts ?? []), draftScript()]))
  if (platform.protocol !== undefined) app.route('/', platform.protocol)
  app.route('/', shareRoutes(platform.db, platform.instance.name))
  app.route('/', apiRoutes({ db: platform.db, now: platform.now, origin: platform.instance.origin }))
  app.use(requestContext(platform))
  app.route('/', fileRoutes(platform.uploads.store))
  app.on(['GET', 'POST'], '/api/auth/*', (c) => platform.authHandler(c.req.raw, platform.senderOf(c.req.raw.headers, socketAddressOf(c))))
  app.use(readBody)
  preferences(app, secure)
  app.get('/', (c) => {
    c.header('vary', 'accept-language, cookie')
    return c.redirect(`/${c.var.lang}`, 303)
  })
  mount(app, [...allRoutes, ...(platform.accountRoutes ?? [])], platform)
  answerProblems(app, platform)
  return app
}

/** Colours and language are the reader's own: kept in cookies that hold nothing else. */
function preferences(app: Hono<HttpEnv>, secure: boolean): void {
  const options = { path: '/', maxAge: YEAR_S, sameSite: 'Lax', secure, httpOnly: true } as const
  app.post('/preferences', (c) => {
    checkSameSite(c)
    const scheme = typed(c.var.form, 'scheme')
    if (scheme === 'light' || scheme === 'dark' || scheme === 'auto') setCookie(c, schemeCookie, scheme, options)
    const back = typed(c.var.form, 'back')
    const lang = languageOf(back) ?? negotiateLanguage(undefined, c.req.header('accept-language'))
    setCookie(c, languageCookie, lang, options)
    return c.redirect(isOwnPath(back) ? back : `/${lang}`, 303)
  })
}

/** A path of this site: one slash, then no other, so that it cannot name another host. */
const isOwnPath = (path: string) => /^\/(?![/\\])[^\\\n\r]*$/.test(path)

function answerProblems(app: Hono<HttpEnv>, platform: Platform): void {
  app.notFound((c) => {
    const url = new URL(c.req.url)
    const asked = url.pathname
    if (c.req.method === 'GET' && asked.length > 1 && asked.endsWith('/'))
      return c.redirect(`/${asked.replace(/^\/+|\/+$/g, '')}${url.search}`, 301)
    if (c.req.method === 'GET' && languageOf(asked) === null && !asked.includes('.') && !asked.startsWith('/api/')) {
      return c.redirect(`/${c.var.lang}${asked}${url.search}`, 303)
    }
    return notFoundPage(c)
  })
  app.onError(async (fault, c) => {
    if (fault instanceof NotFound) return notFoundPage(c)
    if (fault instanceof Forbidden) return forbiddenPage(c, fault.message)
    if (fault instanceof TooMany) return tooManyPage(c, fault.seconds)
    platform.reportFault(fault, { id: c.var.requestId, method: c.req.method, path: new URL(c.req.url).pathname })
    return (await platform.isReady()) ? faultPage(c) : unreadyPage(c)
  })
}
