import type { PasskeyOptions } from '@better-auth/passkey'
import { z } from 'zod'
import type { Db } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { Language } from '#kernel/languages.ts'
import type { ResidentClaim } from '../rules/resident-claim.ts'
import '../tables.ts'
import { type ResidentNotes, residentNotes } from './note-resident.ts'

/** How long a link sent by e-mail works, in seconds. */
export const linkSeconds = 600
/** How long a session lasts, in seconds; it is not prolonged by use. */
export const sessionSeconds = 30 * 86_400

export const cookiePrefix = 'parvis'

/** A link to send: to whom, in which language, with which secret. */
export interface SignInLink {
  readonly email: string
  readonly token: string
  readonly lang: Language
  /** Where to go after, a path of this site. */
  readonly next: string | null
}

/** An OpenID Connect provider, as the environment names it. */
export interface OidcSettings {
  /** The provider's issuer address; its discovery document is found from it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** How the button calls it: the provider's own name. */
  readonly name: string
  /** What it says of residents, if anything. */
  readonly resident?: (ResidentClaim & { readonly scope: string | null }) | null | undefined
}

export interface AuthenticationOptions {
  readonly db: Db
  readonly secret: string
  readonly origin: string
  readonly instanceName: string
  readonly now: () => Date
  readonly newId: () => string
  readonly sendLink: (link: SignInLink) => Promise<void>
}

const LinkMetadata = z.object({ lang: Language, next: z.string().nullable() })

const columns = {
  user: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  session: {
    expiresAt: 'expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    userId: 'user_id',
  },
  account: {
    accountId: 'account_id',
    providerId: 'provider_id',
    userId: 'user_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  verification: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  passkey: {
    publicKey: 'public_key',
    userId: 'user_id',
    credentialID: 'credential_id',
    deviceType: 'device_type',
    backedUp: 'backed_up',
    createdAt: 'created_at',
  },
} as const

/** The tokens of a provider are of no use here, so they are not kept. */
const withoutTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
}

// Loaded when somebody signs in, not with the server: it is thirty megabytes of an idle one and half a second of its start,
// and its AsyncLocalStorage makes every request of Node 20 dearer, strangers' pages included.
async function library() {
  const [main, api, cookies, plugins, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/api'),
    import('better-auth/cookies'),
    import('better-auth/plugins'),
    import('@better-auth/passkey'),
  ])
  const { genericOAuth, magicLink } = plugins
  return {
    betterAuth: main.betterAuth,
    createAuthEndpoint: api.createAuthEndpoint,
    setSessionCookie: cookies.setSessionCookie,
    genericOAuth,
    magicLink,
    passkey,
  }
}

type Library = Awaited<ReturnType<typeof library>>

/** Opens a session without any proof: only the server can call it, for the demonstration. */
const trustedSession = ({ createAuthEndpoint, setSessionCookie }: Library) => ({
  id: 'trusted-session' as const,
  endpoints: {
    openTrustedSession: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true, body: z.object({ accountId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId)
        if (user === null) throw new Bug('a session was asked for an account that does not exist')
        const session = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ opened: true })
      },
    ),
  },
})

const passkeyOptions = (options: AuthenticationOptions): PasskeyOptions => ({
  rpID: new URL(options.origin).hostname,
  rpName: options.instanceName,
  origin: options.origin,
  schema: { passkey: { modelName: 'account_passkey', fields: columns.passkey } },
})

const oidcPlugin = ({ genericOAuth }: Library, oidc: OidcSettings | null, notes: ResidentNotes | null) =>
  genericOAuth({
    config:
      oidc === null
        ? []
        : [
            {
              providerId: 'oidc',
              name: oidc.name,
              discoveryUrl: discoveryAddress(oidc),
              requireIdTokenVerification: true,
              clientId: oidc.clientId,
              clientSecret: oidc.clientSecret,
              scopes: ['openid', 'email', ...(oidc.resident?.scope ? [oidc.resident.scope] : [])],
              pkce: true,
              mapProfileToUser: (profile) => {
                notes?.hear(profile)
                return { name: '' }
              },
            },
          ],
  })

/** Where a provider describes itself (OpenID Connect Discovery 1.0, section 4). */
export const discoveryAddress = (oidc: OidcSettings): string => `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/**
 * better-auth on our database: e-mail links, passkeys and, once the provider has been discovered, OpenID Connect. The
 * clock of sessions is ours. It keeps no network address, no name and no provider token, and reports to nobody.
 */
export const createAuthentication = async (options: AuthenticationOptions, oidc: OidcSettings | null) =>
  configure(await library(), options, oidc, oidc?.resident ? residentNotes(options.db, options.now, oidc.resident) : null)

const configure = (loaded: Library, options: AuthenticationOptions, oidc: OidcSettings | null, notes: ResidentNotes | null) =>
  loaded.betterAuth({
    appName: options.instanceName,
    baseURL: options.origin,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [options.origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: { db: options.db, type: 'postgres', transaction: true },
    user: { modelName: 'account', fields: columns.user },
    session: { modelName: 'account_session', fields: columns.session, expiresIn: sessionSeconds, disableSessionRefresh: true },
    account: {
      modelName: 'account_identity',
      fields: columns.account,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true },
    },
    verification: { modelName: 'account_verification', fields: columns.verification },
    databaseHooks: {
      // Whoever a provider does not vouch for gets no account: an address is what invitations are accepted with.
      user: { create: { before: async (user) => (user.emailVerified ? { data: user } : false) } },
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ...sessionTimes(options.now()) } }),
          after: async (session) => notes?.keep(session.userId),
        },
      },
      account: { create: { before: async (identity) => ({ data: { ...identity, ...withoutTokens } }) } },
    },
    onAPIError: { errorURL: `${options.origin}/sign-in` },
    advanced: {
      cookiePrefix,
      useSecureCookies: options.origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: options.newId },
    },
    plugins: [
      loaded.magicLink({
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        sendMagicLink: async ({ email, token, metadata }) => options.sendLink({ email, token, ...LinkMetadata.parse(metadata) }),
      }),
      loaded.passkey(passkeyOptions(options)),
      oidcPlugin(loaded, oidc, notes),
      trustedSession(loaded),
    ],
  })

export type Authentication = Awaited<ReturnType<typeof createAuthentication>>

const sessionTimes = (now: Date) => ({ createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + sessionSeconds * 1000) })

/** Sends a link to an address. Whether an account exists makes no difference: it is made when the link is used. */
export async function requestLink(
  auth: Authentication,
  email: string,
  lang: Language,
  next: string | null,
  headers: Headers,
): Promise<void> {
  await auth.api.signInMagicLink({ body: { email, metadata: { lang, next } }, headers })
}

/** Uses a link up: gives the cookies of the new session, or null when it has expired or was used before. */
export async function useLink(auth: Authentication, token: string, headers: Headers): Promise<readonly string[] | null> {
  const response = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true })
  return response.ok ? response.headers.getSetCookie() : null
}

/** Signs somebody in without any proof: for the people of the demonstration only. */
export async function openTrustedSession(auth: Authentication, accountId: string, headers: Headers): Promise<readonly string[]> {
  const response = await auth.api.openTrustedSession({ body: { accountId }, headers, asResponse: true })
  if (!response.ok) throw new Bug('the session of the demonstration could not be opened')
  return response.headers.getSetCookie()
}
