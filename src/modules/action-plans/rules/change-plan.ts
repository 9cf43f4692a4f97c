import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type {
  AddDocumentRefusal,
  DocumentForm,
  LastVersion,
  PlanItem,
  PlanState,
  RefreshRefusal,
  WithdrawPlanRefusal,
} from '../vocabulary.ts'
import { mayChangePlan } from './plan-phases.ts'
import { differsFrom } from './publish-draft.ts'

/** Says whether a plan may be refreshed: one of four years, being carried out, that was not refreshed yet. */
export function mayRefreshPlan(plan: PlanState, memberId: string, refreshed: boolean): Outcome<null, RefreshRefusal> {
  const may = mayChangePlan(plan, memberId)
  if (!may.ok) return may
  if (plan.years !== 4) return refuse('not-four-years')
  if (plan.phase !== 'implementation') return refuse('not-in-implementation')
  return refreshed ? refuse('already-refreshed') : allow(null)
}

/** Decides on the mid-term refresh of a plan: every commitment lacks nothing, and something differs from what was adopted. */
export function decideRefreshPlan(
  plan: PlanState,
  memberId: string,
  offered: {
    readonly items: readonly PlanItem[]
    readonly last: LastVersion | null
    readonly refreshed: boolean
    readonly datesKept: boolean
  },
): Outcome<null, RefreshRefusal> {
  const { items, last, refreshed, datesKept } = offered
  const may = mayRefreshPlan(plan, memberId, refreshed)
  if (!may.ok) return may
  if (items.length === 0 || !datesKept || items.some(({ problems }) => problems.length > 0)) return refuse('plan-lacking')
  const revised = items.some((item, at) => item.revision !== last?.commitments[at]?.revision)
  return revised || differsFrom(last, items) ? allow(null) : refuse('nothing-changed')
}

/** Decides whether a plan is withdrawn: by its member, with a reason, before its end. */
export function decideWithdrawPlan(plan: PlanState, memberId: string, reason: string): Outcome<null, WithdrawPlanRefusal> {
  const may = mayChangePlan(plan, memberId)
  if (!may.ok) return may
  return reason.trim() === '' ? refuse('reason-missing') : allow(null)
}

/** Decides whether a document is added: to the member's own plan, at any time, with an address or a file. */
export function decideAddDocument(
  plan: PlanState,
  memberId: string,
  form: Pick<DocumentForm, 'link' | 'file'>,
): Outcome<null, AddDocumentRefusal> {
  if (plan.memberId !== memberId) return refuse('plan-of-another')
  if (plan.source !== null) return refuse('plan-told-by-source')
  return form.link === null && form.file === null ? refuse('document-missing') : allow(null)
}
