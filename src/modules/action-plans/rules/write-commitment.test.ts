import { describe, expect, test } from 'vitest'
import type { CommitmentContent, CommitmentRefusal } from '../vocabulary.ts'
import {
  type DraftState,
  decideDeleteDraft,
  decideEditDraft,
  decideOpenRevision,
  decidePublishRevision,
  decideStartDraft,
  decideWithdrawCommitment,
  mostDrafts,
  type PlanState,
  type RevisionOffered,
} from './write-commitment.ts'

const day = new Date('2026-01-01')
const plan: PlanState = { memberId: 'm', source: null, phase: 'co-creation', adoptedAt: null, withdrawnAt: null }
const adopted: PlanState = { ...plan, phase: 'implementation', adoptedAt: day }
const commitment = { source: null, withdrawnAt: null }
const draft: DraftState = { deletedAt: null, revisionOpenedAt: null, publishedRevision: null }
const published: DraftState = { ...draft, publishedRevision: 1 }

const milestone = {
  id: 'a',
  title: { original: 'en', en: 'x' },
  output: null,
  from: null,
  due: '2026-01-01',
  owner: null,
  supporters: [],
} as const
const content: CommitmentContent = {
  number: null,
  title: { original: 'en', en: 'x' },
  lead: null,
  partnersInGovernment: [],
  partnersOutside: [],
  from: null,
  to: null,
  values: [],
  policyAreas: [],
  actions: [],
  traces: [],
  carriedFrom: null,
  sdgTargets: [],
  uncacArticles: [],
  climate: false,
  milestones: [{ ...milestone, supporters: [] }],
}
const offered: RevisionOffered = { open: true, changed: true, before: content, after: content, problems: 0, reason: 'Because' }
const redated = { ...content, milestones: content.milestones.map((it) => ({ ...it, due: '2027-01-01' })) }

type Refused = { readonly ok: true } | { readonly ok: false; readonly refusal: CommitmentRefusal }
const rows: ReadonlyArray<readonly [string, CommitmentRefusal | null, Refused]> = [
  ['start', null, decideStartDraft(plan, 'm', 0)],
  ['start after adoption, for the refresh', null, decideStartDraft(adopted, 'm', 3)],
  ['start in a plan of another', 'plan-of-another', decideStartDraft(plan, 'other', 0)],
  ['start in an imported plan', 'plan-told-by-source', decideStartDraft({ ...plan, source: 'x' }, 'm', 0)],
  ['start in a withdrawn plan', 'plan-withdrawn', decideStartDraft({ ...plan, withdrawnAt: day }, 'm', 0)],
  ['start in a plan at its end', 'plan-ended', decideStartDraft({ ...plan, phase: 'ended' }, 'm', 0)],
  ['start one too many', 'drafts-too-many', decideStartDraft(plan, 'm', mostDrafts)],
  ['edit', null, decideEditDraft(published, plan, 'm', commitment)],
  ['edit what was never published, after adoption', null, decideEditDraft(draft, adopted, 'm', null)],
  ['edit an open revision', null, decideEditDraft({ ...published, revisionOpenedAt: day }, adopted, 'm', commitment)],
  ['edit after adoption', 'plan-adopted', decideEditDraft(published, adopted, 'm', commitment)],
  ['edit a deleted draft', 'draft-deleted', decideEditDraft({ ...draft, deletedAt: day }, plan, 'm', null)],
  ['edit of another', 'plan-of-another', decideEditDraft(draft, plan, 'other', null)],
  ['edit a withdrawn one', 'commitment-withdrawn', decideEditDraft(published, plan, 'm', { ...commitment, withdrawnAt: day })],
  ['delete', null, decideDeleteDraft(draft, plan, 'm')],
  ['delete what was seen', 'draft-published', decideDeleteDraft(published, plan, 'm')],
  ['open a revision', null, decideOpenRevision(commitment, adopted, 'm')],
  ['open before adoption', 'plan-not-adopted', decideOpenRevision(commitment, plan, 'm')],
  ['open of an imported one', 'commitment-told-by-source', decideOpenRevision({ ...commitment, source: 'x' }, adopted, 'm')],
  ['open of a withdrawn one', 'commitment-withdrawn', decideOpenRevision({ ...commitment, withdrawnAt: day }, adopted, 'm')],
  ['publish', null, decidePublishRevision(offered)],
  ['publish with another milestone', null, decidePublishRevision({ ...offered, before: { ...content, milestones: [] } })],
  ['publish when none is open', 'revision-not-open', decidePublishRevision({ ...offered, open: false })],
  ['publish nothing new', 'nothing-changed', decidePublishRevision({ ...offered, changed: false })],
  ['publish without a reason', 'reason-missing', decidePublishRevision({ ...offered, reason: ' ' })],
  ['publish without a milestone', 'milestone-dropped', decidePublishRevision({ ...offered, after: { ...content, milestones: [] } })],
  ['publish with another date', 'milestone-date-edited', decidePublishRevision({ ...offered, after: redated })],
  ['publish while something is missing', 'revision-lacking', decidePublishRevision({ ...offered, problems: 1 })],
  ['withdraw', null, decideWithdrawCommitment(commitment, adopted, 'm', 'Because')],
  ['withdraw before adoption', null, decideWithdrawCommitment(commitment, plan, 'm', 'Because')],
  ['withdraw without a reason', 'reason-missing', decideWithdrawCommitment(commitment, plan, 'm', '')],
  ['withdraw twice', 'commitment-withdrawn', decideWithdrawCommitment({ ...commitment, withdrawnAt: day }, plan, 'm', 'x')],
  ['withdraw an imported one', 'commitment-told-by-source', decideWithdrawCommitment({ ...commitment, source: 'x' }, plan, 'm', 'x')],
]

describe('who may write a commitment, and when', () => {
  test.each(rows)('%s: %s', (_, refusal, outcome) => expect(outcome.ok ? null : outcome.refusal).toBe(refusal))
})
