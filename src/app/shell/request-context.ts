import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { languageOf, negotiateLanguage } from '#kernel/http/negotiate.ts'
import type { HttpEnv, Scheme } from '#kernel/http/variables.ts'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Platform } from '../platform.ts'
import { socketAddressOf } from './socket-address.ts'

export const schemeCookie = 'parvis-scheme'
export const languageCookie = 'parvis-lang'

const isScheme = (text: string | undefined): text is Scheme => text === 'light' || text === 'dark' || text === 'auto'
const languagePrefix = new RegExp(`^/(${languages.join('|')})(?=/|$)`)

/** Fills `c.var`: who asks, in which language, when. Runs before every route. */
export const requestContext = (platform: Platform) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const url = new URL(c.req.url)
    const lang = languageOf(url.pathname) ?? negotiateLanguage(getCookie(c, languageCookie), c.req.header('accept-language'))
    const now = platform.now()
    const scheme = getCookie(c, schemeCookie)
    c.set('requestId', platform.newId())
    c.set('ctx', { db: platform.db, now: () => now, newId: platform.newId, origin: platform.recordOrigin })
    c.set('instance', platform.instance)
    c.set('lang', lang)
    c.set('words', words(lang, platform.arabicDigits))
    c.set('path', `${url.pathname.replace(languagePrefix, '') || '/'}${url.search}`)
    c.set('scheme', isScheme(scheme) ? scheme : 'auto')
    c.set('sender', platform.senderOf(c.req.raw.headers, socketAddressOf(c)))
    c.set('saveData', c.req.header('save-data') === 'on')
    c.set('form', {})
    c.set('files', [])
    c.set('uploads', platform.uploads)
    c.set('visitor', null)
    c.header('x-request-id', c.var.requestId)
    c.set('visitor', await platform.findVisitor(c.req.raw.headers, lang))
    await next()
  })
