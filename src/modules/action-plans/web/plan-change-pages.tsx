import type { KeptFile } from '#kernel/file-store/kept-file.ts'
import { keptField, removedField } from '#kernel/file-store/uploads.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Checks, FileField, Flow, type FormState, HiddenField, Note, Select, TextArea, TextField } from '#ui'
import { type Plan, planName } from '../queries/plans.ts'
import { documentKinds, longest, type PlanRefusal } from '../vocabulary.ts'
import { PlanFormPage } from './plan-form-pages.tsx'
import { documentKindText } from './plan-words.tsx'

interface PageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly plan: Plan
  readonly form: FormState
  readonly refusal?: PlanRefusal | undefined
}

const Reason = ({ words, form, hint }: Pick<PageProps, 'words' | 'form'> & { hint: string }) => (
  <TextArea
    words={words}
    form={form}
    name="reason"
    label={words.t('plans.field.reason')}
    hint={hint}
    maxLength={longest.reason}
    rows={4}
    dir="auto"
  />
)

/** Withdrawing a plan, with a reason. */
export const WithdrawPlanPage = (props: PageProps) => {
  const { words, plan, form } = props
  return (
    <PlanFormPage
      {...props}
      title={words.t('plans.withdraw.title')}
      lede={words.t('plans.withdraw.lede', { plan: planName(plan, words) })}
      action={`/plans/${plan.slug}/withdrawal`}
      button={words.t('plans.withdraw.button')}
      before={
        <Checks
          items={[
            { icon: 'eye', text: words.t('plans.withdraw.stays') },
            { icon: 'lock', text: words.t('plans.reach.for-good') },
          ]}
        />
      }
    >
      <Reason words={words} form={form} hint={words.t('plans.withdraw.reason-hint')} />
    </PlanFormPage>
  )
}

/** Refreshing a plan of four years at mid-term, with a reason. */
export const RefreshPlanPage = ({ changed, ...props }: PageProps & { changed: readonly string[] }) => {
  const { words, plan, form } = props
  return (
    <PlanFormPage
      {...props}
      title={words.t('plans.refresh.title')}
      lede={words.t('plans.refresh.lede')}
      action={`/plans/${plan.slug}/refresh`}
      button={words.t('plans.refresh.button')}
      before={
        <Flow>
          <Checks
            items={[
              { icon: 'pencil', text: words.t('plans.refresh.commitments') },
              { icon: 'clock', text: words.t('plans.refresh.dates') },
              { icon: 'lock', text: words.t('plans.reach.for-good') },
            ]}
          />
          <Note>
            <p>
              {changed.length === 0
                ? words.t('plans.refresh.nothing')
                : words.t('plans.refresh.changed', { n: changed.length, references: words.list(changed) })}
            </p>
          </Note>
        </Flow>
      }
    >
      <Reason words={words} form={form} hint={words.t('plans.refresh.reason-hint')} />
    </PlanFormPage>
  )
}

interface DocumentProps extends PageProps {
  readonly submission: string
  /** A file that an earlier sending of the same form kept. */
  readonly kept: { readonly file: KeptFile; readonly token: string } | null
}

/** Adding a document: an address or a file. */
export const DocumentPage = ({ submission, kept, ...props }: DocumentProps) => {
  const { words, plan, form } = props
  return (
    <PlanFormPage
      {...props}
      title={words.t('plans.document.title')}
      lede={words.t('plans.document.lede')}
      action={`/plans/${plan.slug}/documents/new`}
      button={words.t('plans.document.button')}
      multipart
    >
      <HiddenField name="submission" value={submission} />
      <TextField
        words={words}
        form={form}
        name="title"
        label={words.t('plans.field.document-title')}
        maxLength={longest.title}
        dir="auto"
      />
      <Select
        words={words}
        form={form}
        name="kind"
        label={words.t('plans.field.document-kind')}
        options={documentKinds.map((kind) => ({ value: kind, text: documentKindText(words, kind) }))}
        empty={words.t('plans.field.choose')}
      />
      <TextField
        words={words}
        form={form}
        name="link"
        label={words.t('plans.field.link')}
        hint={words.t('plans.field.link-hint')}
        type="url"
        dir="ltr"
        maxLength={longest.link}
        optional
      />
      <FileField
        words={words}
        form={form}
        name="file"
        label={words.t('plans.field.file')}
        hint={words.t('plans.field.file-hint')}
        accept=".pdf,.docx,.odt,.xlsx,.ods,.csv,.txt,.png,.jpg"
      />
      {kept === null ? null : <KeptFileNote words={words} kept={kept} />}
    </PlanFormPage>
  )
}

/** A file that came with an earlier sending of the form, and the box that leaves it out. */
const KeptFileNote = ({ words, kept }: { words: Words; kept: NonNullable<DocumentProps['kept']> }) => (
  <>
    <HiddenField name={keptField('file')} value={kept.token} />
    <Note>
      <p>
        {words.t('plans.field.file-kept', { name: kept.file.name })}{' '}
        <label>
          <input type="checkbox" name={removedField('file')} value="yes" /> {words.t('plans.field.file-remove')}
        </label>
      </p>
    </Note>
  </>
)
