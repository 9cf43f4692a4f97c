import { z } from 'zod'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import { to } from '#ui'
import { learnMailLanguage } from '../acts/change-account.ts'
import { startAtProvider } from '../acts/discover-provider.ts'
import { endEverySession, endSessionOf, removeExpired } from '../acts/end-session.ts'
import { requestLink, useLink } from '../acts/sign-in.ts'
import { sessionCookie, sessionTokenOf } from '../queries/find-visitor.ts'
import { emailOfSession } from '../queries/session-email.ts'
import { ownPage, privatePage, redirectWith } from './private-page.ts'
import { DeadLinkPage, type FormState, LinkPage, SentPage, SignedOutPage, SignInPage } from './sign-in-pages.tsx'
import type { SignInParts } from './sign-in-parts.ts'
import { socketAddressOf } from './socket-address.ts'

const EmailForm = z.object({
  email: z.string().trim().toLowerCase().max(254, 'accounts.sign-in.email-error').pipe(z.email('accounts.sign-in.email-error')),
})

/** The pages that sign people in and out. */
export function signInRoutes(parts: SignInParts): Routes {
  return defineRoutes()
    .get('/sign-in', 'public', (c) => signIn(c, parts))
    .post('/sign-in', 'public', (c) => sendLink(c, parts))
    .get('/sign-in/sent', 'public', (c) => sent(c, parts))
    .get('/sign-in/link', 'public', (c) => linkPage(c, parts))
    .post('/sign-in/link', 'public', (c) => followLink(c, parts))
    .get('/sign-in/provider', 'public', (c) => goToProvider(c, parts))
    .post('/sign-out', 'public', (c) => signOut(c, parts))
    .get('/signed-out', 'public', signedOut)
}

const senderOf = (c: PageRequest, parts: SignInParts) => parts.senderOf(c.req.raw.headers, socketAddressOf(c))

function signInPage(
  c: PageRequest,
  parts: SignInParts,
  form: FormState,
  next: string | null,
  notice: string | null,
  status: 200 | 422 | 429 | 503,
) {
  const { words, visitor } = c.var
  const body = (
    <SignInPage
      words={words}
      visitor={visitor}
      form={form}
      next={next}
      notice={notice}
      providerName={parts.provider?.name ?? null}
      passkeyScript={parts.passkeyScript}
      tryItAs={parts.tryItAs}
    />
  )
  return privatePage(c, body, {
    title: words.t('accounts.sign-in.title'),
    status,
    ...(form.errors === undefined ? {} : { errorTitle: true }),
  })
}

function signIn(c: PageRequest, parts: SignInParts): Response {
  const next = ownPage(c.req.query('next') ?? '')
  if (c.var.visitor !== null) return c.redirect(next ?? to(c.var.words, '/desk'), 303)
  const refused = c.req.query('provider') === 'refused' || c.req.query('error') !== undefined
  const name = parts.provider?.name ?? ''
  return signInPage(
    c,
    parts,
    { values: {} },
    next,
    refused ? c.var.words.t('accounts.sign-in.provider-refused', { provider: name }) : null,
    200,
  )
}

async function sendLink(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { words, lang } = c.var
  const next = ownPage(typed(c.var.form, 'next'))
  const form = readForm(c, EmailForm)
  if (!form.ok) return signInPage(c, parts, form, next, null, 422)
  const wait = (await parts.limits.sender(senderOf(c, parts))) || (await parts.limits.email(form.data.email))
  if (wait > 0) return tooMany(c, parts, form.values, next, wait)
  await removeExpired(c.var.ctx.db, c.var.ctx.now())
  await requestLink(await parts.auth(), form.data.email, lang, next, c.req.raw.headers)
  return c.redirect(to(words, '/sign-in/sent'), 303)
}

function tooMany(c: PageRequest, parts: SignInParts, values: FormValues, next: string | null, seconds: number): Response {
  c.header('retry-after', String(seconds))
  return signInPage(c, parts, { values }, next, c.var.words.t('accounts.sign-in.too-many', { minutes: Math.ceil(seconds / 60) }), 429)
}

function sent(c: PageRequest, parts: SignInParts): Response {
  const { words } = c.var
  return privatePage(c, <SentPage words={words} mailbox={parts.mailbox} />, { title: words.t('accounts.sent.title') })
}

function linkPage(c: PageRequest, parts: SignInParts): Response {
  const { words, visitor } = c.var
  const token = c.req.query('token') ?? ''
  const next = ownPage(c.req.query('next') ?? '')
  if (token === '') return deadLink(c, next)
  const { instanceName } = parts
  const body = <LinkPage words={words} visitor={visitor} instanceName={instanceName} token={token} next={next} />
  return privatePage(c, body, { title: words.t('accounts.link.title', { instance: instanceName }) })
}

function deadLink(c: PageRequest, next: string | null): Response {
  const { words, visitor } = c.var
  const body = <DeadLinkPage words={words} visitor={visitor} next={next} />
  return privatePage(c, body, { title: words.t('accounts.dead-link.title'), status: 410 })
}

async function followLink(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { words, lang, ctx } = c.var
  const next = ownPage(typed(c.var.form, 'next'))
  const wait = await parts.limits.sender(senderOf(c, parts))
  if (wait > 0) return tooMany(c, parts, {}, next, wait)
  const headers = c.req.raw.headers
  const cookies = await useLink(await parts.auth(), typed(c.var.form, 'token'), headers)
  if (cookies === null) return deadLink(c, next)
  // Whoever was signed in on this browser before is signed out: one browser, one person.
  await endSessionOf(ctx.db, sessionTokenOf(headers, parts))
  const email = await emailOfSession(ctx.db, tokenIn(cookies, parts))
  if (email !== null) await learnMailLanguage(ctx.db, email, lang)
  return redirectWith(c, next ?? to(words, '/desk'), cookies)
}

/** The session token that new cookies carry. */
function tokenIn(cookies: readonly string[], parts: SignInParts): string | null {
  const cookie = cookies.map((line) => line.split(';', 1)[0] ?? '').find((pair) => pair.startsWith(`${sessionCookie(parts.origin)}=`))
  return cookie === undefined ? null : sessionTokenOf(new Headers({ cookie }), parts)
}

async function goToProvider(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { words, lang } = c.var
  const next = ownPage(c.req.query('next') ?? '')
  if (parts.provider === null) return c.redirect(to(words, '/sign-in'), 303)
  const wait = await parts.limits.sender(senderOf(c, parts))
  if (wait > 0) return tooMany(c, parts, {}, next, wait)
  const start = await startAtProvider(parts.provider, lang, next ?? to(words, '/desk'), c.req.raw.headers)
  if (start !== null) return redirectWith(c, start.url, start.cookies)
  const notice = words.t('accounts.sign-in.provider-away', { provider: parts.provider.name })
  return signInPage(c, parts, { values: {} }, next, notice, 503)
}

async function signOut(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { visitor, ctx, words } = c.var
  const everywhere = typed(c.var.form, 'everywhere') === '1'
  if (everywhere && visitor !== null) await endEverySession(ctx.db, visitor.accountId)
  else await endSessionOf(ctx.db, sessionTokenOf(c.req.raw.headers, parts))
  return redirectWith(c, to(words, '/signed-out'), [expiredCookie(parts.origin)])
}

/** Takes the session's cookie back. */
export const expiredCookie = (origin: string): string =>
  `${sessionCookie(origin)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`

function signedOut(c: PageRequest): Response {
  const { words } = c.var
  return privatePage(c, <SignedOutPage words={words} />, { title: words.t('accounts.signed-out.title') })
}
