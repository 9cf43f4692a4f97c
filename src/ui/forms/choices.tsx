import type { Child } from 'hono/jsx'
import { chosen, typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Icon } from '../icon.tsx'
import { described, FieldProblem } from './fields.tsx'
import { CsrfField, type FormState, fieldId } from './form.tsx'

export interface Choice {
  readonly value: string
  readonly text: Child
  readonly hint?: Child
}

interface ChoicesProps {
  readonly words: Words
  readonly name: string
  readonly legend: Child
  readonly form: FormState
  readonly hint?: Child
  readonly options: readonly Choice[]
  /** Beside each other: for two or three short answers. */
  readonly inline?: boolean | undefined
}

/** The question around several controls. */
function Question({ control, ...props }: Omit<ChoicesProps, 'options'> & { control: Child }) {
  const { words, name, legend, form, hint, inline } = props
  const id = fieldId(name)
  const problem = form.errors?.find(({ field }) => field === name)?.message
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field--error'} aria-describedby={described(props)['aria-describedby']}>
      <legend>{legend}</legend>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem === undefined ? null : <FieldProblem words={words} id={id} message={problem} />}
      {inline === true ? <div class="picks--row">{control}</div> : control}
    </fieldset>
  )
}

/** The first control of a question bears its name as id: where the error summary leads. */
const choiceId = (name: string, at: number) => (at === 0 ? fieldId(name) : `${fieldId(name)}-${at + 1}`)

interface PickProps extends Choice {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly checked: boolean
}

const Pick = ({ type, id, name, value, text, hint, checked }: PickProps) => (
  <label class="pick" for={id}>
    <input type={type} id={id} name={name} value={value} checked={checked} />
    <span>
      {text}
      {hint ? <span class="sub">{hint}</span> : null}
    </span>
  </label>
)

/** One answer among a few. */
export function Radios({ value, ...props }: ChoicesProps & { value?: string | undefined }) {
  const picked = props.form.values[props.name] === undefined ? value : typed(props.form.values, props.name)
  return (
    <Question
      {...props}
      control={props.options.map((option, at) => (
        <Pick {...option} type="radio" id={choiceId(props.name, at)} name={props.name} checked={option.value === picked} />
      ))}
    />
  )
}

/** Any number of answers among a few. */
export function Checkboxes({ value = [], ...props }: ChoicesProps & { value?: readonly string[] | undefined }) {
  const picked = props.form.values[props.name] === undefined ? value : chosen(props.form.values, props.name)
  return (
    <Question
      {...props}
      control={props.options.map((option, at) => (
        <Pick {...option} type="checkbox" id={choiceId(props.name, at)} name={props.name} checked={picked.includes(option.value)} />
      ))}
    />
  )
}

interface CheckboxProps {
  readonly words: Words
  readonly name: string
  readonly label: Child
  readonly form: FormState
  readonly hint?: Child
  /** What the form says when it is ticked; `yes` unless said. */
  readonly value?: string | undefined
  readonly checked?: boolean | undefined
}

/** One yes. Left unticked, the form says nothing. */
export function Checkbox({ words, name, label, form, hint, value = 'yes', checked = false }: CheckboxProps) {
  const problem = form.errors?.find(({ field }) => field === name)?.message
  const sent = Object.keys(form.values).length > 0
  return (
    <div class={problem === undefined ? 'field' : 'field field--error'}>
      {problem === undefined ? null : <FieldProblem words={words} id={fieldId(name)} message={problem} />}
      <Pick
        type="checkbox"
        id={fieldId(name)}
        name={name}
        value={value}
        text={label}
        hint={hint}
        checked={sent ? typed(form.values, name) === value : checked}
      />
    </div>
  )
}

interface WeighProps {
  readonly words: Words
  readonly action: string
  readonly visitor: Visitor | null
  readonly statement: Child
  /** “Statement 7 of 24”. */
  readonly place: Child
  readonly note: Child
  readonly children?: Child
}

const votes = [
  { value: 'agree', icon: 'check' },
  { value: 'disagree', icon: 'x' },
  { value: 'pass', icon: 'arrow-forward' },
] as const

/** Weighing one statement: three equal, quiet buttons, and no count before the choice. */
export const Weigh = ({ words, action, visitor, statement, place, note, children }: WeighProps) => (
  <form class="weigh" method="post" action={action}>
    <CsrfField visitor={visitor} />
    {children}
    <p class="small muted">{place}</p>
    <blockquote>
      <p>{statement}</p>
    </blockquote>
    <div class="votes">
      {votes.map(({ value, icon }) => (
        <button type="submit" class="btn btn--quiet" name="vote" value={value}>
          <Icon name={icon} dir={icon === 'arrow-forward'} />
          {words.t(`common.vote.${value}`)}
        </button>
      ))}
    </div>
    <p class="small muted">{note}</p>
  </form>
)

/** A tick in a row of a table: its name is for screen readers, the row says it to the others. */
export const Tick = ({
  name,
  value,
  label,
  checked = false,
}: {
  name: string
  value: string
  label: string
  checked?: boolean | undefined
}) => (
  <label class="pick">
    <input type="checkbox" name={name} value={value} checked={checked} />
    <span class="vh">{label}</span>
  </label>
)
