import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db, Trx } from '../database.ts'
import './tables.ts'

/** The instance's own key for challenges and hidden addresses. */
export async function protectionKey(db: Db | Trx): Promise<string> {
  const { key } = await db.selectFrom('protection_key').select('key').executeTakeFirstOrThrow()
  return key
}

/** A keyed hash of a text for one purpose: without the key nobody can tell what was hashed. */
export const keyedHash = (key: string, purpose: string, text: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url')

/** Compares two hashes in a time that does not depend on where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
