import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Language } from '#kernel/languages.ts'
import { privatePage } from '#modules/accounts'
import { emptyForm, type FormState, to } from '#ui'
import { askConfirmation } from '../acts/ask-confirmation.ts'
import { changeFollowing, stopFollow } from '../acts/change-following.ts'
import { confirmFollow } from '../acts/confirm-follow.ts'
import { followSubject } from '../acts/follow-subject.ts'
import { stopDigests, switchReminders } from '../acts/stop-mail.ts'
import { findFollower, findFollowerByKey, findReminders } from '../queries/followers.ts'
import type { FollowingPorts, NamedSubject, Site } from '../queries/ports.ts'
import { type FollowRefusal, Period, Subject, SubjectKind } from '../vocabulary.ts'
import { AccountFollowing, ConfirmPage, DeadLinkPage, FollowPage, SentPage, StopPage } from './following-pages.tsx'
import { mayAsk } from './limits.ts'

const siteOf = (c: PageRequest): Site => ({
  origin: c.var.instance.origin,
  name: c.var.instance.name,
  // The mail that a page leads to is in the language of that page.
  wordsOf: () => c.var.words,
})

const subjectFields = { kind: SubjectKind, id: z.uuid() }
const AskSchema = z.object({
  ...subjectFields,
  email: z.string().trim().toLowerCase().max(254, 'following.problem.email').pipe(z.email('following.problem.email')),
  period: Period.catch('weekly'),
})
const OwnSchema = z.object({ ...subjectFields, period: Period.catch('weekly') })
const SettingsSchema = z.object({ period: Period, lang: Language, paused: z.string().optional() })

/** The subject a request names, with its name. Throws `NotFound` when there is none such. */
async function subjectAsked(c: PageRequest, ports: FollowingPorts, read: (name: string) => string) {
  const parsed = Subject.safeParse({ kind: read('kind'), id: read('id') })
  if (!parsed.success) throw new NotFound('no such subject')
  const named = (await ports.namesOf(c.var.ctx.db, c.var.words, [parsed.data.id])).get(parsed.data.id)
  if (named === undefined || named.kind !== parsed.data.kind) throw new NotFound('no such subject')
  return { subject: parsed.data, named }
}

const inQuery = (c: PageRequest) => (name: string) => c.req.query(name) ?? ''
const inForm = (c: PageRequest) => (name: string) => typed(c.var.form, name)
const keyOf = (c: PageRequest) => typed(c.var.form, 'key') || (c.req.query('key') ?? '')

interface Found {
  readonly subject: Subject
  readonly named: NamedSubject
}

function showFollow(c: PageRequest, { subject, named }: Found, form: FormState, refusal?: FollowRefusal): Response {
  const { words, visitor } = c.var
  const body = <FollowPage words={words} visitor={visitor} subject={subject} named={named} form={form} refusal={refusal} />
  const wrong = (form.errors ?? []).length > 0
  const status = wrong ? 422 : refusal === undefined ? 200 : 409
  return privatePage(c, body, {
    title: words.t('following.page.follow'),
    status,
    errorTitle: status !== 200,
    fictional: named.fictional,
  })
}

/** Somebody signed in follows at once; anybody else is asked by mail whether the address is theirs. */
async function follow(c: PageRequest, ports: FollowingPorts): Promise<Response> {
  const { ctx, visitor, words, lang } = c.var
  const found = await subjectAsked(c, ports, inForm(c))
  if (visitor !== null) {
    const form = readForm(c, OwnSchema)
    if (!form.ok) return showFollow(c, found, form)
    const { period } = form.data
    const outcome = await followSubject(ctx, { email: visitor.email, lang, period, subject: found.subject, confirmed: true })
    return outcome.ok ? c.redirect(to(words, '/account/following?done=followed'), 303) : showFollow(c, found, form, outcome.refusal)
  }
  const form = readForm(c, AskSchema)
  if (!form.ok) return showFollow(c, found, form)
  const { email, period } = form.data
  // Past the limit no mail is written and the answer is the same: nothing is told of who follows what.
  if (await mayAsk(email)) {
    const outcome = await askConfirmation(ctx, siteOf(c), { email, lang, period, subject: found.subject, name: found.named.name })
    if (!outcome.ok) return showFollow(c, found, form, outcome.refusal)
  }
  return c.redirect(to(words, '/following/sent'), 303)
}

function deadLink(c: PageRequest): Response {
  return privatePage(c, <DeadLinkPage words={c.var.words} />, { title: c.var.words.t('following.dead.title'), status: 410 })
}

async function showConfirmation(c: PageRequest, ports: FollowingPorts): Promise<Response> {
  const { words, visitor, ctx } = c.var
  const token = keyOf(c)
  if ((await findFollowerByKey(ctx.db, token)) === null) return deadLink(c)
  const { subject, named } = await subjectAsked(c, ports, inQuery(c))
  const body = <ConfirmPage words={words} visitor={visitor} token={token} subject={subject} named={named} />
  return privatePage(c, body, { title: words.t('following.confirm.title'), fictional: named.fictional })
}

