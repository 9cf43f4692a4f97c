import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { afterAll } from 'vitest'
import { listenLocally } from './listen-locally.ts'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
const rfc3986 = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** What is wrong with the AWS Signature Version 4 of a request; null when it is right. Computed from the norm, apart from the client. */
function wrongSignature(request: IncomingMessage, body: Buffer, access: { id: string; secret: string; region: string }): string | null {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
  const [, id, day = '', region = '', signed = '', signature] = said.exec(request.headers.authorization ?? '') ?? []
  if (id !== access.id || region !== access.region) return 'InvalidAccessKeyId'
  const stamp = String(request.headers['x-amz-date'])
  if (
    !stamp.startsWith(day) ||
    Math.abs(Date.parse(stamp.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')) - Date.now()) > 300_000
  )
    return 'RequestTimeTooSkewed'
  const payload = String(request.headers['x-amz-content-sha256'])
  if (payload !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const names = signed.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'SignedHeadersMissing'
  const url = new URL(request.url ?? '', 'http://x')
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => rfc3986(decodeURIComponent(part)))
      .join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`)
      .sort()
      .join('&'),
    ...names.map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signed,
    payload,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const key = ['s3', 'aws4_request'].reduce((previous, part) => hmac(previous, part), hmac(hmac(`AWS4${access.secret}`, day), region))
  const expected = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex')
  return expected === signature ? null : 'SignatureDoesNotMatch'
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Small S3-compatible storage of one bucket, that takes only requests signed as they must be. `fail` makes the next answers fail. */
export async function startS3Server() {
  const access = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'eu-west-3' }
  const objects = new Map<string, Buffer>()
  const requests: string[] = []
  const failures: number[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    requests.push(`${request.method} ${request.url}`)
    const failure = failures.shift()
    if (failure !== undefined) return response.writeHead(failure).end('<Error><Code>SlowDown</Code></Error>')
    const wrong = wrongSignature(request, body, access)
    if (wrong !== null) return response.writeHead(403).end(`<Error><Code>${wrong}</Code></Error>`)
    const path = request.url ?? ''
    if (request.method === 'PUT') objects.set(path, body)
    if (request.method === 'DELETE') objects.delete(path)
    if (request.method === 'PUT' || request.method === 'DELETE') return response.writeHead(request.method === 'PUT' ? 200 : 204).end()
    const found = objects.get(path)
    if (found === undefined) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-length': found.length }).end(request.method === 'HEAD' ? undefined : found)
  })
  const { origin: endpoint, close } = await listenLocally(server)
  afterAll(close)
  return {
    access: { endpoint, region: access.region, bucket: 'parvis', accessKeyId: access.id, secretAccessKey: access.secret },
    objects,
    requests,
    failures,
  }
}
