import { type FeatureId, type Pledge, type PledgeCode, pledgeCodes } from '../vocabulary.ts'

interface Feature {
  readonly id: FeatureId
  readonly built: boolean
  readonly href: string
}

// What is not built yet says so on the Declaration's page; turn `built` to true in the change that builds it.
const features: Readonly<Record<PledgeCode, readonly Feature[]>> = {
  E1: [{ id: 'endorsements', built: true, href: '/members' }],
  E2: [
    { id: 'ambition', built: false, href: '/plans' },
    { id: 'forum', built: true, href: '/members' },
  ],
  E3: [
    { id: 'implementation', built: true, href: '/commitments' },
    { id: 'outcomes', built: false, href: '/outcomes' },
  ],
  E4: [
    { id: 'consultations', built: true, href: '/consultations' },
    { id: 'answers', built: true, href: '/rules/R6' },
  ],
  E5: [
    { id: 'practices', built: false, href: '/practices' },
    { id: 'exchanges', built: false, href: '/exchanges' },
  ],
  E6: [{ id: 'kinds', built: true, href: '/members' }],
  E7: [
    { id: 'directory', built: true, href: '/members' },
    { id: 'mentors', built: false, href: '/exchanges' },
  ],
  E8: [{ id: 'learning', built: false, href: '/practices' }],
  E9: [{ id: 'concerns', built: false, href: '/civic-space' }],
  E10: [{ id: 'alerts', built: false, href: '/civic-space' }],
  E11: [
    { id: 'localMembers', built: true, href: '/members' },
    { id: 'localPlans', built: true, href: '/plans' },
  ],
  E12: [{ id: 'eligibility', built: false, href: '/eligibility' }],
  E13: [{ id: 'globalGoals', built: false, href: '/commitments' }],
  E14: [
    { id: 'progress', built: true, href: '/actions' },
    { id: 'inspiration', built: false, href: '/commitments' },
  ],
  E15: [{ id: 'free', built: true, href: '/rules/R2' }],
  C1: [{ id: 'actions', built: true, href: '/actions' }],
  C2: [
    { id: 'contributions', built: true, href: '/actions' },
    { id: 'clock', built: true, href: '/rules/R3' },
    { id: 'carried', built: true, href: '/plans' },
  ],
}

/** Every pledge of the Declaration, in order, with what makes it real here. */
export const pledges: readonly Pledge[] = pledgeCodes.map((code) => ({
  code,
  titleKey: `declaration.${code}.title`,
  summaryKey: `declaration.${code}.summary`,
  features: features[code].map((feature) => ({ ...feature, key: `declaration.feature.${feature.id}` })),
}))
