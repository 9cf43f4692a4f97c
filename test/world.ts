import { createApp } from '#app/server.tsx'
import type { Context } from '#kernel/context.ts'
import { createUploads } from '#kernel/file-store/uploads.ts'
import type { Language } from '#kernel/languages.ts'
import { localMailbox, sendMail } from '#kernel/mail.ts'
import { createAccounts, type DemoRole } from '#modules/accounts'
import { forgetAddress, heldAbout } from '#modules/following'
import { recordProtocolRoutes } from '#record'
import { clientOf } from './client.ts'
import { freshDatabase } from './database.ts'
import { storeForTests } from './file-store.ts'
import { predictableIds } from './predictable-ids.ts'
import { openTestRecord, seal, testOrigin } from './test-record.ts'

const DAY_MS = 86_400_000

export interface WorldOptions {
  /** The instant the world stands at until `advance`. */
  readonly now?: string
  /** False: an instance without any member, action or person. */
  readonly demo?: boolean
  /** False: the demonstration without its consultations, for tests that count what is in one of their own. */
  readonly consultations?: boolean
}

/** A clock that stands still until it is moved. */
function clockAt(start: string) {
  let at = new Date(start).getTime()
  const advance = (days: number) => {
    at += days * DAY_MS
  }
  return { now: () => new Date(at), advance }
}

const sender = (headers: Headers) => headers.get('x-test-sender') ?? 'somebody'

const instance = { name: 'Parvis', origin: testOrigin, demo: true, localMailbox: true }

/** The application as `start` makes it, but for what reaches outside; requests that failed (500) are kept in `faults`. */
function applicationOn({ db, now, newId }: Context) {
  const accounts = createAccounts({
    db,
    secret: 'only-for-tests-0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    origin: testOrigin,
    instanceName: instance.name,
    now,
    newId,
    sendMail,
    elsewhere: { forget: forgetAddress, export: heldAbout },
    oidc: null,
    tryItAs: true,
    mailbox: '/mailbox',
    senderOf: sender,
  })
  const faults: unknown[] = []
  const uploads = createUploads(storeForTests(), 'only for tests')
  const app = createApp({
    db,
    now,
    newId,
    instance,
    recordOrigin: testOrigin.replace('http://', ''),
    arabicDigits: 'latn',
    uploads,
    findVisitor: accounts.findVisitor,
    authHandler: accounts.authHandler,
    accountRoutes: accounts.routes,
    scripts: accounts.assets,
    actLimiter: { consume: () => Promise.resolve(0) },
    senderOf: sender,
    isReady: () => Promise.resolve(true),
    reportFault: (fault) => faults.push(fault),
    protocol: recordProtocolRoutes(() => db),
  })
  return { app, faults, accountRoutes: accounts.routes }
}

/**
 * The whole platform on a database of its own, with a clock that is set and ids that are the same on every run. Nothing
 * listens and nothing runs in the background: entries are sealed by `seal`, days pass by `advance`.
 */
export async function world({ now: start = '2026-11-23T12:00:00Z', demo = true, consultations = true }: WorldOptions = {}) {
  const { db, pool, connectionString } = await freshDatabase({ holding: demo ? (consultations ? 'demonstration' : 'members') : 'migrated' })
  const { now, advance } = clockAt(start)
  const ctx: Context = { db, now, newId: predictableIds('world', now), origin: testOrigin }
  if (!demo) await openTestRecord(ctx)
  const { app, faults, accountRoutes } = applicationOn(ctx)
  const visit = (lang: Language = 'en') => clientOf(app, testOrigin, lang)
  const stranger = visit()
  return {
    app,
    ctx,
    db,
    pool,
    connectionString,
    accountRoutes,
    /** What requests failed with (500); a test that expects none asserts it is empty. */
    faults,
    /** A browser of somebody unknown, with its own cookies. */
    visit,
    get: stranger.get,
    post: stranger.post,
    /** A browser signed in as one of the people of the demonstration, through “Try it as…”. */
    as: async (role: DemoRole, lang: Language = 'en') => {
      const client = visit(lang)
      await client.signInAs(role)
      return client
    },
    /** The mail written so far, newest first. */
    mail: () => localMailbox(db, 1000),
    advance,
    seal: () => seal(ctx),
  }
}

export type World = Awaited<ReturnType<typeof world>>
