import type { IncomingMessage } from 'node:http'
import { createMiddleware } from 'hono/factory'
import type { FormValues, HttpEnv, PageRequest, SentFile } from '#kernel/http/variables.ts'
import { badRequestPage, tooLargePage } from './problem-pages.tsx'
import { incomingOf } from './socket-address.ts'

/** What a form without files may hold, in bytes. */
export const formBytesMax = 1_048_576
/** What a form with files may hold, in bytes; each route bounds its own files further. */
export const uploadBytesMax = 20 * 1_048_576

const plainForm = 'application/x-www-form-urlencoded'
const formTypes = [plainForm, 'multipart/form-data']
/** A form up to so many bytes is read as it comes: through a web stream and a parser of all kinds of forms, a vote costs twice as much. */
const smallFormMax = 65_536

/** Reads a POST into `c.var.form` and `c.var.files`, counting bytes while they arrive, and stops at the limit. */
export const readBody = createMiddleware<HttpEnv>(async (c, next) => {
  if (c.req.method !== 'POST') return next()
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const small = type === plainForm ? smallForm(c) : null
  if (small !== null) {
    c.set('form', valuesOf(new URLSearchParams((await wholeOf(small)).toString('utf8'))))
    return next()
  }
  const upload = type === 'multipart/form-data'
  const bytesMax = upload ? uploadBytesMax : formBytesMax
  const body = await readBounded(c.req.raw.body, bytesMax)
  if (body === null) return tooLargePage(c, Math.floor(bytesMax / 1_048_576))
  if (body.length > 0 && !formTypes.includes(type)) return badRequestPage(c)
  const parsed = await parse(body, c.req.header('content-type') ?? '')
  if (parsed === null) return badRequestPage(c)
  c.set('form', parsed.values)
  c.set('files', parsed.files)
  return next()
})

async function readBounded(stream: ReadableStream<Uint8Array> | null, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (stream === null) return new Uint8Array(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > bytesMax) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** A request whose form says that it is small, and of which nothing was read yet. */
function smallForm(c: PageRequest): IncomingMessage | null {
  const incoming = incomingOf(c)
  // Node sends no more of a body than its announced length.
  const length = Number(incoming?.headers['content-length'] ?? Number.NaN)
  return incoming !== undefined && length <= smallFormMax && !incoming.readableDidRead && !incoming.destroyed ? incoming : null
}

const wholeOf = (incoming: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.once('end', () => resolve(Buffer.concat(chunks)))
    incoming.once('error', reject)
    // A sender who leaves midway: there is nobody to answer.
    incoming.once('close', () => {
      if (!incoming.complete) reject(new Error('the sender left before the form was whole'))
    })
  })

async function parse(body: Uint8Array<ArrayBuffer>, type: string): Promise<{ values: FormValues; files: SentFile[] } | null> {
  const files: SentFile[] = []
  if (body.length === 0) return { values: {}, files }
  // A body that is not the form it says it is: an expected mistake of the sender, answered with 400.
  const data = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (data === null) return null
  const texts: [string, string][] = []
  for (const [name, value] of data) {
    if (typeof value === 'string') texts.push([name, value])
    else if (value.size > 0 || value.name !== '') files.push({ field: name, file: value })
  }
  return { values: valuesOf(texts), files }
}

function valuesOf(texts: Iterable<[string, string]>): FormValues {
  const values = new Map<string, string | string[]>()
  for (const [name, value] of texts) {
    // A zero byte cannot be stored as text, and no keyboard types one.
    const text = value.replaceAll('\0', '').replaceAll('\r\n', '\n')
    const before = values.get(name)
    values.set(name, before === undefined ? text : [...(typeof before === 'string' ? [before] : before), text])
  }
  return Object.fromEntries(values)
}
