import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { Json } from '#record'
import {
  Actions,
  Button,
  Checkboxes,
  Crumbs,
  ErrorSummary,
  Facts,
  Form,
  type FormState,
  Head,
  Items,
  Note,
  Radios,
  Section,
  TextArea,
  Time,
  to,
  Wrap,
} from '#ui'
import type { Case, Report } from '../queries/cases.ts'
import { longestReason, type ModerationRefusal } from '../vocabulary.ts'
import { CaseTag, GroundLink, groundChoices, RefusalNote, Said, SaidFields } from './parts.tsx'
import type { EntryTold, Surroundings } from './surroundings.ts'

export interface CasePageProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly it: Case
  readonly line: EntryTold
  /** The words on the pages, and those off them. */
  readonly said: Readonly<Record<string, Json>>
  readonly reports: readonly Report[]
  readonly fieldName: Surroundings['fieldName']
  readonly form: FormState
  readonly refusal: ModerationRefusal | undefined
  readonly done: boolean
  /** Why this moderator may not decide now; null when they may. */
  readonly mayNot: ModerationRefusal | null
}

/** One case: the words, who reported what, and the decision that is due. */
export const CasePage = (props: CasePageProps) => {
  const { words, it, line, said, reports, fieldName, form, refusal, done } = props
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          { href: to(words, '/moderation'), text: words.t('moderation.title') },
          { href: to(words, '/moderation/queue'), text: words.t('moderation.queue.title') },
        ]}
        here={words.t('moderation.case.here')}
      />
      <ErrorSummary words={words} errors={form.errors} />
      <RefusalNote words={words} refusal={refusal} />
      {done ? (
        <Note status>
          <p>{words.t(`moderation.case.done-${it.state}`)}</p>
        </Note>
      ) : null}
      <Head
        title={words.t('moderation.case.title')}
        eyebrow={<CaseTag words={words} state={it.state} />}
        lede={
          <a href={to(words, line.path)}>
            <bdi>{line.sentence}</bdi>
          </a>
        }
      />
      <Section id="words" title={words.t('moderation.case.words')} intro={words.t('moderation.case.words-intro')} first>
        {Object.keys(said).length === 0 ? (
          <p>{words.t('moderation.refusal.words-gone')}</p>
        ) : (
          <SaidFields words={words} fields={said} fieldName={fieldName} />
        )}
      </Section>
      <Section
        id="reports"
        title={words.t('moderation.case.reports', { n: reports.length })}
        intro={words.t('moderation.case.reports-intro')}
      >
        <Items>
          {reports.map((report) => (
            <li>
              <Time words={words} date={report.reportedAt} as="minute" />: <GroundLink words={words} ground={report.ground} /> (
              {words.list(report.fields.map((field) => fieldName(words, field)))})
              {report.words === null ? null : <Said value={report.words} />}
            </li>
          ))}
        </Items>
      </Section>
      {it.firstAt === null ? null : <FirstOpinion {...props} />}
      {it.appeal === null ? null : (
        <Section id="appeal" title={words.t('moderation.case.appeal')}>
          <Said value={it.appeal} />
        </Section>
      )}
      <Decision {...props} />
    </Wrap>
  )
}

function FirstOpinion({ words, it, fieldName }: CasePageProps) {
  const date = it.firstAt === null ? '' : words.dateTime(it.firstAt)
  return (
    <Section id="first" title={words.t('moderation.case.first')}>
      <Facts
        items={[
          { term: words.t('moderation.case.decision'), detail: words.t(`moderation.case.${it.firstDecision ?? 'keep'}`) },
          ...(it.ground === null
            ? []
            : [{ term: words.t('moderation.grounds.ground'), detail: <GroundLink words={words} ground={it.ground} /> }]),
          ...(it.fields.length === 0
            ? []
            : [{ term: words.t('moderation.removal.fields'), detail: words.list(it.fields.map((field) => fieldName(words, field))) }]),
          { term: words.t('moderation.case.reason'), detail: <bdi dir="auto">{it.reason}</bdi> },
          { term: words.t('moderation.removals.when'), detail: date },
        ]}
      />
    </Section>
  )
}

function Decision(props: CasePageProps): Child {
  const { words, it, mayNot } = props
  const kind = it.state === 'open' ? 'first' : it.state === 'second' ? 'second' : it.state === 'appealed' ? 'appeal' : null
  if (kind === null) return null
  return (
    <Section id="decide" title={words.t(`moderation.decide.${kind}`)} intro={words.t(`moderation.decide.${kind}-intro`)}>
      {mayNot === null ? (
        kind === 'first' ? (
          <FirstForm {...props} />
        ) : (
          <YesNoForm {...props} kind={kind} />
        )
      ) : (
        <p>{words.t(`moderation.refusal.${mayNot}`)}</p>
      )}
    </Section>
  )
}

const Reason = ({ words, form }: Pick<CasePageProps, 'words' | 'form'>) => (
  <TextArea
    words={words}
    form={form}
    name="reason"
    label={words.t('moderation.case.reason')}
    hint={words.t('moderation.case.reason-hint')}
    maxLength={longestReason}
    rows={4}
    dir="auto"
  />
)

function FirstForm({ words, visitor, it, said, reports, form, fieldName }: CasePageProps) {
  const shown = Object.keys(said)
  const reported = [...new Set(reports.flatMap(({ fields }) => fields))].filter((field) => shown.includes(field))
  return (
    <Form action={to(words, `/moderation/cases/${it.id}/decision`)} visitor={visitor}>
      <Radios
        words={words}
        form={form}
        name="decision"
        legend={words.t('moderation.case.decision')}
        options={[
          { value: 'keep', text: words.t('moderation.case.keep'), hint: words.t('moderation.case.keep-hint') },
          { value: 'remove', text: words.t('moderation.case.remove'), hint: words.t('moderation.case.remove-hint') },
        ]}
      />
      <Radios
        words={words}
        form={form}
        name="ground"
        legend={words.t('moderation.case.ground')}
        hint={words.t('moderation.case.ground-hint')}
        options={groundChoices(words)}
      />
      <Checkboxes
        words={words}
        form={form}
        name="fields"
        legend={words.t('moderation.case.fields')}
        value={reported}
        options={shown.map((field) => ({ value: field, text: fieldName(words, field) }))}
      />
      <Reason words={words} form={form} />
      <Actions>
        <Button>{words.t('moderation.case.button')}</Button>
      </Actions>
    </Form>
  )
}

function YesNoForm({ words, visitor, it, form, kind }: CasePageProps & { readonly kind: 'second' | 'appeal' }) {
  const path = kind === 'second' ? 'second-opinion' : 'appeal-decision'
  return (
    <Form action={to(words, `/moderation/cases/${it.id}/${path}`)} visitor={visitor}>
      <Radios
        words={words}
        form={form}
        name="answer"
        legend={words.t('moderation.case.decision')}
        options={(['yes', 'no'] as const).map((answer) => ({ value: answer, text: words.t(`moderation.decide.${kind}-${answer}`) }))}
      />
      <Reason words={words} form={form} />
      <Actions>
        <Button>{words.t('moderation.case.button')}</Button>
      </Actions>
    </Form>
  )
}
