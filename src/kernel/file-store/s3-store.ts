import { AwsClient } from 'aws4fetch'
import { Bug } from '../errors.ts'
import { type FileStore, isSha256, type Sha256 } from './file-store.ts'
import { fileBytesMax } from './file-types.ts'
import { checked, sha256Of } from './sha256.ts'

/** How to reach S3-compatible storage. */
export interface S3Access {
  /** The service, without the bucket: `https://s3.eu-west-3.example`. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const timeoutMs = 30_000

/**
 * Keeps files in a bucket of S3-compatible storage, under `files/ab/abcdef…`, addressed by path. Every request is signed
 * (AWS Signature Version 4) together with the SHA-256 of its body, so the storage refuses bytes that changed on the way.
 */
export function openS3Store(access: S3Access): FileStore {
  const client = new AwsClient({
    accessKeyId: access.accessKeyId,
    secretAccessKey: access.secretAccessKey,
    service: 's3',
    region: access.region,
    retries: 2,
  })
  const send = async (method: 'HEAD' | 'GET' | 'PUT' | 'DELETE', sha256: Sha256, body?: Uint8Array<ArrayBuffer>): Promise<Response> => {
    if (!isSha256(sha256)) throw new Bug(`${sha256} is no SHA-256`)
    const address = `${access.endpoint.replace(/\/$/, '')}/${access.bucket}/files/${sha256.slice(0, 2)}/${sha256}`
    const init = {
      method,
      headers: { 'x-amz-content-sha256': sha256Of(body ?? new Uint8Array(0)) },
      // A redirect would carry the signature to a place that was not configured.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    } as const
    return client.fetch(address, body === undefined ? init : { ...init, body })
  }
  return {
    put: async (bytes) => {
      const sha256 = sha256Of(bytes)
      const there = await send('HEAD', sha256)
      if (there.status === 200 && Number(there.headers.get('content-length')) === bytes.length) return sha256
      if (there.status !== 200 && there.status !== 404) throw await failure(there, 'looking for', sha256)
      const kept = await send('PUT', sha256, new Uint8Array(bytes))
      if (!kept.ok) throw await failure(kept, 'keeping', sha256)
      return sha256
    },
    get: async (sha256) => {
      const answer = await send('GET', sha256)
      if (answer.status === 404) {
        await answer.body?.cancel()
        return null
      }
      if (!answer.ok) throw await failure(answer, 'reading', sha256)
      return checked(await bounded(answer, sha256), sha256)
    },
    remove: async (sha256) => {
      const answer = await send('DELETE', sha256)
      if (!answer.ok && answer.status !== 404) throw await failure(answer, 'removing', sha256)
      await answer.body?.cancel()
    },
  }
}

/** Says what the storage answered; its own words may hold the request, so only its status and code are repeated. */
async function failure(answer: Response, doing: string, sha256: Sha256): Promise<Error> {
  const code = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec((await answer.text()).slice(0, 10_000))?.[1]
  return new Error(`the file storage answered ${answer.status}${code === undefined ? '' : ` ${code}`} when ${doing} ${sha256}`)
}

async function bounded(answer: Response, sha256: Sha256): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    // Nothing larger was ever put there.
    if (size > fileBytesMax) throw new Error(`the file storage gives more than ${fileBytesMax} bytes for ${sha256}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
