import type { Db } from '#kernel/database.ts'
import type { RouteDefinition } from '#kernel/http/routes.ts'
import { words } from '#kernel/i18n.ts'
import type { Language } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { HeldElsewhere } from '../acts/delete-account.ts'
import { discoverProvider } from '../acts/discover-provider.ts'
import type { SendMail } from '../acts/send-mail.ts'
import { type Authentication, type AuthenticationOptions, createAuthentication, linkSeconds, type OidcSettings } from '../acts/sign-in.ts'
import { findVisitor } from '../queries/find-visitor.ts'
import { accountRoutes } from './account-routes.tsx'
import { invitationRoutes } from './invitation-routes.tsx'
import { createLimits } from './limits.ts'
import { linkAddress, linkMail } from './mails.ts'
import { mandateRoutes } from './mandate-routes.tsx'
import { canHavePasskeys, passkeyScript, type ScriptAsset } from './passkey-script.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import { tryRoutes } from './try-routes.tsx'

export interface AccountsOptions {
  readonly db: Db
  /** At least 32 random bytes as text: signs cookies and form tokens. Changing it signs everybody out. */
  readonly secret: string
  /** The public address, without a final slash. */
  readonly origin: string
  readonly instanceName: string
  readonly now: () => Date
  readonly newId: () => string
  readonly sendMail: SendMail
  /** The OpenID Connect provider of the environment, if any. */
  readonly oidc: OidcSettings | null
  /** From `mayTryItAs`. */
  readonly tryItAs: boolean
  /** The page where mail can be read when none is sent. */
  readonly mailbox: string | null
  /** What is kept about an address beside its account; nothing unless said. */
  readonly elsewhere?: HeldElsewhere | undefined
  /** Who sends a request, as limits count it; default: the network address. */
  readonly senderOf?: (headers: Headers, socketAddress: string | undefined) => string
}

/** Accounts at work: what the server asks of this module. */
export interface Accounts {
  /** Who is asking, from the session's cookie, members named in a language: at most two queries. */
  readonly findVisitor: (headers: Headers, lang: Language) => Promise<Visitor | null>
  /** Answers `/api/auth/*`: passkeys and the provider's answer; 404 for everything else better-auth could do. */
  readonly authHandler: (request: Request, sender?: string) => Promise<Response>
  readonly routes: readonly RouteDefinition[]
  /** Files to serve under their address, immutable. */
  readonly assets: readonly ScriptAsset[]
}

/** Puts accounts to work on a database. Reaches nobody: the provider is asked when somebody wants it. */
export function createAccounts(options: AccountsOptions): Accounts {
  const authentication = authenticationOptions(options)
  let loading: Promise<Authentication> | undefined
  const auth = () => (loading ??= createAuthentication(authentication, null))
  const provider = options.oidc === null ? null : discoverProvider(authentication, options.oidc)
  const script = canHavePasskeys(options.origin) ? passkeyScript() : null
  const limits = createLimits()
  const parts: SignInParts = {
    auth,
    provider,
    limits,
    secret: options.secret,
    origin: options.origin,
    instanceName: options.instanceName,
    elsewhere: options.elsewhere ?? null,
    sendMail: options.sendMail,
    senderOf: options.senderOf ?? ((_headers, address) => address ?? 'unknown'),
    tryItAs: options.tryItAs,
    mailbox: options.mailbox,
    passkeyScript: script?.address ?? null,
  }
  return {
    findVisitor: (headers, lang) => findVisitor(headers, lang, options),
    authHandler: async (request, sender = 'unknown') => {
      const wait = await limits.calls(sender)
      if (wait > 0) return new Response('too many requests\n', { status: 429, headers: { 'retry-after': String(wait) } })
      return answer(request, auth, provider === null ? null : provider.discover)
    },
    routes: [
      ...signInRoutes(parts).list,
      ...accountRoutes(parts).list,
      ...invitationRoutes.list,
      ...mandateRoutes(parts).list,
      ...tryRoutes(parts).list,
    ],
    assets: script === null ? [] : [script],
  }
}

function authenticationOptions(options: AccountsOptions): AuthenticationOptions {
  const { db, secret, origin, instanceName, now, newId, sendMail } = options
  return {
    db,
    secret,
    origin,
    instanceName,
    now,
    newId,
    sendLink: async (link) => {
      const mail = linkMail(words(link.lang), instanceName, linkAddress(origin, link), linkSeconds / 60)
      await sendMail(db, { to: link.email, lang: link.lang, ...mail })
    },
  }
}

/** What better-auth may be asked over the network; everything else it knows is ours to ask, from forms. */
const passkeyPaths = ['generate-register-options', 'verify-registration', 'generate-authenticate-options', 'verify-authentication'].map(
  (name) => `/api/auth/passkey/${name}`,
)

async function answer(
  request: Request,
  auth: () => Promise<Authentication>,
  discover: (() => Promise<Authentication | null>) | null,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (passkeyPaths.includes(pathname)) return (await auth()).handler(request)
  if (pathname !== '/api/auth/callback/oidc' || discover === null) return new Response('not found\n', { status: 404 })
  const withProvider = await discover()
  return withProvider === null ? new Response('the provider does not answer\n', { status: 503 }) : withProvider.handler(request)
}
