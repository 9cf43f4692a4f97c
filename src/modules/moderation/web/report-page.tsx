import type { Words } from '#kernel/i18n.ts'
import type { ChallengeResult } from '#kernel/proof-of-work/check-challenge.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { EntryOnRecord } from '#record'
import {
  Actions,
  Button,
  ButtonLink,
  Challenge,
  Checkboxes,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Head,
  HiddenField,
  Note,
  Radios,
  TextArea,
  to,
  Wrap,
} from '#ui'
import { longestReport, type ModerationRefusal } from '../vocabulary.ts'
import { groundChoices, RefusalNote, SaidFields } from './parts.tsx'
import type { EntryTold, Surroundings } from './surroundings.ts'

export interface ReportPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly entry: EntryOnRecord
  readonly line: EntryTold
  /** The field the reader came for, when the link named one. */
  readonly field: string | null
  readonly form: FormState
  readonly submission: string
  readonly fieldName: Surroundings['fieldName']
  readonly challenge: ChallengeResult | 'asked' | null
  /** Why it cannot be sent now: a limit. */
  readonly limit: string | null
  readonly refusal: ModerationRefusal | undefined
}

const trail = (words: Words) => [{ href: to(words, '/moderation'), text: words.t('moderation.title') }]

/** The form by which anybody reports words, with the words themselves. */
export const ReportPage = (props: ReportPageProps) => {
  const { words, entry, line, form, refusal, limit, fieldName } = props
  const shown = Object.keys(entry.disclosed)
  return (
    <Wrap form>
      <Crumbs words={words} trail={trail(words)} here={words.t('moderation.report.here')} />
      <ErrorSummary words={words} errors={form.errors} />
      <RefusalNote words={words} refusal={refusal} />
      {limit === null ? null : (
        <Note kind="bad" status>
          <p>{limit}</p>
        </Note>
      )}
      <Head title={words.t('moderation.report.title')} lede={words.t('moderation.report.lede')} />
      <Flow space={5}>
        <p>
          <a href={to(words, line.path)}>
            <bdi>{line.sentence}</bdi>
          </a>
        </p>
        {shown.length === 0 ? (
          <Note>
            <p>{words.t('moderation.refusal.words-gone')}</p>
          </Note>
        ) : (
          <>
            <SaidFields words={words} fields={entry.disclosed} fieldName={fieldName} level={2} />
            <ReportForm {...props} shown={shown} />
          </>
        )}
      </Flow>
    </Wrap>
  )
}

function ReportForm(props: ReportPageProps & { readonly shown: readonly string[] }) {
  const { words, visitor, entry, field, form, submission, fieldName, challenge, shown, line } = props
  const chosen = field !== null && shown.includes(field) ? [field] : shown
  return (
    <Form
      action={to(words, `/moderation/report?entry=${entry.id}${field === null ? '' : `&field=${encodeURIComponent(field)}`}`)}
      visitor={visitor}
    >
      <HiddenField name="submission" value={submission} />
      <HiddenField name="entry" value={entry.id} />
      {shown.length === 1 ? (
        <HiddenField name="fields" value={shown[0] ?? ''} />
      ) : (
        <Checkboxes
          words={words}
          form={form}
          name="fields"
          legend={words.t('moderation.report.fields')}
          value={[...chosen]}
          options={shown.map((name) => ({ value: name, text: fieldName(words, name) }))}
        />
      )}
      <Radios
        words={words}
        form={form}
        name="ground"
        legend={words.t('moderation.report.ground')}
        hint={words.t('moderation.report.ground-hint')}
        options={groundChoices(words)}
      />
      <TextArea
        words={words}
        form={form}
        name="words"
        label={words.t('moderation.report.words')}
        hint={words.t('moderation.report.words-hint')}
        maxLength={longestReport}
        rows={3}
        dir="auto"
        optional
      />
      {challenge === null ? null : <Challenge words={words} result={challenge === 'asked' ? undefined : challenge} />}
      <Actions>
        <Button>{words.t('moderation.report.button')}</Button>
        <ButtonLink quiet href={to(words, line.path)}>
          {words.t('common.button.cancel')}
        </ButtonLink>
      </Actions>
    </Form>
  )
}

/** What happens next, after a report. */
export const ReportedPage = ({ words, line, told }: { words: Words; line: EntryTold; told: boolean }) => (
  <Wrap form>
    <Crumbs words={words} trail={trail(words)} here={words.t('moderation.report.here')} />
    <Head title={words.t('moderation.reported.title')} lede={words.t('moderation.reported.lede')} />
    <Flow>
      <p>{words.t(told ? 'moderation.reported.told' : 'moderation.reported.not-told')}</p>
      <p>
        <a href={to(words, line.path)}>{words.t('moderation.reported.back')}</a>
      </p>
    </Flow>
  </Wrap>
)

/** Says where reports begin, to whoever comes without words to report. */
export const NothingToReportPage = ({ words }: { words: Words }) => (
  <Wrap form>
    <Crumbs words={words} trail={trail(words)} here={words.t('moderation.report.here')} />
    <Head title={words.t('moderation.report.title')} />
    <EmptyState title={words.t('moderation.report.nothing')}>
      <p>{words.t('moderation.report.nothing-text')}</p>
      <p>
        <a href={to(words, '/record')}>{words.t('common.nav.record')}</a>
      </p>
    </EmptyState>
  </Wrap>
)