async function confirm(c: PageRequest, ports: FollowingPorts): Promise<Response> {
  const { subject } = await subjectAsked(c, ports, inForm(c))
  const outcome = await confirmFollow(c.var.ctx, keyOf(c), subject)
  if (!outcome.ok) return deadLink(c)
  return c.redirect(to(c.var.words, `/account/following?key=${outcome.fact.key}&done=followed`), 303)
}

/** Whose follows a request may see: the holder of a link's key, else whoever is signed in. Null: nobody known. */
async function ownerOf(c: PageRequest) {
  const { ctx, visitor } = c.var
  const key = keyOf(c)
  if (key !== '') {
    const follower = await findFollowerByKey(ctx.db, key)
    return follower === null ? null : { email: follower.email, follower, token: follower.key }
  }
  return visitor === null ? null : { email: visitor.email, follower: await findFollower(ctx.db, visitor.email), token: null }
}

const notices = {
  followed: 'following.account.done-followed',
  changed: 'following.account.done-changed',
  stopped: 'following.account.done-stopped',
} as const

async function showAccount(c: PageRequest, ports: FollowingPorts, form: FormState = emptyForm): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const owner = await ownerOf(c)
  if (owner === null) {
    if (keyOf(c) !== '') return deadLink(c)
    return c.redirect(`${to(words, '/sign-in')}?next=${encodeURIComponent(to(words, '/account/following'))}`, 303)
  }
  const ids = owner.follower?.follows.map(({ id }) => id) ?? []
  const names = await ports.namesOf(ctx.db, words, ids)
  const reminders = await findReminders(ctx.db, { email: owner.email })
  const asked = c.req.query('done')
  const done = asked === 'followed' || asked === 'changed' || asked === 'stopped' ? words.t(notices[asked]) : null
  const stopped = reminders === null ? null : reminders.stoppedAt !== null
  const body = (
    <AccountFollowing words={words} visitor={visitor} {...owner} names={names} remindersStopped={stopped} form={form} done={done} />
  )
  const wrong = (form.errors ?? []).length > 0
  return privatePage(c, body, { title: words.t('following.account.title'), status: wrong ? 422 : 200, errorTitle: wrong })
}

async function changeAccount(c: PageRequest, ports: FollowingPorts): Promise<Response> {
  const { ctx, words } = c.var
  const owner = await ownerOf(c)
  if (owner === null) return deadLink(c)
  const back = (done: string) => {
    const key = owner.token === null ? '' : `&key=${owner.token}`
    return c.redirect(to(words, `/account/following?done=${done}${key}`), 303)
  }
  const act = typed(c.var.form, 'act')
  if (act === 'stop-reminders' || act === 'resume-reminders') {
    await switchReminders(ctx.db, { email: owner.email }, act === 'stop-reminders', ctx.now())
    return back('changed')
  }
  if (owner.follower === null) return back('stopped')
  if (act === 'stop') {
    const subject = Subject.safeParse({ kind: typed(c.var.form, 'kind'), id: typed(c.var.form, 'id') })
    if (subject.success) await stopFollow(ctx, owner.follower.id, subject.data)
    // The last follow took the address with it: its link shows nothing any more.
    if (owner.token !== null && (await findFollowerByKey(ctx.db, owner.token)) === null) return stopped(c, 'unsubscribe', true)
    return back('stopped')
  }
  const form = readForm(c, SettingsSchema)
  if (!form.ok) return showAccount(c, ports, form)
  const { period, lang, paused } = form.data
  await changeFollowing(ctx, owner.follower.id, { period, lang, paused: paused !== undefined })
  return back('changed')
}

function stopped(c: PageRequest, what: 'unsubscribe' | 'reminders', done: boolean): Response {
  const { words, visitor } = c.var
  const body = <StopPage words={words} visitor={visitor} what={what} token={keyOf(c)} done={done} />
  return privatePage(c, body, { title: words.t(done ? `following.${what}.done` : `following.${what}.title`) })
}

/** The pages of following. Those that a mail leads to need no account: its key is enough (RFC 8058 for the two that stop mail). */
export const followingRoutes = (ports: FollowingPorts): Routes =>
  defineRoutes()
    .get('/following/new', 'public', async (c) => showFollow(c, await subjectAsked(c, ports, inQuery(c)), emptyForm))
    .post('/following', 'public', (c) => follow(c, ports))
    .get('/following/sent', 'public', (c) => {
      const { words, instance } = c.var
      return privatePage(c, <SentPage words={words} mailbox={instance.localMailbox === true} />, { title: words.t('following.sent.title') })
    })
    .get('/following/confirmation', 'public', (c) => showConfirmation(c, ports))
    .post('/following/confirmation', 'public', (c) => confirm(c, ports))
    .get('/following/unsubscribe', 'public', (c) => stopped(c, 'unsubscribe', false))
    .post('/following/unsubscribe', 'public', async (c) => {
      await stopDigests(c.var.ctx.db, keyOf(c))
      return stopped(c, 'unsubscribe', true)
    })
    .get('/following/reminders', 'public', (c) => stopped(c, 'reminders', false))
    .post('/following/reminders', 'public', async (c) => {
      await switchReminders(c.var.ctx.db, { key: keyOf(c) }, true, c.var.ctx.now())
      return stopped(c, 'reminders', true)
    })
    .get('/account/following', 'public', (c) => showAccount(c, ports))
    .post('/account/following', 'public', (c) => changeAccount(c, ports))
