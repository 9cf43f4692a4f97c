import { z } from 'zod'
import { canonicalBytes, canonicalJson, type Json } from '#kernel/canonical-json.ts'
import type { About, Author } from './fact.ts'

/** Largest entry, in bytes: a bundle gives its length in 16 bits (C2SP tlog-tiles). */
export const largestEntryBytes = 65_535

const instant = z.iso.datetime({ precision: 3 })

const author = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mandate'), mandate: z.string().min(1) }),
  z.strictObject({ kind: z.literal('source'), source: z.string().min(1) }),
  z.strictObject({ kind: z.literal('participant'), participant: z.uuid() }),
  z.strictObject({ kind: z.literal('instance') }),
])

const envelope = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  kind: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  at: instant,
  recorded: instant,
  by: author,
  about: z.record(z.string(), z.string()),
  data: z.json(),
  d: z
    .array(z.strictObject({ f: z.string().min(1), h: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }))
    .min(1)
    .optional(),
})

/** The digest of one field of a person's words, as an entry holds it. */
export interface FieldDigest {
  readonly field: string
  readonly digest: string
}

/** An entry read back from its bytes. */
export interface Entry {
  readonly id: string
  readonly kind: string
  readonly at: Date
  readonly recordedAt: Date
  readonly by: Author
  readonly about: About
  readonly data: Json
  readonly digests: readonly FieldDigest[]
}

/** The bytes of an entry that are hashed: canonical JSON of its envelope, digests in order of field name. */
export function encodeEntry(entry: Entry): Buffer {
  const d = entry.digests.map(({ field, digest }) => ({ f: field, h: digest })).sort((a, b) => (a.f < b.f ? -1 : 1))
  return canonicalBytes({
    v: 1,
    id: entry.id,
    kind: entry.kind,
    at: entry.at.toISOString(),
    recorded: entry.recordedAt.toISOString(),
    by: entry.by,
    about: entry.about,
    data: entry.data,
    ...(d.length > 0 ? { d } : {}),
  })
}

/** Reads an entry from its bytes. Throws when they are not a canonical entry of ours. */
export function decodeEntry(leaf: Uint8Array): Entry {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(leaf)
  const parsed: unknown = JSON.parse(text)
  if (canonicalJson(parsed) !== text) throw new SyntaxError('the entry is not canonical JSON')
  const { id, kind, at, recorded, by, about, data, d } = envelope.parse(parsed)
  return {
    id,
    kind,
    at: new Date(at),
    recordedAt: new Date(recorded),
    by,
    about,
    data,
    digests: (d ?? []).map(({ f, h }) => ({ field: f, digest: h })),
  }
}
