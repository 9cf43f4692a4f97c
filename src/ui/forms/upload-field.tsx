import type { Child } from 'hono/jsx'
import { Tag } from '../parts/marks.tsx'
import { Checkbox } from './choices.tsx'
import { type FieldProps, FileField } from './fields.tsx'
import { HiddenField } from './form.tsx'

interface UploadFieldProps extends FieldProps {
  /** The endings taken: `.pdf,.png`. */
  readonly accept: string
  /** The file an earlier sending of this form kept: its name, and the token that carries it. */
  readonly kept?: { readonly name: string; readonly token: string } | undefined
  /** The names of the hidden field that carries the token, and of the box that takes the file out. */
  readonly keptName: string
  readonly removedName: string
  readonly children?: Child
}

/** A file to send, which a form with other problems does not lose: the file kept is named, and may be taken out or replaced. */
export const UploadField = ({ kept, keptName, removedName, accept, ...field }: UploadFieldProps) => (
  <>
    <FileField {...field} accept={accept} />
    {kept === undefined ? null : (
      <div class="flow flow--2">
        <HiddenField name={keptName} value={kept.token} />
        <p>
          <Tag kind="ok" icon="file-check">
            {field.words.rich('common.file.kept', { name: <bdi>{kept.name}</bdi> })}
          </Tag>
        </p>
        <Checkbox words={field.words} form={{ values: {} }} name={removedName} label={field.words.t('common.file.remove')} />
      </div>
    )}
  </>
)
