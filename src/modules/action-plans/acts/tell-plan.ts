import { v5 } from 'uuid'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { groupBy } from '#kernel/group-by.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import { fold, slugOf } from '#kernel/slug.ts'
import { appendAll, appending, factFrom, type Json, type NewFact } from '#record'
import { commitmentPublished, reviewTold, statusTold } from '../projectors/commitment.ts'
import { planToldBySource } from '../projectors/plan.ts'
import {
  ownPlans,
  type StandingCommitment,
  standingCommitments,
  standingPlan,
  standingReviews,
  standingStatuses,
  takenSlugs,
} from '../queries/told-plans.ts'
import { decideTellPlan, occurrencesOf } from '../rules/tell-plan.ts'
import {
  type CommitmentPublished,
  type PlanToldBySource,
  proseFields,
  type ReviewTold,
  type StatusTold,
  type Telling,
  type TellRefusal,
  type ToldCommitment,
  type ToldPlan,
  type ToldResult,
} from '../vocabulary.ts'
import { giveReferences } from './give-references.ts'

/** Ids made from what a source calls things; a random constant, so that they meet no other v5 ids. */
const namespace = '0b1c52f6-6f0e-4f55-9a35-6a7f3b1f4f6e'
const idOf = (...names: readonly (string | number)[]) => v5(names.join('\n'), namespace)

/** What telling a plan did: to the plan, and to each commitment in the order they were given. */
export interface PlanTold {
  readonly planId: string
  readonly slug: string
  readonly telling: Telling
  readonly commitments: readonly ToldResult[]
}

/**
 * Puts on the record what a published source tells of a plan and its commitments, attributed to the source. Told again it appends
 * nothing; what changed gives a new revision; what the member keeps here itself is never touched. In the caller's transaction:
 * all of it or nothing. Tellers of one source come one after the other.
 */
export async function tellPlan(trx: Trx, ctx: Pick<Context, 'now' | 'newId'>, told: ToldPlan): Promise<Outcome<PlanTold, TellRefusal>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/source/${told.source}`}, 0))`.execute(trx)
  const decided = decideTellPlan(told.plan, await ownPlans(trx, told.memberId))
  if (!decided.ok) return decided
  const planId = idOf(told.source, told.name)
  const { slug, facts: planFacts, telling } = await planFactsOf(trx, ctx, told, planId)
  const standing = telling === 'new' ? [] : await standingCommitments(trx, planId)
  const placed = place(told, planId, standing)
  const references = await referencesOf(trx, told, placed)
  const reviews = telling === 'new' ? new Map() : await standingReviews(trx, planId)
  const statuses = telling === 'new' ? new Map() : await standingStatuses(trx, planId)
  const revisions: NewFact<CommitmentPublished>[] = []
  const reviewed: NewFact<ReviewTold>[] = []
  const stated: NewFact<StatusTold>[] = []
  const results = placed.map((it, index): ToldResult => {
    const reference = it.standing?.reference ?? references.get(index) ?? ''
    if (it.standing !== null && it.standing.source !== told.source) return { reference, telling: 'kept' }
    const before = revisions.length + reviewed.length + stated.length
    revisions.push(...revisionFacts(ctx, told, { ...it, planId, reference }))
    reviewed.push(...reviewFacts(ctx, told, { ...it, planId }, reviews))
    stated.push(...statusFacts(ctx, told, { ...it, planId }, statuses))
    const after = revisions.length + reviewed.length + stated.length
    return { reference, telling: it.standing === null ? 'new' : after > before ? 'revised' : 'unchanged' }
  })
  await appendAll(trx, [
    appending(planToldBySource, planFacts),
    appending(commitmentPublished, revisions),
    appending(reviewTold, reviewed),
    appending(statusTold, stated),
  ])
  return allow({ planId, slug, telling, commitments: results })
}

const bySource = ({ source }: ToldPlan) => ({ kind: 'source', source }) as const

async function planFactsOf(
  trx: Trx,
  ctx: Pick<Context, 'now' | 'newId'>,
  told: ToldPlan,
  planId: string,
): Promise<{ readonly slug: string; readonly facts: readonly NewFact<PlanToldBySource>[]; readonly telling: Telling }> {
  const before = await standingPlan(trx, planId)
  const slug = before?.slug ?? (await freeSlug(trx, told.plan.slug, planId))
  const data = { ...told.plan, slug }
  if (before !== null && canonicalJson(before) === canonicalJson(data)) return { slug, facts: [], telling: 'unchanged' }
  const fact = factFrom(ctx, { by: bySource(told), about: { plan: planId, member: told.memberId }, data })
  return { slug, facts: [fact], telling: before === null ? 'new' : 'revised' }
}

