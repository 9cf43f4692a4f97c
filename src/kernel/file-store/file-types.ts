/** What one file may hold, in bytes. */
export const fileBytesMax = 10 * 1_048_576
/** Most characters of a file's name, with its ending. */
export const fileNameLengthMax = 120

/** The files people may send: documents, images, tables. Nothing that runs. */
export const fileTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type FileType = keyof typeof fileTypes

/** Why a file is refused. Each has a sentence in every language: `errors.file.<name>`. */
export const fileProblems = ['empty', 'too-large', 'type-not-taken', 'not-what-it-says', 'not-readable-text'] as const
export type FileProblem = (typeof fileProblems)[number]

/** A file that may be kept, or why not. */
export type FileCheck =
  | { readonly ok: true; readonly name: string; readonly type: FileType }
  | { readonly ok: false; readonly problem: FileProblem }

const isFileType = (text: string): text is FileType => Object.hasOwn(fileTypes, text)

/** The type a file's name declares by its ending; null for one that is not taken. */
export function declaredType(name: string): FileType | null {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const canonical = ending === 'jpg' || ending === 'jpe' ? 'jpeg' : ending
  return isFileType(canonical) ? canonical : null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const notInNames = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]/g

/** The name of a file without folders, controls, or what could hide its ending; shortened before the ending. */
export function cleanName(sent: string, type: FileType): string {
  const last = sent.split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(notInNames, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const shortened = [...stem].slice(0, fileNameLengthMax - type.length - 1).join('')
  return `${shortened.trim() || 'file'}.${type}`
}

/**
 * Tells whether a file may be kept: its name's ending is taken, its size bounded, and its content is of the type the
 * ending declares. Nothing is unpacked or run.
 */
export async function checkFile(sentName: string, bytes: Uint8Array): Promise<FileCheck> {
  if (bytes.length === 0) return { ok: false, problem: 'empty' }
  if (bytes.length > fileBytesMax) return { ok: false, problem: 'too-large' }
  const type = declaredType(sentName.trim())
  if (type === null) return { ok: false, problem: 'type-not-taken' }
  const problem = await contentProblem(type, bytes)
  return problem === null ? { ok: true, name: cleanName(sentName.trim(), type), type } : { ok: false, problem }
}

/** What is wrong with content said to be of a type; null when it is of that type. */
export async function contentProblem(type: FileType, bytes: Uint8Array): Promise<FileProblem | null> {
  const { fileTypeFromBuffer } = await import('file-type')
  // A file made to break the detection is one whose type is not known.
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext
  if (type === 'csv' || type === 'txt') {
    if (found !== undefined && found !== 'xml') return 'not-what-it-says'
    return isText(bytes) ? null : 'not-readable-text'
  }
  return found === (type === 'jpeg' ? 'jpg' : type) ? null : 'not-what-it-says'
}

/** UTF-8 without control characters other than tabulators, line ends and form feeds. */
function isText(bytes: Uint8Array): boolean {
  for (const byte of bytes)
    if (byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // Another encoding: a reader could not tell which, so the sender is asked to save it as UTF-8.
    return false
  }
}
