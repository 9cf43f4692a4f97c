import { z } from 'zod'
import { Bug } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Language } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { membersByIds } from '#modules/members'
import { to } from '#ui'
import { chooseMailLanguage, chooseMandate, removePasskey } from '../acts/change-account.ts'
import { deleteAccount } from '../acts/delete-account.ts'
import { endSession } from '../acts/end-session.ts'
import { revokeMandate } from '../acts/revoke-mandate.ts'
import { accountExport, accountPage } from '../queries/account-page.ts'
import { sessionTokenOf } from '../queries/find-visitor.ts'
import { AccountPage } from './account-page.tsx'
import { DeletedPage, DeletionPage } from './deletion-page.tsx'
import { privatePage, redirectWith } from './private-page.ts'
import { refusalKey } from './sentences.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { expiredCookie } from './sign-in-routes.tsx'

/** The pages of a person's own account. */
export function accountRoutes(parts: SignInParts): Routes {
  return defineRoutes()
    .get('/account', 'signed-in', (c) => showAccount(c, parts, null, 200))
    .post('/account/mandates', 'signed-in', (c) => layDown(c, parts))
    .post('/account/sessions', 'signed-in', endOneSession)
    .post('/account/passkeys', 'signed-in', removeOnePasskey)
    .post('/account/language', 'signed-in', changeLanguage)
    .get('/account/export', 'signed-in', (c) => exportAccount(c, parts))
    .get('/account/deletion', 'signed-in', (c) => deletionPage(c, null))
    .post('/account/deletion', 'signed-in', (c) => deleteOwn(c, parts))
    .get('/account/deleted', 'public', deleted)
    .post('/acting', 'signed-in', (c) => actUnder(c, parts))
}

/** Whoever asks: the policy of these routes lets nobody else in. */
function visitorOf(c: PageRequest): Visitor {
  if (c.var.visitor === null) throw new Bug('a route for people signed in was reached by a stranger')
  return c.var.visitor
}

const dones = {
  mandates: 'accounts.done.mandate',
  sessions: 'accounts.done.session',
  passkeys: 'accounts.done.passkey',
  language: 'accounts.done.language',
} as const
const isDone = (text: string): text is keyof typeof dones => text in dones

async function showAccount(c: PageRequest, parts: SignInParts, refusal: string | null, status: 200 | 409): Promise<Response> {
  const { ctx, words } = c.var
  const visitor = visitorOf(c)
  const account = await accountPage(ctx.db, visitor.accountId, sessionTokenOf(c.req.raw.headers, parts), ctx.now())
  const ids = [...account.mandates, ...account.invitations].flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
  const members = await membersByIds(ctx.db, ids)
  const done = c.req.query('done') ?? ''
  const told = isDone(done) ? { text: words.t(dones[done]), refused: false } : null
  const notice = refusal === null ? told : { text: refusal, refused: true }
  const body = (
    <AccountPage words={words} visitor={visitor} account={account} members={members} notice={notice} passkeyScript={parts.passkeyScript} />
  )
  return privatePage(c, body, {
    title: words.t('accounts.account.title'),
    status,
    fictional: [...members.values()].some((member) => member.fictional),
  })
}

const backTo = (c: PageRequest, done: keyof typeof dones) => c.redirect(to(c.var.words, `/account?done=${done}`), 303)

async function layDown(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { ctx, words } = c.var
  const own = visitorOf(c).mandates.find(({ id }) => id === typed(c.var.form, 'mandate'))
  if (own === undefined) return showAccount(c, parts, words.t('accounts.refusal.already-revoked'), 409)
  const ended = await revokeMandate(ctx, own, own.id, 'holder-request')
  return ended.ok ? backTo(c, 'mandates') : showAccount(c, parts, words.t(refusalKey(ended.refusal)), 409)
}

async function endOneSession(c: PageRequest): Promise<Response> {
  await endSession(c.var.ctx.db, visitorOf(c).accountId, typed(c.var.form, 'session'))
  return backTo(c, 'sessions')
}

async function removeOnePasskey(c: PageRequest): Promise<Response> {
  await removePasskey(c.var.ctx.db, visitorOf(c).accountId, typed(c.var.form, 'passkey'))
  return backTo(c, 'passkeys')
}

async function changeLanguage(c: PageRequest): Promise<Response> {
  const form = readForm(c, z.object({ language: Language }))
  if (form.ok) await chooseMailLanguage(c.var.ctx.db, visitorOf(c).accountId, form.data.language)
  return backTo(c, 'language')
}

async function exportAccount(c: PageRequest, { elsewhere }: SignInParts): Promise<Response> {
  const { ctx } = c.var
  const { accountId, email } = visitorOf(c)
  const held = elsewhere === null ? null : await elsewhere.export(ctx.db, email)
  const all = { ...(await accountExport(ctx.db, accountId, ctx.now())), held }
  return c.body(`${JSON.stringify(all, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="parvis-account.json"',
    'cache-control': 'private, no-store',
  })
}

function deletionPage(c: PageRequest, refusal: string | null): Response {
  const { words } = c.var
  const visitor = visitorOf(c)
  const body = <DeletionPage words={words} visitor={visitor} mandateCount={visitor.mandates.length} refusal={refusal} />
  return privatePage(c, body, { title: words.t('accounts.deletion.title'), status: refusal === null ? 200 : 409 })
}

async function deleteOwn(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { ctx, words } = c.var
  const outcome = await deleteAccount(ctx, visitorOf(c).accountId, parts.elsewhere)
  if (!outcome.ok) return deletionPage(c, words.t(refusalKey(outcome.refusal)))
  return redirectWith(c, to(words, '/account/deleted'), [expiredCookie(parts.origin)])
}

function deleted(c: PageRequest): Response {
  const { words } = c.var
  return privatePage(c, <DeletedPage words={words} />, { title: words.t('accounts.deleted.title') })
}

async function actUnder(c: PageRequest, parts: SignInParts): Promise<Response> {
  const { ctx, words } = c.var
  await chooseMandate(ctx.db, visitorOf(c).accountId, sessionTokenOf(c.req.raw.headers, parts), typed(c.var.form, 'mandate'))
  return c.redirect(to(words, '/desk'), 303)
}
