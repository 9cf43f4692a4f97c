import { readForm, typed } from '#kernel/http/form.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { allow } from '#kernel/outcome.ts'
import { DateField, LocalText, Radios, Select, TextArea, to } from '#ui'
import { addEvidence } from '../acts/add-evidence.ts'
import { reportProgress } from '../acts/report-progress.ts'
import { withdrawEvidence } from '../acts/withdraw-evidence.ts'
import type { Evidence } from '../queries/evidence.ts'
import { declaredCompletions, longest, type NewEvidence, type NewReport } from '../vocabulary.ts'
import { type Asked, CommitmentName, commitmentPath, mandateOf, trailTo } from './carrying-out-asked.tsx'
import { EvidenceFields, evidenceAnswers } from './carrying-out-fields.tsx'
import { ProgressSchema, ReasonSchema, SubmissionSchema } from './carrying-out-schemas.ts'
import type { CheckedForm } from './checked-form.tsx'
import { completionText } from './commitment-words.ts'
import { evidenceName } from './evidence-words.tsx'
import { Day } from './milestone-words.tsx'
import { readNewEvidence } from './read-new-evidence.ts'

interface Added {
  readonly submission: string
  readonly milestone: number | null
  readonly evidence: NewEvidence
}

/** Adding evidence to a milestone or to the whole commitment. */
export function evidenceForm(c: PageRequest, asked: Asked): CheckedForm<Added> {
  const { words, ctx } = c.var
  const { commitment, milestones } = asked
  const numberOf = (value: string) => milestones.find(({ position }) => String(position) === value)?.position ?? null
  const options = milestones.map(({ position, title }) => ({
    value: String(position),
    text: `${words.t('milestones.page.n', { n: position })} · ${title[words.lang] ?? title[title.original] ?? ''}`,
  }))
  return {
    path: `${commitmentPath(commitment)}/evidence/new`,
    back: `${commitmentPath(commitment)}/evidence`,
    fictional: commitment.fictional,
    trail: [
      ...trailTo(words, commitment),
      { href: to(words, `${commitmentPath(commitment)}/evidence`), text: words.t('milestones.list.evidence') },
    ],
    title: words.t('milestones.add.title'),
    lede: words.rich('milestones.add.lede', { commitment: <CommitmentName words={words} commitment={commitment} /> }),
    button: words.t('milestones.add.button'),
    multipart: true,
    read: async () => {
      const [form, shown] = [readForm(c, SubmissionSchema), await readNewEvidence(c, true)]
      const errors = [...(form.ok ? [] : form.errors), ...shown.errors]
      if (!form.ok || shown.evidence === null || errors.length > 0) return { ok: false, errors, values: shown.values }
      const data = { ...form.data, milestone: numberOf(typed(shown.values, 'milestone')), evidence: shown.evidence }
      return { ok: true, data, values: shown.values }
    },
    fields: (form) => (
      <>
        <Select
          words={words}
          form={form}
          name="milestone"
          label={words.t('milestones.field.milestone')}
          empty={words.t('milestones.field.whole')}
          options={options}
        />
        <EvidenceFields words={words} form={form} />
      </>
    ),
    answers: ({ milestone, evidence }) => [
      {
        question: words.t('milestones.field.milestone'),
        answer: options.find(({ value }) => value === String(milestone))?.text ?? words.t('milestones.field.whole'),
      },
      ...evidenceAnswers(words, evidence),
    ],
    act: async (data) => {
      const outcome = await addEvidence(ctx, mandateOf(asked), commitment.reference, data)
      return outcome.ok ? allow(`${commitmentPath(commitment)}/evidence/${outcome.fact.evidenceId}?did=added`) : outcome
    },
  }
}

