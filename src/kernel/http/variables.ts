import type { Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import type { Uploads } from '../file-store/kept-file.ts'
import type { Words } from '../i18n.ts'
import type { Language } from '../languages.ts'
import type { Visitor } from '../visitor.ts'

/** The colours a reader asked for; `auto` follows the device. */
export type Scheme = 'auto' | 'light' | 'dark'

/** What the instance is, as pages need to know it. */
export interface InstanceFacts {
  readonly name: string
  readonly origin: string
  /** Demonstration mode: fictional members and “Try it as…”. */
  readonly demo: boolean
  /** No mail is sent and nobody else can reach the instance: mail can be read at `/mailbox`. */
  readonly localMailbox?: boolean | undefined
  /** The sign-in service that says who is a resident, by its name; absent when none does. */
  readonly residentsBy?: string | undefined
  /** Where people write to whoever runs the instance: an e-mail address or a web address. */
  readonly contact?: string | undefined
}

/** A parsed form: what was typed, by field. Fields repeated keep every value. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** A file sent with a form. */
export interface SentFile {
  readonly field: string
  readonly file: File
}

/** What every handler finds in `c.var`. */
export interface RequestVariables {
  readonly ctx: Context
  readonly instance: InstanceFacts
  readonly lang: Language
  readonly words: Words
  readonly visitor: Visitor | null
  /** Who sends the request, as limits count it: a network address, or its /64. Never stored or logged as it is. */
  readonly sender: string
  /** The address without its language: `/actions`. */
  readonly path: string
  readonly scheme: Scheme
  readonly saveData: boolean
  readonly requestId: string
  /** What a POST carried; empty for a GET. */
  readonly form: FormValues
  readonly files: readonly SentFile[]
  /** Checks and keeps the files of a form. */
  readonly uploads: Uploads
}

export interface HttpEnv {
  readonly Variables: RequestVariables
}

/** The request as a handler sees it. */
export type PageRequest = HonoContext<HttpEnv>
