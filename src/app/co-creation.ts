import type { CoCreation, TraceTarget } from '#modules/action-plans'
import { consultationTargets, consultationTargetsByIds, emptyCells, holdInputs, takenUpIn } from '#modules/consultations'
import { decisionsByIds, decisionsOf } from '#modules/forum'
import { membersByIds } from '#modules/members'

const decisionTarget = (slug: string, { id, number, title }: { id: string; number: number; title: TraceTarget['name'] }): TraceTarget => ({
  kind: 'forum-decision',
  id,
  name: title,
  href: `/members/${slug}/forum/decisions/${number}`,
})

/** What plans are told of consultations and forums: inputs without an answer, and what a commitment may come from (R4, R6). */
export const coCreation: CoCreation = {
  holdInputs,
  emptyCells,
  takenUpIn,
  targets: async (db, memberId) => {
    const [consultations, decisions, members] = await Promise.all([
      consultationTargets(db, memberId),
      decisionsOf(db, memberId),
      membersByIds(db, [memberId]),
    ])
    const slug = members.get(memberId)?.slug ?? ''
    const taken = decisions.filter(({ withCivilSociety }) => withCivilSociety).map((decision) => decisionTarget(slug, decision))
    return [...consultations, ...taken]
  },
  targetsByIds: async (db, ids) => {
    const [consultations, decisions] = await Promise.all([consultationTargetsByIds(db, ids), decisionsByIds(db, ids)])
    const members = await membersByIds(
      db,
      [...decisions.values()].map(({ memberId }) => memberId),
    )
    const taken = [...decisions].map(
      ([id, decision]) => [id, decisionTarget(members.get(decision.memberId)?.slug ?? '', decision)] as const,
    )
    return new Map([...consultations, ...taken])
  },
}
