import { fileBytesMax, fileTypes } from '#kernel/file-store/file-types.ts'
import { keptField, removedField } from '#kernel/file-store/uploads.ts'
import { typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { type Answer, type FormState, Group, TextArea, TextField, UploadField } from '#ui'
import { longest, type NewEvidence } from '../vocabulary.ts'
import { fileField } from './read-new-evidence.ts'

const accept = [...Object.keys(fileTypes), 'jpg'].map((ending) => `.${ending}`).join()

/** The fields of evidence: a link or a file, and what it shows. */
export const EvidenceFields = ({ words, form, optional }: { words: Words; form: FormState; optional?: boolean | undefined }) => (
  <Group legend={words.t(optional === true ? 'milestones.field.evidence-optional' : 'milestones.field.evidence')}>
    <TextField
      words={words}
      form={form}
      name="link"
      label={words.t('milestones.field.link')}
      hint={words.t('milestones.field.link-hint')}
      type="url"
      optional
    />
    <UploadField
      words={words}
      form={form}
      name={fileField}
      label={words.t('milestones.field.file')}
      hint={words.t('common.file.hint', { megabytes: fileBytesMax / 1_048_576 })}
      accept={accept}
      kept={keptIn(form)}
      keptName={keptField(fileField)}
      removedName={removedField(fileField)}
      optional
    />
    <TextArea
      words={words}
      form={form}
      name="description"
      label={words.t('milestones.field.description')}
      hint={words.t('milestones.field.description-hint')}
      maxLength={longest.note}
      rows={3}
      optional={optional}
    />
  </Group>
)

/** The file that the form keeps: its token holds its name. */
function keptIn({ values }: FormState) {
  const token = typed(values, keptField(fileField))
  const name = Buffer.from(token.split('.')[2] ?? '', 'base64url').toString()
  return token === '' ? undefined : { name, token }
}

/** Evidence as the check page repeats it. */
export function evidenceAnswers(words: Words, evidence: NewEvidence | null): readonly Answer[] {
  if (evidence === null) return [{ question: words.t('milestones.field.evidence'), answer: words.t('milestones.check.no-evidence') }]
  const shown =
    evidence.file === null
      ? { question: words.t('milestones.field.link'), answer: <bdi dir="ltr">{evidence.link}</bdi> }
      : { question: words.t('milestones.check.file'), answer: <bdi>{evidence.file.name}</bdi> }
  return [shown, { question: words.t('milestones.field.description'), answer: <bdi dir="auto">{evidence.description}</bdi> }]
}
