import { createHmac, timingSafeEqual } from 'node:crypto'
import { typed } from '../http/form.ts'
import type { Words } from '../i18n.ts'
import { type FileStore, isSha256 } from './file-store.ts'
import { checkFile, declaredType, type FileProblem, fileBytesMax } from './file-types.ts'
import type { KeptFile, Uploads } from './kept-file.ts'

const told = (words: Words, problem: FileProblem) => words.t(`errors.file.${problem}`, { megabytes: fileBytesMax / 1_048_576 })

/** The hidden field that carries a kept file, and the box that takes it out again. */
export const keptField = (field: string) => `${field}-kept`
export const removedField = (field: string) => `${field}-removed`

/**
 * Joins a store with forms. The hidden field names the file by its hash under a signature bound to the account, so that
 * nobody can attach a file that was never checked, or one that somebody else sent.
 */
export function createUploads(store: FileStore, secret: string): Uploads {
  const key = createHmac('sha256', secret).update('parvis: files kept for a form').digest()
  const sealOf = (text: string, accountId: string) => createHmac('sha256', key).update(`${accountId}\n${text}`).digest()
  const tokenOf = ({ sha256, name, bytes }: KeptFile, accountId: string) => {
    const text = `${sha256}.${bytes}.${Buffer.from(name).toString('base64url')}`
    return `${text}.${sealOf(text, accountId).toString('base64url')}`
  }
  const fileOf = (token: string, accountId: string): KeptFile | null => {
    const [sha256 = '', size = '', encoded = '', seal = ''] = token.split('.')
    const expected = sealOf(`${sha256}.${size}.${encoded}`, accountId)
    const given = Buffer.from(seal, 'base64url')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
    const name = Buffer.from(encoded, 'base64url').toString()
    const type = declaredType(name)
    return isSha256(sha256) && type !== null ? { sha256, name, type, bytes: Number(size) } : null
  }
  return {
    store,
    read: async ({ files, form, visitor, words }, field) => {
      const accountId = visitor?.accountId ?? ''
      const sent = files.find((one) => one.field === field)
      if (sent !== undefined) {
        const bytes = new Uint8Array(await sent.file.arrayBuffer())
        const check = await checkFile(sent.file.name, bytes)
        if (!check.ok) return { kind: 'problem', problem: check.problem, error: { field, message: told(words, check.problem) } }
        const file = { sha256: await store.put(bytes), name: check.name, type: check.type, bytes: bytes.length }
        return { kind: 'kept', file, token: tokenOf(file, accountId) }
      }
      if (typed(form, removedField(field)) !== '') return { kind: 'none' }
      const file = fileOf(typed(form, keptField(field)), accountId)
      return file === null ? { kind: 'none' } : { kind: 'kept', file, token: tokenOf(file, accountId) }
    },
  }
}
