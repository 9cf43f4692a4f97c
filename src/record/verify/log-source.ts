import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Db, sql } from '#kernel/database.ts'
import type { Json } from '../fact.ts'
import { readCheckpoint, verifierKeys } from '../queries/checkpoints.ts'
import { readTileAddress } from '../queries/read-tile.ts'
import { type TileAddress, tilePath } from '../tile-path.ts'

/** A person's words as they stand beside an entry. */
export interface HeldWords {
  readonly field: string
  readonly salt: Buffer
  readonly value: Json
}

/** An entry whose words are asked for. */
interface Asked {
  readonly index: number
  readonly id: string
}

/** A record to be verified: where its parts are read. Reading throws on a fault; null means that the part is not there. */
export interface LogSource {
  readonly place: string
  checkpoint(): Promise<string | null>
  tile(address: TileAddress): Promise<Buffer | null>
  /** The keys the source itself names: worth no more than the source. */
  keys(): Promise<readonly string[]>
  /** The words held beside entries, by entry id; null where a source has no words to give at all. */
  words(entries: readonly Asked[]): Promise<ReadonlyMap<string, readonly HeldWords[]> | null>
}

/** The record in a database, as far as it is published. */
export function databaseSource(db: Db): LogSource {
  return {
    place: 'the database',
    checkpoint: () => readCheckpoint(db),
    tile: (address) => readTileAddress(db, address),
    keys: () => verifierKeys(db),
    words: async (entries) => {
      const ids = entries.map((entry) => entry.id)
      const { rows } = await sql<{ entry_id: string; field: string; salt: Buffer; value: string }>`
        select entry_id, field, salt, value from record_disclosure where entry_id = any (${ids}::uuid[])
      `.execute(db)
      return byEntry(rows.map(({ entry_id, field, salt, value }) => ({ id: entry_id, words: { field, salt, value: parseJson(value) } })))
    },
  }
}

/** A copy of a record in a folder: `checkpoint`, `tile/…` and perhaps `record/keys`, as they are served. */
export function folderSource(folder: string): LogSource {
  const read = async (name: string) => (existsSync(path.join(folder, name)) ? readFile(path.join(folder, name)) : null)
  return {
    place: folder,
    checkpoint: async () => (await read('checkpoint'))?.toString('utf8') ?? null,
    tile: (address) => read(tilePath(address)),
    keys: async () => lines((await read('record/keys'))?.toString('utf8')),
    words: async () => null,
  }
}

const answerTimeoutMs = 20_000
const largestAnswerBytes = 256 * (2 + 65_535)

const Disclosures = z.object({
  disclosures: z.array(
    z.union([
      z.object({ field: z.string(), salt: z.string(), value: z.json() }),
      z.object({ field: z.string(), redacted: z.literal(true), by: z.string() }),
      z.object({ field: z.string(), removed: z.literal(true), by: z.string() }),
    ]),
  ),
})

/** A record served by an instance, by its public address. */
export function httpSource(baseUrl: string): LogSource {
  const base = baseUrl.replace(/\/+$/, '')
  const read = (name: string) => fetchBytes(`${base}/${name}`)
  return {
    place: base,
    checkpoint: async () => (await read('checkpoint'))?.toString('utf8') ?? null,
    tile: (address) => read(tilePath(address)),
    keys: async () => lines((await read('record/keys'))?.toString('utf8')),
    words: async (entries) => {
      const held = []
      for (const { index, id } of entries) {
        const found = await read(`record/disclosures/${index}`)
        if (!found) continue
        const { disclosures } = Disclosures.parse(JSON.parse(found.toString('utf8')))
        for (const words of disclosures) {
          if ('salt' in words)
            held.push({ id, words: { field: words.field, salt: Buffer.from(words.salt, 'base64url'), value: words.value } })
        }
      }
      return byEntry(held)
    },
  }
}

async function fetchBytes(address: string): Promise<Buffer | null> {
  const response = await fetch(address, { signal: AbortSignal.timeout(answerTimeoutMs) })
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  const body = Buffer.from(await response.arrayBuffer())
  if (body.length > largestAnswerBytes) throw new Error(`${address} answered ${body.length} bytes`)
  return body
}

const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line !== '')

function parseJson(text: string): Json {
  const value: Json = JSON.parse(text)
  return value
}

function byEntry(held: readonly { readonly id: string; readonly words: HeldWords }[]): Map<string, HeldWords[]> {
  const groups = new Map<string, HeldWords[]>()
  for (const { id, words } of held) groups.set(id, [...(groups.get(id) ?? []), words])
  return groups
}
