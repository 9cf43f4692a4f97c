import type { Child } from 'hono/jsx'
import type { FieldError } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Items } from '../parts/items.tsx'

/** What was typed in a form, and what is to be mended: what `readForm` gives. */
export interface FormState {
  readonly values: FormValues
  readonly errors?: readonly FieldError[] | undefined
}

/** A form nobody has filled yet. */
export const emptyForm: FormState = { values: {} }

/** The address of a field in its page: its name. */
export const fieldId = (name: string) => name

/** Ties a form to the visitor's session; a stranger has none. */
export const CsrfField = ({ visitor }: { visitor: Visitor | null }) =>
  visitor === null ? null : <input type="hidden" name="csrf" value={visitor.csrfToken} />

/** Carries a value the reader does not type. */
export const HiddenField = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />

interface FormProps {
  readonly action: string
  readonly visitor: Visitor | null
  readonly multipart?: boolean | undefined
  readonly id?: string | undefined
  /** One button among others: no rhythm of its own. */
  readonly inline?: boolean | undefined
  readonly children?: Child
}

/** A form that acts: errors are said by the page, never by the browser. */
export const Form = ({ action, visitor, multipart, id, inline, children }: FormProps) => (
  <form
    class={inline === true ? 'row' : 'flow flow--6'}
    method="post"
    action={action}
    id={id}
    novalidate
    enctype={multipart === true ? 'multipart/form-data' : undefined}
  >
    <CsrfField visitor={visitor} />
    {children}
  </form>
)

interface FindFormProps {
  readonly words: Words
  readonly action: string
  readonly label: Child
  readonly hint?: Child
  readonly value?: string | undefined
  readonly name?: string | undefined
  /** Filters to keep with the words. */
  readonly children?: Child
}

/** A form that looks for something: its answer is a page with an address. */
export const FindForm = ({ words, action, label, hint, value, name = 'q', children }: FindFormProps) => (
  <form class="find" action={action}>
    {children}
    <div class="field">
      <label for="find">{label}</label>
      {hint ? (
        <p class="hint" id="find-hint">
          {hint}
        </p>
      ) : null}
      <input class="input" id="find" name={name} type="search" value={value} aria-describedby={hint ? 'find-hint' : undefined} />
    </div>
    <button type="submit" class="btn">
      <Icon name="search" />
      {words.t('common.search.short')}
    </button>
  </form>
)

/** Everything to mend, with links to the fields; first in the page. Nothing when there is nothing to mend. */
export const ErrorSummary = ({ words, errors }: { words: Words; errors: readonly FieldError[] | undefined }) =>
  errors === undefined || errors.length === 0 ? null : (
    <div class="errsum" role="alert" aria-labelledby="errors" tabindex={-1}>
      <h2 id="errors">{words.t('common.form.problems', { n: errors.length })}</h2>
      <Items>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${fieldId(field)}`}>{message}</a>
          </li>
        ))}
      </Items>
    </div>
  )

/** One group of questions. */
export const Group = ({ legend, children }: { legend: Child; children?: Child }) => (
  <fieldset class="group">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)

interface ButtonProps {
  readonly quiet?: boolean | undefined
  readonly icon?: IconName | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Looks like a link: for what is rarely done. */
  readonly plain?: boolean | undefined
  readonly children?: Child
}

const buttonClass = (quiet: boolean | undefined) => (quiet === true ? 'btn btn--quiet' : 'btn')

/** Sends its form. One that is not quiet per page. */
export const Button = ({ quiet, icon, name, value, plain, children }: ButtonProps) => (
  <button type="submit" class={plain === true ? 'linkish' : buttonClass(quiet)} name={name} value={value}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </button>
)

/** A link to where one can act. */
export const ButtonLink = ({
  href,
  quiet,
  icon,
  children,
}: {
  href: string
  quiet?: boolean | undefined
  icon?: IconName | undefined
  children?: Child
}) => (
  <a class={buttonClass(quiet)} href={href}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </a>
)

/** The buttons that end a form. */
export const Actions = ({ children }: { children?: Child }) => <div class="row">{children}</div>

export interface Answer {
  readonly question: string
  readonly answer: Child
  readonly changeHref?: string | undefined
}

/** The check page: the very words of the record, each with its way back. */
export const Answers = ({ words, items }: { words: Words; items: readonly Answer[] }) => (
  <dl class="answers">
    {items.map(({ question, answer, changeHref }) => (
      <div>
        <dt>{question}</dt>
        <dd>{answer}</dd>
        {changeHref === undefined ? null : (
          <dd>
            <a href={changeHref}>
              {words.t('common.form.change')}
              <span class="vh"> {question}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
