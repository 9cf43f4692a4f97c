import { z } from 'zod'
import type { Language } from '#kernel/languages.ts'
import { type Authentication, type AuthenticationOptions, createAuthentication, discoveryAddress, type OidcSettings } from './sign-in.ts'

const Discovery = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
})

const patienceMs = 5000

/** A provider that may be away: asked for when somebody wants to sign in with it, never at start. */
export interface Provider {
  readonly name: string
  /** Gives better-auth with the provider, or null when it cannot be reached now. The next call asks again. */
  discover(): Promise<Authentication | null>
}

/** Asks the provider who it is, at most once at a time, and remembers the answer. */
export function discoverProvider(options: AuthenticationOptions, oidc: OidcSettings): Provider {
  let asking: Promise<Authentication | null> | undefined
  const ask = async () => {
    const answer = (await isReachable(oidc)) ? await prepare(options, oidc) : null
    if (answer === null) asking = undefined
    return answer
  }
  return { name: oidc.name, discover: () => (asking ??= ask()) }
}

// Whatever goes wrong here is the provider's absence: the page says so and offers the e-mail link.
async function isReachable(oidc: OidcSettings): Promise<boolean> {
  try {
    const response = await fetch(discoveryAddress(oidc), {
      signal: AbortSignal.timeout(patienceMs),
      headers: { accept: 'application/json' },
    })
    return response.ok && Discovery.safeParse(await response.json()).success
  } catch {
    return false
  }
}

async function prepare(options: AuthenticationOptions, oidc: OidcSettings): Promise<Authentication | null> {
  const auth = await createAuthentication(options, oidc)
  const { socialProviders } = await auth.$context
  return socialProviders.some((provider) => provider.id === 'oidc') ? auth : null
}

/** Where the browser goes to sign in at the provider, with the cookie that ties the answer to it; null when it is away. */
export async function startAtProvider(
  provider: Provider,
  lang: Language,
  next: string,
  headers: Headers,
): Promise<{ readonly url: string; readonly cookies: readonly string[] } | null> {
  const auth = await provider.discover()
  if (auth === null) return null
  const response = await auth.api.signInSocial({
    body: { provider: 'oidc', callbackURL: next, errorCallbackURL: `/${lang}/sign-in?provider=refused`, disableRedirect: true },
    headers,
    asResponse: true,
  })
  const answer = z.object({ url: z.url() }).safeParse(await response.json())
  return response.ok && answer.success ? { url: answer.data.url, cookies: response.headers.getSetCookie() } : null
}
