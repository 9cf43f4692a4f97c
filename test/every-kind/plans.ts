import type { Context } from '#kernel/context.ts'
import type { Add } from '../every-kind.ts'

const sha256 = 'a'.repeat(64)
const file = { sha256, mediaType: 'application/pdf', bytes: 1234 }

/** One fact of every kind of action plans, about a member. */
export async function appendPlanFacts(ctx: Context, add: Add, member: string, hostile: string): Promise<void> {
  const [plan, told, commitment, milestone] = [ctx.newId(), ctx.newId(), ctx.newId(), ctx.newId()]
  const about = { plan, member }
  const period = { from: '2026-01-01', to: '2027-12-31', level: 'national', title: { original: 'en', en: hostile } }
  await add('plan-announced', about, { ...period, slug: 'hostile-2026', cycle: 1, years: 2, adoptionDue: '2026-06-30', fictional: true })
  await add(
    'plan-told-by-source',
    { plan: told, member },
    { ...period, slug: 'hostile-2024', cycle: null, years: null, yearSubmitted: 2024, title: null },
  )
  await add('plan-phase-reached', about, { phase: 'co-creation' })
  await add('commitment-published', { commitment, ...about }, commitmentData(hostile, milestone), {
    problem: { original: 'en', en: hostile },
    solution: { original: 'en', en: 'Publish it' },
    reason: hostile,
  })
  const commitments = [{ commitment, revision: 1 }]
  await add('plan-draft-published', about, { version: 1, commitments, commentUntil: '2026-03-01' })
  await add('plan-adopted', about, { version: 2, commitments })
  await add('plan-refreshed', about, { version: 3, commitments })
  await add('plan-document-added', about, { document: ctx.newId(), kind: 'annex', file }, { title: hostile, link: 'https://example.org/a' })
  await appendCarryingOut(ctx, add, { commitment, ...about }, milestone, hostile)
  await add('commitment-withdrawn', { commitment, ...about }, { reasonGiven: true }, { reason: hostile })
  await add('plan-withdrawn', about, { reasonGiven: true }, { reason: hostile })
}

const commitmentData = (hostile: string, milestone: string) => ({
  reference: 'EX9001',
  country: 'EX',
  revision: 1,
  content: {
    number: 1,
    title: { original: 'en', en: hostile },
    lead: hostile,
    partnersInGovernment: [hostile],
    partnersOutside: [],
    from: '2026-01-01',
    to: '2027-12-31',
    values: ['transparency'],
    policyAreas: ['open-contracting'],
    actions: [],
    traces: [],
    carriedFrom: null,
    sdgTargets: ['16.6'],
    uncacArticles: [9],
    climate: false,
    milestones: [
      {
        id: milestone,
        title: { original: 'en', en: hostile },
        output: null,
        from: null,
        due: '2026-09-30',
        owner: hostile,
        supporters: [],
      },
    ],
  },
  prose: ['problem', 'solution'],
  reasonGiven: true,
})

async function appendCarryingOut(ctx: Context, add: Add, about: Record<string, string>, milestone: string, hostile: string): Promise<void> {
  const [evidence, report] = [ctx.newId(), ctx.newId()]
  await add(
    'milestone-date-changed',
    about,
    { milestone, change: ctx.newId(), before: '2026-09-30', due: '2026-12-31' },
    { reason: hostile },
  )
  await add('milestone-reported-done', about, { milestone, report, on: '2026-11-01' }, { note: hostile })
  await add(
    'evidence-added',
    about,
    { evidence, milestone, kind: 'link', file: null },
    { description: hostile, link: 'https://example.org/b' },
  )
  await add('evidence-checked', about, { evidence, state: 'reachable', obstacle: null, text: sha256, copy: file })
  await add('evidence-withdrawn', about, { evidence, reasonGiven: true }, { reason: hostile })
  await add('milestone-reopened', about, { milestone, report }, { reason: hostile })
  const words = { done: hostile, challenges: hostile, nextSteps: hostile }
  await add('progress-reported', about, { report: ctx.newId(), from: '2026-01-01', to: '2026-06-30', completion: 'limited' }, words)
  const values = {
    completion: 'substantial',
    verifiable: true,
    openGovernmentLens: true,
    potentialForResults: 'modest',
    earlyResults: null,
    specificity: null,
    potentialImpact: null,
    starred: false,
  }
  await add('review-told', about, { review: ctx.newId(), product: 'results-report', year: 2026, values })
  await add('status-told', about, { milestone: null, completion: 'substantial', word: 'In progress', on: null })
}
