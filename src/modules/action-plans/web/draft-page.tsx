import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, ButtonLink, Crumbs, ErrorSummary, Form, type FormState, Head, HiddenField, LocalText, to, Wrap } from '#ui'
import { type Plan, planName } from '../queries/plans.ts'
import { textOf } from '../rules/draft-content.ts'
import { type CommitmentRefusal, type Draft, draftPages } from '../vocabulary.ts'
import { CommitmentRefusalNote } from './commitment-refusal.tsx'
import type { FormPage } from './draft-form.ts'
import { type NamedChoices, Questions } from './draft-questions.tsx'

/** What every page of the form needs. */
export interface DraftPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly draft: Draft
  readonly plan: Plan
  readonly form: FormState
  /** The page's own token, and the version it began with. */
  readonly submission: string
  readonly base: number
  readonly refusal?: CommitmentRefusal | undefined
  /** What was just kept, and what others changed meanwhile. */
  readonly notice?: Child
  /** Where the script that saves while one writes is. */
  readonly script: string
}

/** The way from home to a page of a draft. */
export const draftTrail = (words: Words, plan: Plan, draft?: Draft) => [
  { href: to(words, `/plans/${plan.slug}`), text: planName(plan, words) },
  ...(draft === undefined
    ? []
    : [
        {
          href: to(words, `/commitments/${draft.reference}/draft`),
          text: words.t('commitments.draft.crumb', { reference: draft.reference }),
        },
      ]),
]

/** The title of a draft in the reader's language, or that it has none. */
export function DraftTitle({ words, draft }: { words: Words; draft: Draft }) {
  const title = textOf(draft.content.title)
  return title === null ? <>{words.t('commitments.draft.untitled')}</> : <LocalText words={words} text={title} mark={false} />
}

/** Where a page of the form is sent. */
export const draftAddress = (words: Words, draft: Draft, path = '') => to(words, `/commitments/${draft.reference}/draft${path}`)

/** Version and token of a page, and the part that saves by itself where scripts run. */
export const DraftState = ({ words, submission, base, script }: Pick<DraftPageProps, 'words' | 'submission' | 'base' | 'script'>) => (
  <>
    <HiddenField name="submission" value={submission} />
    <HiddenField name="base" value={String(base)} />
    <div data-autosave data-saving={words.t('commitments.autosave.saving')} data-failed={words.t('commitments.autosave.failed')}>
      <p role="status" />
    </div>
    <script src={script} defer />
  </>
)

/** The frame of a page of the form: where one is, what is to be mended, the questions, the buttons. */
export const DraftFrame = ({
  path,
  title,
  lede,
  place,
  children,
  actions,
  ...props
}: DraftPageProps & { path: string; title: string; lede: Child; place?: string; children?: Child; actions: Child }) => {
  const { words, visitor, draft, plan, form, refusal, notice } = props
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={draftTrail(words, plan, draft)} here={title} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={form.errors ?? []} />
        {refusal === undefined ? null : <CommitmentRefusalNote words={words} refusal={refusal} />}
        {notice}
        <Head eyebrow={place ?? <DraftTitle words={words} draft={draft} />} title={title} lede={lede} />
        <Form action={draftAddress(words, draft, path)} visitor={visitor}>
          {children}
          <DraftState {...props} />
          <Actions>{actions}</Actions>
        </Form>
      </Wrap>
    </>
  )
}

/** One page of the form: one group of questions. */
export function DraftPageView({ page, choices, ...props }: DraftPageProps & { page: FormPage; choices: NamedChoices }) {
  const { words, draft, form } = props
  return (
    <DraftFrame
      {...props}
      path={`/${page}`}
      title={words.t(`commitments.page.${page}`)}
      lede={words.t(`commitments.page-lede.${page}`)}
      place={words.t('commitments.draft.place', { n: draftPages.indexOf(page) + 1, total: draftPages.length })}
      actions={
        <>
          <Button>{words.t('commitments.draft.save-next')}</Button>
          <Button quiet name="go" value="check">
            {words.t('commitments.draft.save-check')}
          </Button>
        </>
      }
    >
      <Questions words={words} form={form} draft={draft} choices={choices} page={page} />
    </DraftFrame>
  )
}

/** Why a draft cannot be written now, and the way on. */
export const DraftCannotPage = ({
  words,
  plan,
  title,
  reason,
  actions,
}: {
  words: Words
  plan: Plan
  title: string
  reason: Child
  actions?: Child
}) => (
  <Wrap>
    <Crumbs words={words} trail={draftTrail(words, plan)} here={title} />
    <Head
      title={title}
      lede={reason}
      actions={
        <>
          {actions}
          <ButtonLink quiet href={to(words, `/plans/${plan.slug}`)}>
            {words.t('commitments.draft.to-plan')}
          </ButtonLink>
        </>
      }
    />
  </Wrap>
)
