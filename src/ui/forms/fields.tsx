import type { Child } from 'hono/jsx'
import { typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { Icon } from '../icon.tsx'
import { type FormState, fieldId } from './form.tsx'

export interface FieldProps {
  readonly words: Words
  readonly name: string
  readonly label: Child
  readonly form: FormState
  readonly hint?: Child
  /** What stands there before anything is typed. */
  readonly value?: string | undefined
  /** For a few words or figures. */
  readonly short?: boolean | undefined
  readonly optional?: boolean | undefined
  /** Characters that may be typed: said in the hint, checked by the server. */
  readonly maxLength?: number | undefined
  readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined
  readonly lang?: string | undefined
}

/** What a control says of its hint and its error to those who do not see them. */
interface Described {
  readonly id: string
  readonly name: string
  readonly 'aria-invalid': 'true' | undefined
  readonly 'aria-describedby': string | undefined
}

const errorOf = (form: FormState, name: string) => form.errors?.find(({ field }) => field === name)?.message

/** What was typed, else what stands there before. */
const shownValue = ({ form, name, value }: Pick<FieldProps, 'form' | 'name' | 'value'>) =>
  form.values[name] === undefined ? value : typed(form.values, name)

function hintOf({ words, hint, maxLength }: Pick<FieldProps, 'words' | 'hint' | 'maxLength'>): Child {
  if (maxLength === undefined) return hint
  const limit = words.t('common.form.limit', { n: maxLength })
  return hint ? (
    <>
      {hint} {limit}.
    </>
  ) : (
    limit
  )
}

/** The error of a field, before its control. */
export const FieldProblem = ({ words, id, message }: { words: Words; id: string; message: string }) => (
  <p class="err" id={`${id}-error`}>
    <Icon name="alert-triangle" />
    <span>
      <span class="vh">{words.t('common.form.error')} </span>
      {message}
    </span>
  </p>
)

/** The attributes that tie a control to its hint and error. */
export function described(props: Pick<FieldProps, 'form' | 'name' | 'hint' | 'maxLength'>): Described {
  const id = fieldId(props.name)
  const wrong = errorOf(props.form, props.name) !== undefined
  const told = [props.hint || props.maxLength !== undefined ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { id, name: props.name, 'aria-invalid': wrong ? 'true' : undefined, 'aria-describedby': told === '' ? undefined : told }
}

/** Label, hint, error, then the control. */
export function Field({ control, ...props }: FieldProps & { control: Child }) {
  const { words, name, label, form, short, optional } = props
  const id = fieldId(name)
  const problem = errorOf(form, name)
  const hint = hintOf(props)
  return (
    <div class={['field', problem === undefined ? '' : 'field--error', short === true ? 'field--s' : ''].filter(Boolean).join(' ')}>
      <label for={id}>
        {label}
        {optional === true ? <span class="optional"> ({words.t('common.form.optional')})</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem === undefined ? null : <FieldProblem words={words} id={id} message={problem} />}
      {control}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'url' | 'search' | 'tel' | 'password' | undefined
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'url' | 'tel' | undefined
  readonly autocomplete?: string | undefined
}

const latinTypes = ['email', 'url', 'tel', 'password']

/** One line of text. Addresses are typed left to right in every language. */
export const TextField = ({ type = 'text', inputmode, autocomplete, ...props }: TextFieldProps) => (
  <Field
    {...props}
    control={
      <input
        class="input"
        {...described(props)}
        type={type}
        value={shownValue(props)}
        inputmode={inputmode}
        autocomplete={autocomplete}
        dir={props.dir ?? (latinTypes.includes(type) ? 'ltr' : 'auto')}
        lang={props.lang}
      />
    }
  />
)

/** Several lines of text. */
export const TextArea = ({ rows = 4, ...props }: FieldProps & { rows?: number | undefined }) => (
  <Field
    {...props}
    control={
      <textarea class="input" {...described(props)} rows={rows} dir={props.dir ?? 'auto'} lang={props.lang}>
        {shownValue(props)}
      </textarea>
    }
  />
)

/** A day: the browser's own calendar, its value as `2026-12-31`; a text with that form where there is none. */
export const DateField = (props: FieldProps) => (
  <Field
    {...props}
    short={props.short ?? true}
    control={
      <input
        class="input"
        {...described(props)}
        type="date"
        value={shownValue(props)}
        placeholder="2026-12-31"
        pattern="\d{4}-\d{2}-\d{2}"
      />
    }
  />
)

/** A file to send; its form must be `multipart`. */
export const FileField = ({ accept, multiple, ...props }: FieldProps & { accept?: string | undefined; multiple?: boolean | undefined }) => (
  <Field {...props} control={<input class="input" {...described(props)} type="file" accept={accept} multiple={multiple === true} />} />
)

export interface SelectOption {
  readonly value: string
  readonly text: string
}

interface SelectProps extends FieldProps {
  readonly options: readonly SelectOption[]
  /** What stands there while nothing is chosen. */
  readonly empty?: string | undefined
}

/** One choice among many; for fewer than seven, `Radios`. */
export const Select = ({ options, empty, ...props }: SelectProps) => {
  const chosen = shownValue(props) ?? ''
  return (
    <Field
      {...props}
      control={
        <select class="input" {...described(props)}>
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map(({ value, text }) => (
            <option value={value} selected={value === chosen}>
              {text}
            </option>
          ))}
        </select>
      }
    />
  )
}
