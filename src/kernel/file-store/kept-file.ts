import type { Words } from '../i18n.ts'
import type { FileStore, Sha256 } from './file-store.ts'
import type { FileProblem, FileType } from './file-types.ts'

/** A file that was sent and is kept: what an act needs to name it. */
export interface KeptFile {
  readonly sha256: Sha256
  readonly name: string
  readonly type: FileType
  readonly bytes: number
}

/** What the file field of a form gave. */
export type Upload =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly file: KeptFile; readonly token: string }
  | { readonly kind: 'problem'; readonly problem: FileProblem; readonly error: { readonly field: string; readonly message: string } }

/** The part of a request that holds a file field. */
export interface SentForm {
  readonly files: readonly { readonly field: string; readonly file: File }[]
  readonly form: Readonly<Record<string, string | readonly string[]>>
  readonly words: Words
  readonly visitor: { readonly accountId: string } | null
}

/** Reads file fields. A file that passed is kept at once, so that a form with other problems does not lose it. */
export interface Uploads {
  readonly store: FileStore
  /** The file sent in this field; else the one that an earlier sending of the same form kept, unless it was to be taken out. */
  read(sent: SentForm, field: string): Promise<Upload>
}
