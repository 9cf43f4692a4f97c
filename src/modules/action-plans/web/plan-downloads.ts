import { stringify } from 'csv-stringify/sync'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Milestone } from '../queries/milestones.ts'
import type { PlanOnPage } from '../queries/plan-page.ts'
import type { CommitmentRevisionNow } from '../queries/plan-whole.ts'
import { proseFields } from '../vocabulary.ts'

/** A plan with the newest words of its commitments and their milestones: what the files hold. */
export interface PlanWhole extends PlanOnPage {
  readonly revisions: ReadonlyMap<string, CommitmentRevisionNow>
  readonly milestones: ReadonlyMap<string, readonly Milestone[]>
}

/** A plan as JSON: ids, codes, words in every language they were given in; the same for every reader. */
export function planJson({ plan, member, phases, versions, documents, commitments, revisions, milestones }: PlanWhole, origin: string) {
  return {
    plan: {
      id: plan.id,
      slug: plan.slug,
      address: `${origin}/en/plans/${plan.slug}`,
      member: member.slug,
      level: plan.level,
      cycle: plan.cycle,
      years: plan.years,
      from: plan.from,
      to: plan.to,
      adoptionDue: plan.adoptionDue,
      title: plan.title,
      phase: plan.phase,
      withdrawnAt: plan.withdrawnAt,
      fictional: plan.fictional,
      source: plan.source,
      entry: plan.entryId,
    },
    phases,
    versions,
    documents,
    commitments: commitments.map(({ id, reference, revision, state, progress, withdrawnAt, entryId }) => ({
      id,
      reference,
      revision,
      state,
      progress: { share: progress.share, milestones: progress.total, done: progress.counts.done, late: progress.late },
      withdrawnAt,
      entry: entryId,
      ...revisions.get(id),
      milestones: (milestones.get(id) ?? []).map(({ status, evidence, ...milestone }) => ({
        ...milestone,
        state: status.state,
        lateDays: status.lateDays,
        evidence: evidence.length,
      })),
    })),
  }
}

/** One row per commitment, in the reader's language: comma-separated, UTF-8 with its mark, formulas disarmed. */
export function planCsv(words: Words, { plan, member, commitments, revisions, milestones }: PlanWhole): string {
  const text = (value: Parameters<typeof textFor>[0] | null | undefined) => (value == null ? '' : textFor(value, words.lang).text)
  const rows = commitments.map(({ id, reference, title, lead, state, progress, fictional }) => {
    const told = revisions.get(id)
    const content = told?.content
    return {
      plan: plan.slug,
      member: member.slug,
      reference,
      title: text(title),
      lead: lead ?? '',
      partners_in_government: content?.partnersInGovernment.join('; ') ?? '',
      partners_outside: content?.partnersOutside.join('; ') ?? '',
      from: content?.from ?? '',
      to: content?.to ?? '',
      values: content?.values.join('; ') ?? '',
      policy_areas: content?.policyAreas.join('; ') ?? '',
      state,
      milestones: progress.total,
      milestones_done: progress.counts.done,
      milestones_late: progress.late,
      planning: (milestones.get(id) ?? []).map((it) => `${text(it.title)} (${it.dueOn ?? ''}: ${it.status.state})`).join(' | '),
      ...Object.fromEntries(proseFields.map((field) => [field, text(told?.prose[field])])),
      fictional: String(fictional),
    }
  })
  return stringify(rows, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows', columns: csvColumns })
}

const csvColumns = [
  'plan',
  'member',
  'reference',
  'title',
  'lead',
  'partners_in_government',
  'partners_outside',
  'from',
  'to',
  'values',
  'policy_areas',
  'state',
  'milestones',
  'milestones_done',
  'milestones_late',
  'planning',
  ...proseFields,
  'fictional',
]