const mostSlugs = 50

async function freeSlug(trx: Trx, wanted: string, planId: string): Promise<string> {
  const candidates = Array.from({ length: mostSlugs }, (_, at) => (at === 0 ? wanted : slugOf(`${wanted} ${at + 1}`)))
  const taken = await takenSlugs(trx, candidates)
  return candidates.find((slug) => !taken.has(slug)) ?? slugOf(`${wanted} ${planId.slice(0, 8)}`)
}

/** A commitment told, its id, and how it stands. */
interface Placed {
  readonly told: ToldCommitment
  readonly id: string
  readonly standing: StandingCommitment | null
}

/** Finds for each told commitment the one that stands, or the id that it gets. */
function place(told: ToldPlan, planId: string, standing: readonly StandingCommitment[]): Placed[] {
  const byId = new Map(standing.map((it) => [it.id, it]))
  const placed: (Placed | undefined)[] = told.commitments.map(() => undefined)
  const byName = groupBy(told.commitments.entries(), ([, { name }]) => name)
  for (const [name, group] of byName) {
    const idAt = (occurrence: number) => idOf(planId, name, occurrence)
    const known = []
    for (let occurrence = 1; byId.has(idAt(occurrence)); occurrence += 1) {
      known.push({ occurrence, title: byId.get(idAt(occurrence))?.title ?? '' })
    }
    const titles = group.map(([, { content }]) => fold(content.title[content.title.original] ?? ''))
    for (const [at, occurrence] of occurrencesOf(titles, known).entries()) {
      const entry = group[at]
      if (entry === undefined) continue
      const id = idAt(occurrence)
      placed[entry[0]] = { told: entry[1], id, standing: byId.get(id) ?? null }
    }
  }
  return placed.filter((it) => it !== undefined)
}

async function referencesOf(trx: Trx, told: ToldPlan, placed: readonly Placed[]): Promise<ReadonlyMap<number, string>> {
  const fresh = [...placed.entries()].filter(([, { standing }]) => standing === null)
  const given = await giveReferences(
    trx,
    told.country,
    fresh.map(([, it]) => it.told.reference),
  )
  return new Map(fresh.map(([index], at) => [index, given[at] ?? '']))
}

type Told = Placed & { readonly planId: string }

function revisionFacts(
  ctx: Pick<Context, 'now' | 'newId'>,
  plan: ToldPlan,
  it: Told & { readonly reference: string },
): NewFact<CommitmentPublished>[] {
  const { content, prose } = it.told
  const same = it.standing !== null && canonicalJson([it.standing.content, it.standing.prose]) === canonicalJson([content, prose])
  if (same) return []
  const data = {
    reference: it.reference,
    country: plan.country,
    revision: (it.standing?.revision ?? 0) + 1,
    content,
    prose: proseFields.filter((field) => prose[field] !== undefined),
    reasonGiven: false,
  }
  const about = { commitment: it.id, plan: it.planId, member: plan.memberId }
  return [factFrom(ctx, { by: bySource(plan), about, data, disclosures: wordsBeside(prose) })]
}

/** The texts as they stand beside the entry: without the languages that have none. */
const wordsBeside = (prose: ToldCommitment['prose']): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    proseFields.flatMap((field) => {
      const text = Object.entries(prose[field] ?? {}).flatMap(([lang, value]) => (value === undefined ? [] : [[lang, value] as const]))
      return text.length === 0 ? [] : [[field, Object.fromEntries(text)] as const]
    }),
  )

function reviewFacts(
  ctx: Pick<Context, 'now' | 'newId'>,
  plan: ToldPlan,
  it: Told,
  standing: Awaited<ReturnType<typeof standingReviews>>,
): NewFact<ReviewTold>[] {
  return it.told.reviews.flatMap(({ product, year, values }) => {
    const review = idOf(it.id, product)
    const before = standing.get(review)
    if (before !== undefined && canonicalJson([before.year, before.values]) === canonicalJson([year, values])) return []
    const about = { commitment: it.id, plan: it.planId, member: plan.memberId }
    return [factFrom(ctx, { by: bySource(plan), about, data: { review, product, year, values } })]
  })
}

function statusFacts(
  ctx: Pick<Context, 'now' | 'newId'>,
  plan: ToldPlan,
  { id, planId, told: { status } }: Told,
  standing: Awaited<ReturnType<typeof standingStatuses>>,
): NewFact<StatusTold>[] {
  if (status === null || canonicalJson(standing.get(id) ?? null) === canonicalJson(status)) return []
  const about = { commitment: id, plan: planId, member: plan.memberId }
  return [factFrom(ctx, { by: bySource(plan), about, data: { milestone: null, ...status } })]
}
