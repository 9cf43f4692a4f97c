import { readForm } from '#kernel/http/form.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { allow } from '#kernel/outcome.ts'
import { DateField, LocalText, TextArea, to } from '#ui'
import { changeDate } from '../acts/change-date.ts'
import { reopenMilestone } from '../acts/reopen-milestone.ts'
import { reportDone } from '../acts/report-done.ts'
import type { Milestone } from '../queries/milestones.ts'
import { longest, type NewEvidence } from '../vocabulary.ts'
import { type Asked, mandateOf, trailTo } from './carrying-out-asked.tsx'
import { EvidenceFields, evidenceAnswers } from './carrying-out-fields.tsx'
import { DateSchema, DoneSchema, ReasonSchema } from './carrying-out-schemas.ts'
import type { CheckedForm } from './checked-form.tsx'
import { milestonePath } from './milestone-timeline.tsx'
import { Day } from './milestone-words.tsx'
import { readNewEvidence } from './read-new-evidence.ts'

/** What the forms of one milestone have in common. */
function frame(c: PageRequest, { commitment }: Asked, milestone: Milestone) {
  const { words } = c.var
  const back = milestonePath(commitment.reference, milestone)
  const here = { href: to(words, back), text: words.t('milestones.page.n', { n: milestone.position }) }
  return { back, fictional: commitment.fictional, trail: [...trailTo(words, commitment), here] }
}

const titleOf = (c: PageRequest, { title }: Milestone) => <LocalText words={c.var.words} text={title} />

interface Done {
  readonly submission: string
  readonly on: string
  readonly note: string | null
  readonly evidence: NewEvidence | null
}

/** Reporting a milestone done, with or without evidence. */
export function doneForm(c: PageRequest, asked: Asked, milestone: Milestone): CheckedForm<Done> {
  const { words, ctx } = c.var
  const { back, ...common } = frame(c, asked, milestone)
  return {
    ...common,
    back,
    path: `${back}/done`,
    title: words.t('milestones.done.title'),
    lede: words.rich('milestones.done.lede', { milestone: titleOf(c, milestone) }),
    button: words.t('milestones.done.button'),
    multipart: true,
    read: async () => {
      const [form, shown] = [readForm(c, DoneSchema), await readNewEvidence(c, false)]
      const errors = [...(form.ok ? [] : form.errors), ...shown.errors]
      if (!form.ok || errors.length > 0) return { ok: false, errors, values: shown.values }
      return { ok: true, data: { ...form.data, evidence: shown.evidence }, values: shown.values }
    },
    fields: (form) => (
      <>
        <DateField words={words} form={form} name="on" label={words.t('milestones.field.on')} hint={words.t('milestones.field.day-hint')} />
        <EvidenceFields words={words} form={form} optional />
        <TextArea
          words={words}
          form={form}
          name="note"
          label={words.t('milestones.field.note')}
          maxLength={longest.note}
          rows={3}
          optional
        />
      </>
    ),
    answers: ({ on, note, evidence }) => [
      { question: words.t('milestones.page.title'), answer: titleOf(c, milestone) },
      { question: words.t('milestones.field.on'), answer: <Day words={words} day={on} /> },
      ...evidenceAnswers(words, evidence),
      ...(note === null ? [] : [{ question: words.t('milestones.field.note'), answer: <bdi dir="auto">{note}</bdi> }]),
    ],
    act: async (data) => {
      const outcome = await reportDone(ctx, mandateOf(asked), asked.commitment.reference, milestone.position, data)
      return outcome.ok ? allow(`${back}?did=done`) : outcome
    },
  }
}

interface NewDateTyped {
  readonly submission: string
  readonly due: string
  readonly reason: string
}

/** Giving a milestone another date, with its reason. */
export function dateForm(c: PageRequest, asked: Asked, milestone: Milestone): CheckedForm<NewDateTyped> {
  const { words, ctx } = c.var
  const { back, ...common } = frame(c, asked, milestone)
  const { dueOn } = milestone
  return {
    ...common,
    back,
    path: `${back}/date`,
    title: words.t('milestones.date.title'),
    lede:
      dueOn === null
        ? words.rich('milestones.date.lede-none', { milestone: titleOf(c, milestone) })
        : words.rich('milestones.date.lede', { milestone: titleOf(c, milestone), date: <Day words={words} day={dueOn} /> }),
    button: words.t('milestones.date.button'),
    read: () => readForm(c, DateSchema),
    fields: (form) => (
      <>
        <DateField
          words={words}
          form={form}
          name="due"
          label={words.t('milestones.field.due')}
          hint={words.t('milestones.field.day-hint')}
        />
        <TextArea
          words={words}
          form={form}
          name="reason"
          label={words.t('milestones.field.reason-date')}
          hint={words.t('milestones.field.reason-hint')}
          maxLength={longest.reason}
          rows={3}
        />
      </>
    ),
    answers: ({ due, reason }) => [
      { question: words.t('milestones.page.title'), answer: titleOf(c, milestone) },
      {
        question: words.t('milestones.field.due-before'),
        answer: dueOn === null ? words.t('milestones.no-date') : <Day words={words} day={dueOn} />,
      },
      { question: words.t('milestones.field.due'), answer: <Day words={words} day={due} /> },
      { question: words.t('milestones.field.reason-date'), answer: <bdi dir="auto">{reason}</bdi> },
    ],
    act: async (data) => {
      const outcome = await changeDate(ctx, mandateOf(asked), asked.commitment.reference, milestone.position, data)
      return outcome.ok ? allow(`${back}?did=date`) : outcome
    },
  }
}

/** Taking back that a milestone is done. */
export function reopenForm(c: PageRequest, asked: Asked, milestone: Milestone): CheckedForm<{ readonly reason: string }> {
  const { words, ctx } = c.var
  const { back, ...common } = frame(c, asked, milestone)
  return {
    ...common,
    back,
    path: `${back}/reopening`,
    title: words.t('milestones.reopen.title'),
    lede: words.rich('milestones.reopen.lede', { milestone: titleOf(c, milestone) }),
    button: words.t('milestones.reopen.button'),
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
      { question: words.t('milestones.page.title'), answer: titleOf(c, milestone) },
      { question: words.t('milestones.field.reason'), answer: <bdi dir="auto">{reason}</bdi> },
    ],
    act: async (data) => {
      const outcome = await reopenMilestone(ctx, mandateOf(asked), asked.commitment.reference, milestone.position, data)
      return outcome.ok ? allow(`${back}?did=reopened`) : outcome
    },
  }
}
