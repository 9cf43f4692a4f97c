import { facts } from '#app/facts.ts'
import type { Context } from '#kernel/context.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import { type Author, append, factFrom, type Json } from '#record'

type Words = Readonly<Record<string, Json>>

/** Puts a fact of a kind on the record, as an act would. */
export async function tell(
  ctx: Context,
  kind: string,
  about: Readonly<Record<string, string>>,
  data: unknown,
  more: { readonly disclosures?: Words; readonly by?: Author; readonly at?: Date } = {},
): Promise<string> {
  const definition = facts.find((fact) => fact.kind === kind)
  if (definition === undefined) throw new Error(`no fact ${kind}`)
  const { disclosures = {}, by = { kind: 'instance' }, at = ctx.now() } = more
  const fact = factFrom(ctx, { by, about, data, disclosures, at })
  await ctx.db.transaction().execute((trx) => append(trx, definition, fact))
  return fact.id
}

let plans = 0

/** A plan of a member for 2026 and 2027, announced and in co-creation; `adopted` with a version of its commitments. */
export async function announcePlan(
  ctx: Context,
  member: string,
  slug = `plan-${++plans}`,
): Promise<{ id: string; slug: string; member: string }> {
  const id = ctx.newId()
  const period = { from: '2026-01-01', to: '2027-12-31', adoptionDue: '2026-06-30' }
  const data = { slug, cycle: 1, level: 'national', years: 2, title: null, fictional: true, ...period }
  await tell(ctx, 'plan-announced', { plan: id, member }, data)
  await tell(ctx, 'plan-phase-reached', { plan: id, member }, { phase: 'co-creation' })
  return { id, slug, member }
}

/** A milestone as a revision gives it. */
export const milestoneTold = (id: string, title: string, due: string | null = '2026-09-30') => ({
  id,
  title: { original: 'en', en: title },
  output: { original: 'en', en: `${title}, seen by anyone` },
  from: null,
  due,
  owner: 'Ministry of Justice',
  supporters: [],
})

/** The structured part of a commitment that lacks nothing. */
export const contentTold = (milestones: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => ({
  number: 1,
  title: { original: 'en', en: 'Open the register of companies' },
  lead: 'Ministry of Justice',
  partnersInGovernment: ['National Archives'],
  partnersOutside: ['Example Watch'],
  from: '2026-01-01',
  to: '2027-12-31',
  values: ['transparency'],
  policyAreas: ['beneficial-ownership'],
  actions: [],
  traces: [],
  carriedFrom: null,
  sdgTargets: ['16.6'],
  uncacArticles: [12],
  climate: false,
  milestones,
  ...more,
})

const english = (text: string) => ({ original: 'en', en: text })

/** The prose of a commitment that lacks nothing. */
export const proseTold = {
  problem: english('Nobody can see who owns a company.'),
  solution: english('Publish the register.'),
  expectedResults: english('Anyone can look up an owner.'),
  forTransparency: english('The register is open data.'),
}

/** A commitment of a plan on the record, at its first revision, with its milestones' ids. */
export async function publishCommitment(
  ctx: Context,
  plan: { readonly id: string; readonly member: string },
  reference: string,
  more: Readonly<Record<string, unknown>> = {},
  by?: Author,
) {
  const [commitment, first, second] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const milestones = [milestoneTold(first, 'Adopt the decree', '2026-06-30'), milestoneTold(second, 'Publish the register', '2027-03-31')]
  const data = {
    reference,
    country: reference.slice(0, 2),
    revision: 1,
    content: contentTold(milestones, more),
    prose: Object.keys(proseTold),
    reasonGiven: false,
  }
  const about = { commitment, plan: plan.id, member: plan.member }
  await tell(ctx, 'commitment-published', about, data, { disclosures: proseTold, ...(by === undefined ? {} : { by }) })
  return { commitment, reference, milestones: [first, second] as const, about }
}

/** Adopts a plan with these commitments at their first revision. */
export const adoptPlan = (ctx: Context, plan: { readonly id: string; readonly member: string }, commitments: readonly string[]) =>
  tell(
    ctx,
    'plan-adopted',
    { plan: plan.id, member: plan.member },
    {
      version: 1,
      commitments: commitments.map((commitment) => ({ commitment, revision: 1 })),
    },
  )

/** A mandate of a member, or of a steward. */
export async function grantTestMandate(ctx: Context, kind: MandateKind, member?: string): Promise<{ readonly id: string }> {
  const id = ctx.newId()
  const about = member === undefined ? { mandate: id } : { mandate: id, member }
  await tell(ctx, 'mandate-granted', about, { mandate: id, kind, ...(member === undefined ? {} : { member }) })
  return { id }
}
