import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Db, Trx } from '#kernel/database.ts'
import { decodeBase64 } from './base64.ts'
import { inReadCommitted } from './locks.ts'
import { type Signer, signerFromSeed } from './signer.ts'
import { isKeyName } from './verifier-key.ts'
import './tables.ts'

/** What a record is called when nobody named it: the same whatever the port. */
export const defaultRecordName = 'parvis.localhost/record'

const keyFile = 'record.key'
const seedBytes = 32

/**
 * The name of the record for a configured public address (`PARVIS_ORIGIN`): the address without its scheme and final
 * slash, or the default where none is configured. Throws when the address cannot be a name.
 */
export function recordName(publicOrigin: string | undefined): string {
  const name = publicOrigin?.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '') || defaultRecordName
  if (!isKeyName(name)) throw new Error(`“${name}” cannot name the record: it holds white space or +. Change PARVIS_ORIGIN`)
  return name
}

/** Where the signing key is: given, or in a file of the data folder. */
export interface SignerSource {
  readonly dataDir: string
  /** The seed in base64 (`PARVIS_RECORD_KEY`); the file is then neither read nor made. */
  readonly key?: string | undefined
  readonly name: string
}

/**
 * The signer of this record: from the configured seed, else from `record.key` in the data folder, which is made
 * (owner only) when there is none. Throws a sentence that says what to do when the key cannot be used.
 */
export function loadSigner({ dataDir, key, name }: SignerSource): Signer {
  if (key !== undefined) return signerFromSeed(name, readSeed(key, 'PARVIS_RECORD_KEY'))
  const file = path.join(dataDir, keyFile)
  if (!existsSync(file)) makeKeyFile(dataDir, file)
  chmodSync(file, 0o600)
  return signerFromSeed(name, readSeed(readFileSync(file, 'utf8'), file))
}

function readSeed(text: string, place: string): Buffer {
  const seed = decodeBase64(text.trim())
  if (seed?.length === seedBytes) return seed
  throw new Error(`${place} is not a signing key: it must be ${seedBytes} bytes in base64. Put back the key this record was signed with`)
}

// Written aside, then linked in place: never half a key, and of two processes at once the first one's key stays.
function makeKeyFile(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true })
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(aside, `${randomBytes(seedBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    if (!existsSync(file)) linkSync(aside, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** The name in use differs from the one configured, and entries were published under it. */
export class RecordNameChanged extends Error {
  override readonly name = 'RecordNameChanged'
}

/**
 * Prepares the record for this signer: keeps the name it is first used under, and lists the key among the verifier keys.
 * Throws `RecordNameChanged` when the record already has entries under another name: a new name is a new record.
 */
export async function openRecord(db: Db, signer: Signer, now: Date): Promise<void> {
  await inReadCommitted(db, async (trx) => {
    await keepName(trx, signer.name)
    await listKey(trx, signer, now)
  })
}

/** Names a record that is still empty, without its key: what a command does before it appends. Throws as `openRecord`. */
export async function nameRecord(db: Db, name: string): Promise<void> {
  await inReadCommitted(db, (trx) => keepName(trx, name))
}

async function keepName(trx: Trx, name: string): Promise<void> {
  const state = await trx.selectFrom('record_state').select(['name', 'size']).forUpdate().executeTakeFirstOrThrow()
  if (state.name === name) return
  const waiting = await trx.selectFrom('record_outbox').select('id').limit(1).executeTakeFirst()
  const published = await trx.selectFrom('record_checkpoint').select('size').limit(1).executeTakeFirst()
  if (state.size > 0 || waiting || published) {
    throw new RecordNameChanged(
      `this record is called ${state.name} for good, not ${name}: set PARVIS_ORIGIN back, or start a new record on an empty database`,
    )
  }
  await trx.updateTable('record_state').set({ name }).execute()
}

/** Lists the signer's key among the verifier keys of the record, if it is not there yet. */
export async function listKey(trx: Trx, signer: Signer, now: Date): Promise<void> {
  const key = { verifier_key: signer.verifierKey.text, since: now }
  await trx
    .insertInto('record_key')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
