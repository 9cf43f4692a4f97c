import type { Hono } from 'hono'
import type { Db } from '#kernel/database.ts'
import type { Uploads } from '#kernel/file-store/kept-file.ts'
import type { RouteDefinition } from '#kernel/http/routes.ts'
import type { InstanceFacts } from '#kernel/http/variables.ts'
import type { ArabicDigits } from '#kernel/i18n.ts'
import type { Language } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'

/** Counts the requests of one sender; `consume` answers how many seconds to wait, or 0 to go on. */
export interface RequestLimiter {
  consume(sender: string): Promise<number>
}

/** A script of ours, under an address that names its content. */
export interface Script {
  readonly address: string
  readonly bytes: Uint8Array
  readonly type: string
  readonly brotli?: Uint8Array
  readonly gzip?: Uint8Array
}

/** Everything the pages need from outside: what `start` gives in earnest, and `test/world.ts` in tests. */
export interface Platform {
  readonly db: Db
  readonly now: () => Date
  readonly newId: () => string
  readonly instance: InstanceFacts
  /** The record's origin name, part of every disclosure's digest. */
  readonly recordOrigin: string
  readonly arabicDigits: ArabicDigits
  /** Where the files of forms are checked and kept. */
  readonly uploads: Uploads
  readonly findVisitor: (headers: Headers, lang: Language) => Promise<Visitor | null>
  /** Answers `/api/auth/*`: sign-in links, passkeys, OpenID Connect. */
  readonly authHandler: (request: Request, sender?: string) => Promise<Response>
  /** Sign-in, account, invitations and “Try it as…”: made by `createAccounts`, since they hold what signs people in. */
  readonly accountRoutes?: readonly RouteDefinition[]
  /** Scripts of pages that can use one, beside the design system's assets. */
  readonly scripts?: readonly Script[]
  /** Limits acts (POST) per sender. */
  readonly actLimiter: RequestLimiter
  /** The sender's address as the limiter should see it. */
  readonly senderOf: (headers: Headers, socketAddress: string | undefined) => string
  readonly isReady: () => Promise<boolean>
  readonly reportFault: (fault: unknown, request: { readonly id: string; readonly method: string; readonly path: string }) => void
  /** What stands outside the languages: the record's protocol. */
  readonly protocol?: Hono
}
