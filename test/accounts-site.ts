import { once } from 'node:events'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { v7 } from 'uuid'
import { createApp } from '#app/server.tsx'
import type { Context } from '#kernel/context.ts'
import { createUploads } from '#kernel/file-store/uploads.ts'
import { createAccounts, type OidcSettings, type SendMail } from '#modules/accounts'
import { freshDatabase } from './database.ts'
import { storeForTests } from './file-store.ts'

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A real SMTP server on a loopback port, and the mail it received. */
export async function mailServer() {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(({ to, subject, text }) => {
        const recipient = Array.isArray(to) ? to[0] : to
        received.push({ to: recipient?.text ?? '', subject: subject ?? '', text: text ?? '' })
        done()
      }, done)
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  const transport = createTransport({ host: '127.0.0.1', port: address.port, secure: false, ignoreTLS: true })
  const sendMail: SendMail = async (_db, { to, subject, text }) => {
    await transport.sendMail({ from: 'parvis@example.org', to, subject, text })
  }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { received, sendMail, close }
}

export interface SiteOptions {
  readonly sendMail?: SendMail
  readonly oidc?: OidcSettings | null
  readonly tryItAs?: boolean
  readonly origin?: string
  readonly now?: () => Date
}

/** The whole site on a database of its own, with accounts as `start` makes them. */
export async function accountsSite(options: SiteOptions = {}) {
  const {
    sendMail = async () => undefined,
    oidc = null,
    tryItAs = true,
    origin = 'http://localhost:4310',
    now = () => new Date(),
  } = options
  const { db, pool } = await freshDatabase()
  const accounts = createAccounts({
    db,
    secret: 'only-for-tests-7f3a9c1e5b8d2046-only-for-tests',
    origin,
    instanceName: 'Parvis',
    now,
    newId: v7,
    sendMail,
    oidc,
    tryItAs,
    mailbox: null,
    senderOf: (headers) => headers.get('x-test-sender') ?? '',
  })
  const faults: unknown[] = []
  const app = createApp({
    db,
    now,
    newId: v7,
    instance: { name: 'Parvis', origin, demo: tryItAs },
    recordOrigin: 'localhost/test',
    arabicDigits: 'latn',
    uploads: createUploads(storeForTests(), 'only for tests'),
    findVisitor: accounts.findVisitor,
    authHandler: accounts.authHandler,
    accountRoutes: accounts.routes,
    scripts: accounts.assets,
    actLimiter: { consume: async () => 0 },
    senderOf: (headers) => headers.get('x-test-sender') ?? '',
    isReady: async () => true,
    reportFault: (fault) => faults.push(fault),
  })
  const ctx: Context = { db, now, newId: v7, origin }
  return { db, pool, accounts, app, ctx, origin, faults }
}

type Site = Awaited<ReturnType<typeof accountsSite>>

/** A browser without scripts: keeps cookies, sends forms back with the token of the page they stand on. */
export function openBrowserOf({ app, origin }: Pick<Site, 'app' | 'origin'>, sender: string = v7()) {
  const cookies = new Map<string, string>()
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const name = pair.slice(0, pair.indexOf('='))
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
    return response
  }
  const headers = () => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'x-test-sender': sender,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  })
  const get = async (path: string) => keep(await app.request(`${origin}${path}`, { headers: headers() }))
  const send = async (path: string, form: Readonly<Record<string, string>>) =>
    keep(await app.request(`${origin}${path}`, { method: 'POST', headers: { ...headers(), origin }, body: new URLSearchParams(form) }))
  const csrfOn = async (path: string) => /name="csrf"[^>]*value="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
  return {
    cookies,
    get,
    /** Sends a form as it is: without the token of the session. */
    send,
    /** Sends a form that stands on a page, with that page's token. */
    submit: async (path: string, form: Readonly<Record<string, string>>, standsOn: string) =>
      send(path, { csrf: await csrfOn(standsOn), ...form }),
  }
}

/** The first address in a mail. */
export const addressIn = (text: string): URL => new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? 'http://nothing.invalid')
