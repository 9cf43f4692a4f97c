import type { Hono } from 'hono'
import type { HttpEnv } from '#kernel/http/variables.ts'
import type { Language } from '#kernel/languages.ts'
import type { DemoRole } from '#modules/accounts'

/** What is typed in a form; a list is a field repeated (checkboxes). */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** An answer, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  /** Where a redirection leads, or null. */
  readonly location: string | null
}

const encode = (form: Typed) => {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs)
}

function keepCookies(cookies: Map<string, string>, headers: Headers) {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', ...value] = pair.split('=')
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name)
    else cookies.set(name, value.join('='))
  }
}

let clients = 0

/**
 * A browser without scripts on an application that does not listen: keeps cookies, sends forms with the token of its
 * session, and does not follow redirections, so that a test sees them. Paths carry their language.
 */
export function clientOf(app: Hono<HttpEnv>, origin: string, lang: Language = 'en') {
  const cookies = new Map<string, string>()
  const sender = `client-${++clients}`
  let token: string | undefined
  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('x-test-sender', sender)
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')
    headers.set('accept-language', headers.get('accept-language') ?? lang)
    const response = await app.request(`${origin}${path}`, { ...init, headers })
    keepCookies(cookies, response.headers)
    return { status: response.status, headers: response.headers, body: await response.text(), location: response.headers.get('location') }
  }
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => request(path, { headers })
  /** Sends a form exactly as it is. */
  const send = (path: string, form: Typed) => request(path, { method: 'POST', headers: { origin }, body: encode(form) })
  const post = (path: string, form: Typed = {}) => send(path, token === undefined ? form : { csrf: token, ...form })
  /** Sends a form with files, as a browser does (multipart). */
  const upload = (path: string, form: Readonly<Record<string, string>>, files: Readonly<Record<string, File>>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...(token === undefined ? {} : { csrf: token }), ...form })) body.set(name, value)
    for (const [name, file] of Object.entries(files)) body.set(name, file)
    return request(path, { method: 'POST', headers: { origin }, body })
  }
  const signInAs = async (role: DemoRole) => {
    const answer = await send(`/${lang}/try`, { role })
    if (answer.status !== 303) throw new Error(`“Try it as…” ${role} answered ${answer.status}`)
    const desk = await get(`/${lang}/desk`)
    token = /name="csrf"[^>]*value="([^"]+)"/.exec(desk.body)?.[1]
    if (token === undefined) throw new Error(`the desk of ${role} (${desk.status}) has no form with a token`)
  }
  return { get, post, send, upload, signInAs, cookies, lang }
}

export type Client = ReturnType<typeof clientOf>