/** Withdrawing evidence, with its reason. */
export function withdrawalForm(c: PageRequest, asked: Asked, evidence: Evidence): CheckedForm<{ readonly reason: string }> {
  const { words, ctx } = c.var
  const { commitment } = asked
  const back = `${commitmentPath(commitment)}/evidence/${evidence.id}`
  return {
    path: `${back}/withdrawal`,
    back,
    fictional: commitment.fictional,
    trail: [...trailTo(words, commitment), { href: to(words, back), text: words.t('milestones.evidence-page.title') }],
    title: words.t('milestones.withdraw.title'),
    lede: words.rich('milestones.withdraw.lede', { evidence: evidenceName(words, evidence) }),
    button: words.t('milestones.withdraw.button'),
    read: () => readForm(c, ReasonSchema),
    fields: (form) => (
      <TextArea
        words={words}
        form={form}
        name="reason"
        label={words.t('milestones.field.reason')}
        hint={words.t('milestones.field.reason-hint')}
        maxLength={longest.reason}
        rows={3}
      />
    ),
    answers: ({ reason }) => [
      { question: words.t('milestones.evidence-page.title'), answer: evidenceName(words, evidence) },
      { question: words.t('milestones.field.reason'), answer: <bdi dir="auto">{reason}</bdi> },
    ],
    act: async ({ reason }) => {
      const outcome = await withdrawEvidence(ctx, mandateOf(asked), commitment.reference, { evidence: evidence.id, reason })
      return outcome.ok ? allow(`${back}?did=withdrawn`) : outcome
    },
  }
}

/** Reporting on a period: how far, in the words of the independent reviews, what was done, what is hard, what comes next. */
export function progressForm(c: PageRequest, asked: Asked): CheckedForm<NewReport> {
  const { words, ctx } = c.var
  const { commitment } = asked
  const back = `${commitmentPath(commitment)}/progress`
  const texts = [
    { name: 'done', optional: false, label: words.t('milestones.field.done') },
    { name: 'challenges', optional: true, label: words.t('milestones.field.challenges') },
    { name: 'nextSteps', optional: true, label: words.t('milestones.field.next-steps') },
  ] as const
  return {
    path: `${back}/new`,
    back,
    fictional: commitment.fictional,
    trail: [...trailTo(words, commitment), { href: to(words, back), text: words.t('milestones.reports.title') }],
    title: words.t('milestones.report.title'),
    lede: words.rich('milestones.report.lede', { commitment: <LocalText words={words} text={commitment.title} mark={false} /> }),
    button: words.t('milestones.report.button'),
    read: () => readForm(c, ProgressSchema),
    fields: (form) => (
      <>
        <DateField
          words={words}
          form={form}
          name="from"
          label={words.t('milestones.field.from')}
          hint={words.t('milestones.field.day-hint')}
        />
        <DateField words={words} form={form} name="to" label={words.t('milestones.field.to')} />
        <Radios
          words={words}
          form={form}
          name="completion"
          legend={words.t('milestones.field.completion')}
          hint={words.t('milestones.field.completion-hint')}
          options={declaredCompletions.map((value) => ({ value, text: completionText(words, value) }))}
        />
        {texts.map(({ name, optional, label }) => (
          <TextArea words={words} form={form} name={name} label={label} maxLength={longest.note} rows={4} optional={optional} />
        ))}
      </>
    ),
    answers: (data) => [
      {
        question: words.t('milestones.field.period'),
        answer: words.rich('milestones.period', { from: <Day words={words} day={data.from} />, to: <Day words={words} day={data.to} /> }),
      },
      { question: words.t('milestones.field.completion'), answer: completionText(words, data.completion) },
      ...texts.flatMap(({ name, label }) => (data[name] === null ? [] : [{ question: label, answer: <bdi dir="auto">{data[name]}</bdi> }])),
    ],
    act: async (data) => {
      const outcome = await reportProgress(ctx, mandateOf(asked), commitment.reference, data)
      return outcome.ok ? allow(`${back}?did=reported`) : outcome
    },
  }
}
