import { fileTypes } from '#kernel/file-store/file-types.ts'
import { keptField } from '#kernel/file-store/uploads.ts'
import { type FieldError, readForm, typed } from '#kernel/http/form.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import type { NewEvidence } from '../vocabulary.ts'
import { EvidenceSchema } from './carrying-out-schemas.ts'

/** The file field of evidence. */
export const fileField = 'file'

/** The file that a form keeps from one sending to the next. */
export interface KeptInForm {
  readonly name: string
  readonly token: string
}

/** What the evidence part of a form gave. `values` hold the kept file too, so that the next page carries it. */
export interface ReadEvidence {
  readonly evidence: NewEvidence | null
  readonly errors: readonly FieldError[]
  readonly values: FormValues
  readonly kept: KeptInForm | undefined
}

/** The evidence of a form: a link or a file, never both, with a description; `needed`, or perhaps none. */
export async function readNewEvidence(c: PageRequest, needed: boolean): Promise<ReadEvidence> {
  const { words } = c.var
  const form = readForm(c, EvidenceSchema)
  const upload = await c.var.uploads.read(c.var, fileField)
  const kept = upload.kind === 'kept' ? { name: upload.file.name, token: upload.token } : undefined
  const values = { ...c.var.form, [keptField(fileField)]: kept?.token ?? '' }
  const errors: FieldError[] = [...(form.ok ? [] : form.errors), ...(upload.kind === 'problem' ? [upload.error] : [])]
  const [link, description] = [typed(values, 'link').trim(), typed(values, 'description').trim()]
  const given = link !== '' || kept !== undefined || upload.kind === 'problem'
  const say = (field: string, key: 'milestones.problem.nothing-shown' | 'milestones.problem.both' | 'milestones.problem.description') =>
    errors.push({ field, message: words.t(key) })
  if (!given && (needed || description !== '')) say('link', 'milestones.problem.nothing-shown')
  if (link !== '' && kept !== undefined) say('link', 'milestones.problem.both')
  if (given && description === '') say('description', 'milestones.problem.description')
  if (!form.ok || errors.length > 0 || !given) return { evidence: null, errors, values, kept }
  const file = upload.kind === 'kept' ? upload.file : null
  const stored =
    file === null ? null : { sha256: file.sha256, bytes: file.bytes, name: file.name, mediaType: mediaTypeOf(fileTypes[file.type]) }
  return { evidence: { description, link: form.data.link, file: stored }, errors, values, kept }
}

const mediaTypeOf = (contentType: string) => contentType.split(';', 1)[0] ?? contentType
