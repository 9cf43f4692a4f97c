import type { Child } from 'hono/jsx'
import type { FieldError } from '#kernel/http/form.ts'
import { typed } from '#kernel/http/form.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import type { Outcome } from '#kernel/outcome.ts'
import {
  Actions,
  type Answer,
  Answers,
  Button,
  ButtonLink,
  type Crumb,
  Crumbs,
  ErrorSummary,
  Form,
  type FormState,
  Head,
  HiddenField,
  Note,
  page,
  to,
  Wrap,
} from '#ui'
import type { CarryingOutRefusal } from '../vocabulary.ts'
import { CarryingOutRefusalNote } from './carrying-out-refusal.tsx'

/** What a form gave: its data, or what is to be mended. `values` are what the next page carries. */
export type ReadChecked<Data> =
  | { readonly ok: true; readonly data: Data; readonly values: FormValues }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly values: FormValues }

/** A form whose answers are read again before they are recorded for good. */
export interface CheckedForm<Data> {
  /** Address without language; the form is sent to itself. */
  readonly path: string
  /** Address without language to go back to. */
  readonly back: string
  readonly trail: readonly Crumb[]
  readonly title: string
  readonly lede: Child
  /** What the button that records says. */
  readonly button: string
  readonly fictional: boolean
  readonly multipart?: boolean
  readonly read: () => ReadChecked<Data> | Promise<ReadChecked<Data>>
  readonly fields: (form: FormState) => Child
  readonly answers: (data: Data) => readonly Answer[]
  /** Records it; answers where to go, without language. */
  readonly act: (data: Data) => Promise<Outcome<string, CarryingOutRefusal>>
}

/** The form before anything is typed. */
export const showForm = <Data,>(c: PageRequest, form: CheckedForm<Data>, values: FormValues = {}): Response =>
  formPage(c, form, { values }, 200)

/** What sending the form leads to: the same page to mend, the check page, or the act. */
export async function sendForm<Data>(c: PageRequest, form: CheckedForm<Data>): Promise<Response> {
  const sent = c.var.form
  const read = await form.read()
  if (!read.ok) return formPage(c, form, { values: read.values, errors: read.errors }, 422)
  if (typed(sent, 'go') === 'change') return formPage(c, form, { values: read.values }, 200)
  if (typed(sent, 'step') !== 'check') return checkPage(c, form, read.data, read.values)
  const outcome = await form.act(read.data)
  if (outcome.ok) return c.redirect(to(c.var.words, outcome.fact), 303)
  return formPage(c, form, { values: read.values }, 409, outcome.refusal)
}

function formPage<Data>(
  c: PageRequest,
  form: CheckedForm<Data>,
  state: FormState,
  status: 200 | 409 | 422,
  refusal?: CarryingOutRefusal,
): Response {
  const { words, visitor, ctx } = c.var
  const body = (
    <>
      <Wrap>
        <Crumbs words={words} trail={form.trail} here={form.title} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={state.errors ?? []} />
        {refusal === undefined ? null : <CarryingOutRefusalNote words={words} refusal={refusal} />}
        <Head title={form.title} lede={form.lede} />
        <Form action={to(words, form.path)} visitor={visitor} multipart={form.multipart}>
          <HiddenField name="submission" value={typed(state.values, 'submission') || ctx.newId()} />
          {form.fields(state)}
          <Actions>
            <Button>{words.t('common.button.continue')}</Button>
            <ButtonLink quiet href={to(words, form.back)}>
              {words.t('common.button.cancel')}
            </ButtonLink>
          </Actions>
        </Form>
      </Wrap>
    </>
  )
  const errorTitle = (state.errors?.length ?? 0) > 0
  return page(c, body, { title: form.title, status, noindex: true, fictional: form.fictional, ...(errorTitle ? { errorTitle } : {}) })
}

const notCarried = ['csrf', 'step', 'go']

function checkPage<Data>(c: PageRequest, form: CheckedForm<Data>, data: Data, values: FormValues): Response {
  const { words, visitor } = c.var
  const carried = Object.keys(values).filter((name) => !notCarried.includes(name) && typed(values, name) !== '')
  const body = (
    <>
      <Wrap>
        <Crumbs words={words} trail={form.trail} here={form.title} />
      </Wrap>
      <Wrap form>
        <Head title={words.t('milestones.check.title')} eyebrow={form.title} lede={words.t('milestones.check.lede')} />
        <Answers words={words} items={form.answers(data)} />
        <Form action={to(words, form.path)} visitor={visitor}>
          <HiddenField name="step" value="check" />
          {carried.map((name) => (
            <HiddenField name={name} value={typed(values, name)} />
          ))}
          <Note>
            <p>{words.t('milestones.stays')}</p>
          </Note>
          <Actions>
            <Button>{form.button}</Button>
            <Button quiet name="go" value="change">
              {words.t('milestones.check.change')}
            </Button>
          </Actions>
        </Form>
      </Wrap>
    </>
  )
  return page(c, body, { title: words.t('milestones.check.title'), noindex: true, fictional: form.fictional })
}
