import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { to } from '#ui'
import type { PlanVersion } from '../queries/plan-versions.ts'
import type { Plan } from '../queries/plans.ts'
import { mayRefreshPlan } from '../rules/change-plan.ts'
import { dayOf, decideReachPhase, mayChangePlan } from '../rules/plan-phases.ts'
import type { PlanOffer } from './plan-page.tsx'

/** What a reader may do with a plan now, the next step first: the same rules as the acts ask. */
export function offersFor(
  words: Words,
  visitor: Visitor | null,
  plan: Plan,
  versions: readonly PlanVersion[],
  now: Date,
): readonly PlanOffer[] {
  const acting = visitor?.acting
  if (!acting?.memberId || acting.memberId !== plan.memberId || plan.source !== null) return []
  const { memberId } = acting
  const contact = acting.kind === 'point-of-contact'
  const base = to(words, `/plans/${plan.slug}`)
  const open = mayChangePlan(plan, memberId).ok
  const steps = (['co-creation', 'implementation', 'ended'] as const).filter(
    (phase) => contact && decideReachPhase(plan, memberId, phase, dayOf(now), now).ok,
  )
  const refreshed = versions.some(({ kind }) => kind === 'refreshed')
  return [
    ...(open && plan.adoptedAt === null && plan.phase !== 'announced'
      ? [{ href: `${base}/draft`, text: words.t('plans.draft.title') }]
      : []),
    ...steps.map((phase) => ({ href: `${base}/phases/${phase}`, text: words.t(`plans.reach.${phase}.title`), quiet: phase === 'ended' })),
    ...(contact && mayRefreshPlan(plan, memberId, refreshed).ok
      ? [{ href: `${base}/refresh`, text: words.t('plans.refresh.title'), quiet: true }]
      : []),
    ...(acting.kind === 'editor' || contact ? [{ href: `${base}/documents/new`, text: words.t('plans.document.title'), quiet: true }] : []),
    ...(open && contact ? [{ href: `${base}/withdrawal`, text: words.t('plans.withdraw.title'), quiet: true }] : []),
  ]
}
