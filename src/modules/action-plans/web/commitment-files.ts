import { stringify } from 'csv-stringify/sync'
import type { CommitmentPage } from '../queries/commitment-page.ts'

const at = (date: Date | null) => date?.toISOString() ?? null

const evidenceOf = (page: CommitmentPage, milestoneId: string | null) =>
  page.evidence
    .filter((one) => one.milestoneId === milestoneId)
    .map(({ id, kind, description, link, fileName, sha256, state, addedAt, withdrawnAt, entryId }) => ({
      id,
      kind,
      description,
      link,
      fileName,
      sha256,
      state,
      addedAt: at(addedAt),
      withdrawnAt: at(withdrawnAt),
      entry: entryId,
    }))

/** Everything the page of a commitment tells, every revision included. Ids, codes and words, the same in every language. */
export function commitmentJson(page: CommitmentPage, origin: string) {
  const { commitment, plan, member, newest, revisions, milestones, progress, state, reports, reviews, statuses, thread, withdrawal } = page
  return {
    reference: commitment.reference,
    address: `${origin}/en/commitments/${commitment.reference}`,
    fictional: commitment.fictional,
    source: commitment.source,
    member: member.slug,
    plan: plan.slug,
    state,
    progress: { share: progress.share, total: progress.total, late: progress.late, counts: progress.counts },
    withdrawn: withdrawal === null ? null : { at: at(withdrawal.at), reason: withdrawal.reason, entry: withdrawal.entryId },
    ...newest.content,
    prose: newest.prose,
    milestones: milestones.map((it) => ({
      id: it.id,
      number: it.position,
      title: it.title,
      output: it.output,
      from: it.startsOn,
      due: it.dueOn,
      firstDue: it.firstDueOn,
      dates: it.dates.map(({ before, due, reason, toldAt, entryId }) => ({ before, due, reason, toldAt: at(toldAt), entry: entryId })),
      owner: it.owner,
      supporters: it.supporters,
      state: it.status.state,
      lateDays: it.status.lateDays,
      doneOn: it.doneOn,
      note: it.doneNote,
      evidence: evidenceOf(page, it.id),
    })),
    evidence: evidenceOf(page, null),
    progressReports: reports.map(({ reportedAt, entryId, ...report }) => ({ ...report, reportedAt: at(reportedAt), entry: entryId })),
    reviews: reviews.map(({ entryId, told, ...review }) => ({ ...review, ...told, entry: entryId })),
    statusesTold: statuses.map(({ entryId, ...status }) => ({ ...status, entry: entryId })),
    thread: thread.map((part) => ({ reference: part.commitment.reference, plan: part.plan?.slug ?? null, slips: part.slips })),
    revisions: revisions.map(({ publishedAt, entryId, ...revision }) => ({ ...revision, publishedAt: at(publishedAt), entry: entryId })),
  }
}

/** One row per milestone: comma-separated, UTF-8 with its mark, so that spreadsheets read accents; nothing runs as a formula. */
export function milestonesCsv({ commitment, milestones }: CommitmentPage): string {
  const rows = milestones.map((it) => ({
    reference: commitment.reference,
    number: it.position,
    title: it.title[it.title.original] ?? '',
    output: it.output === null ? '' : (it.output[it.output.original] ?? ''),
    from: it.startsOn,
    due: it.dueOn,
    firstDue: it.firstDueOn,
    datesChanged: it.dates.length,
    owner: it.owner,
    state: it.status.state,
    lateDays: it.status.lateDays,
    doneOn: it.doneOn,
    evidence: it.evidence.filter(({ withdrawnAt }) => withdrawnAt === null).length,
    fictional: String(commitment.fictional),
  }))
  const columns = [
    'reference',
    'number',
    'title',
    'output',
    'from',
    'due',
    'firstDue',
    'datesChanged',
    'owner',
    'state',
    'lateDays',
    'doneOn',
  ]
  return stringify(rows, {
    header: true,
    columns: [...columns, 'evidence', 'fictional'],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
