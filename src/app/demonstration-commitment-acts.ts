import { evidenceAdded, milestoneDateChanged, milestoneReportedDone, progressReported } from '#modules/action-plans'
import type { DemoCommitment, DemoMilestone, Keys, TellOfDay } from './demonstration-plans.ts'

type About = Readonly<Record<'plan' | 'member', string>>

/** What became of a commitment: new dates, milestones reported done, their evidence, reports on progress. */
export function commitmentLife(tell: TellOfDay, commitment: DemoCommitment, of: About, keys: Keys): void {
  const about = { commitment: keys('commitment', commitment.key), ...of }
  for (const milestone of commitment.milestones) milestoneLife(tell, milestone, about, keys)
  for (const { at, from, to, completion, ...said } of commitment.progress) {
    const report = keys('commitment', `${commitment.key}/${to}`)
    tell(at, progressReported, about, { report, from, to, completion }, told(said))
  }
}

function milestoneLife(tell: TellOfDay, milestone: DemoMilestone, about: Readonly<Record<string, string>>, keys: Keys): void {
  const id = keys('milestone', milestone.key)
  let before = milestone.due
  for (const { at, due, reason } of milestone.newDates) {
    const change = keys('milestone', `${milestone.key}/${due}`)
    tell(at, milestoneDateChanged, about, { milestone: id, change, before, due }, { reason })
    before = due
  }
  if (milestone.done !== null) {
    const { at, on, note } = milestone.done
    tell(at, milestoneReportedDone, about, { milestone: id, report: keys('milestone', `${milestone.key}/done`), on }, told({ note }))
  }
  for (const [index, { at, description, link }] of milestone.evidence.entries()) {
    const evidence = keys('milestone', `${milestone.key}/evidence-${index}`)
    tell(at, evidenceAdded, about, { evidence, milestone: id, kind: 'link', file: null }, { description, link })
  }
}

/** The words that were said; a field left empty stands for nothing. */
const told = (said: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(said).flatMap(([field, words]) => (words === null ? [] : [[field, words]])))
