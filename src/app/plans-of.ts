import { plansOfMembers } from '#modules/action-plans'
import { thresholds } from './thresholds.ts'

/** Which actions the plans of members carry, and when their next plan is due: the clock of R3. */
export const plansOf = plansOfMembers(thresholds['next-plan-months'].value)
