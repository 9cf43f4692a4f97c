import { stringify } from 'csv-stringify/sync'
import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { commitmentFacts, type Evidence, evidenceOfCommitments, type Milestone, milestonesOfCommitments } from '#modules/action-plans'
import { type Member, memberName } from '#modules/members'
import { listEntries } from '#record'
import { columns, commitmentRecord, tableCell } from '../explorer/commitment-record.ts'
import { listCommitments } from '../explorer/explore.ts'
import { sentenceIn } from '../rule-pages/rule-parts.tsx'
import { numberOf, type Requirement } from './requirements.ts'

/** Most entries of the record that a bundle lists: the newest. */
const mostEntries = 5000

interface Bundle {
  readonly db: Db
  readonly words: Words
  readonly member: Member
  readonly requirements: readonly Requirement[]
  readonly now: Date
  readonly origin: string
}

const csv = (head: readonly string[], rows: readonly (readonly (string | number | boolean | null)[])[]) =>
  `\ufeff${stringify([[...head], ...rows.map((row) => [...row])], { record_delimiter: '\r\n', escape_formulas: true })}`

/** The files of a bundle for a reviewer, by name: what each requirement rests on, in tables, with links to where it can be checked. */
export async function bundleFiles(bundle: Bundle): Promise<ReadonlyMap<string, string>> {
  const { db, words, member, requirements, now, origin } = bundle
  const facts = await commitmentFacts(db, { ids: [], planIds: [], memberIds: [member.id] })
  const ids = facts.map(({ id }) => id)
  const [listed, milestones, evidence, entries] = await Promise.all([
    listCommitments(db, ids),
    milestonesOfCommitments(db, ids, now),
    evidenceOfCommitments(db, ids),
    listEntries(db, { about: { kind: 'member', id: member.id }, page: 1, perPage: mostEntries }),
  ])
  const today = now.toISOString().slice(0, 10)
  const told = requirements.map((it) => ({
    requirement: numberOf(it.code),
    title: words.t(`standing.requirement.${it.code}`),
    state: it.state,
    deadline: it.deadline?.toISOString() ?? null,
    evidence: it.evidence.map((one) => ({ sentence: sentenceIn(words, one), entry: one.entryId ?? null, href: one.href ?? null })),
  }))
  const records = listed.map((it) => commitmentRecord(it, today, origin))
  const referenceOf = new Map(listed.map(({ commitment }) => [commitment.id, commitment.reference]))
  return new Map([
    ['README.txt', words.t('standing.bundle-readme', { member: memberName(member, words).text, origin, date: now })],
    ['requirements.json', `${JSON.stringify(told, null, 2)}\n`],
    [
      'requirements.csv',
      csv(
        ['requirement', 'title', 'state', 'deadline', 'evidence'],
        told.map((it) => [it.requirement, it.title, it.state, it.deadline, it.evidence.map(({ sentence }) => sentence).join(' | ')]),
      ),
    ],
    [
      'commitments.csv',
      csv(
        columns,
        records.map((record) => columns.map((column) => tableCell(record[column]))),
      ),
    ],
    ['milestones.csv', milestonesCsv([...milestones.values()].flat(), referenceOf)],
    ['evidence.csv', evidenceCsv(evidence, referenceOf, origin)],
    [
      'entries.json',
      `${JSON.stringify(
        entries.entries.map(({ id, index, kind, at, leafHash }) => ({ id, index, kind, at, hash: leafHash.toString('hex') })),
        null,
        2,
      )}\n`,
    ],
  ])
}

type ReferenceOf = ReadonlyMap<string, string>

const milestonesCsv = (milestones: readonly Milestone[], referenceOf: ReferenceOf) =>
  csv(
    ['commitment', 'number', 'title', 'firstDue', 'due', 'state', 'daysLate', 'doneOn', 'evidence', 'newDates', 'doneEntry'],
    milestones.map((it) => [
      referenceOf.get(it.commitmentId) ?? null,
      it.position,
      it.title[it.title.original] ?? '',
      it.firstDueOn,
      it.dueOn,
      it.status.state,
      it.status.lateDays,
      it.doneOn,
      it.evidence.length,
      it.dates.map(({ due }) => due).join('; '),
      it.doneEntryId,
    ]),
  )

const evidenceCsv = (evidence: readonly Evidence[], referenceOf: ReferenceOf, origin: string) =>
  csv(
    ['commitment', 'description', 'kind', 'link', 'sha256', 'state', 'copySha256', 'addedAt', 'withdrawnAt', 'entry', 'address'],
    evidence.map((it) => {
      const reference = referenceOf.get(it.commitmentId) ?? ''
      return [
        reference,
        it.description,
        it.kind,
        it.link,
        it.sha256,
        it.state,
        it.copySha256,
        it.addedAt.toISOString(),
        it.withdrawnAt?.toISOString() ?? null,
        it.entryId,
        `${origin}/en/commitments/${reference}/evidence/${it.id}`,
      ]
    }),
  )
