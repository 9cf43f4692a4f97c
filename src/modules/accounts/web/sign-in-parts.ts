import type { HeldElsewhere } from '../acts/delete-account.ts'
import type { Provider } from '../acts/discover-provider.ts'
import type { SendMail } from '../acts/send-mail.ts'
import type { Authentication } from '../acts/sign-in.ts'
import type { SignInLimits } from './limits.ts'

/** What the pages of sign-in and of the account need besides the request. */
export interface SignInParts {
  /** better-auth, loaded when it is first asked for. */
  readonly auth: () => Promise<Authentication>
  /** The OpenID Connect provider, when one is configured. */
  readonly provider: Provider | null
  readonly limits: SignInLimits
  readonly secret: string
  readonly origin: string
  readonly instanceName: string
  readonly sendMail: SendMail
  /** What is kept about an address beside its account. */
  readonly elsewhere: HeldElsewhere | null
  /** Who sends a request, as the limits count it. */
  readonly senderOf: (headers: Headers, socketAddress: string | undefined) => string
  /** “Try it as…” is offered. */
  readonly tryItAs: boolean
  /** Where mail can be read when none is sent; null when it is sent. */
  readonly mailbox: string | null
  /** Where the script of passkeys is; null when this address cannot have any (they need a host name and, but for localhost, https). */
  readonly passkeyScript: string | null
}
