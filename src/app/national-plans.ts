import { readdirSync, readFileSync } from 'node:fs'
import { v5 } from 'uuid'
import { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { projectPath } from '#kernel/paths.ts'
import { CommitmentContent, Completion, type ToldCommitment, tellPlan } from '#modules/action-plans'
import { findMember } from '#modules/members'

const Text = z.strictObject({ en: z.string(), fr: z.string().optional(), es: z.string().optional(), ar: z.string().optional() })
const content = CommitmentContent.shape

const Milestone = z.strictObject({
  name: z.string(),
  /** Our own short title: the source has whole sentences. */
  title: Text,
  due: z.iso.date(),
  owner: content.lead,
  supporters: content.partnersInGovernment,
})

const Commitment = z.strictObject({
  /** What the source calls it. */
  name: z.string(),
  reference: z.string().nullable(),
  title: Text,
  lead: content.lead,
  partners: content.partnersInGovernment,
  status: z.strictObject({ word: z.string(), completion: Completion.nullable() }).nullable(),
  /** One sentence of our own. */
  summary: Text,
  milestones: z.array(Milestone),
})

const NationalPlan = z.strictObject({
  source: z.strictObject({
    id: z.string(),
    name: z.string(),
    publisher: z.string(),
    address: z.url(),
    commit: z.string(),
    licence: z.string(),
    /** When the source said how the commitments stand, `2023-08`; null: it does not say. */
    statesTold: z.string().nullable(),
  }),
  /** The slug of the member. */
  member: z.string(),
  country: z.string(),
  plan: z.strictObject({ slug: z.string(), cycle: z.int(), years: z.int(), yearSubmitted: z.int(), title: Text }),
  commitments: z.array(Commitment),
})
export type NationalPlan = z.infer<typeof NationalPlan>

/** Real plans as `data/national-plans/` holds them, checked. Throws when a file is malformed. */
export function readNationalPlans(): readonly NationalPlan[] {
  const folder = projectPath('data', 'national-plans')
  return readdirSync(folder)
    .sort()
    .map((file) => NationalPlan.parse(JSON.parse(readFileSync(projectPath('data', 'national-plans', file), 'utf8'))))
}

/** Puts a real plan on the record, attributed to its source. Nothing happens where its member is not here. */
export async function tellNationalPlan(
  trx: Trx,
  ctx: Context,
  { source, member: slug, country, plan, commitments }: NationalPlan,
): Promise<void> {
  const member = await findMember(trx, slug)
  if (member === null) return
  await tellPlan(trx, ctx, {
    source: source.id,
    name: plan.slug,
    memberId: member.id,
    country,
    plan: { ...plan, level: 'national', from: null, to: null, title: { original: 'en', ...plan.title } },
    commitments: commitments.map((commitment, at) => toldCommitment(source.id, commitment, at + 1)),
  })
}

/** Ids of milestones made from what the source calls them; a random constant, so that they meet no other v5 ids. */
const namespace = '5a0f3c1e-9d57-4c0b-8a46-71c2f8e0b6d4'

function toldCommitment(source: string, told: NationalPlan['commitments'][number], number: number): ToldCommitment {
  const original = 'en' as const
  return {
    name: told.name,
    reference: told.reference,
    content: {
      number,
      title: { original, ...told.title },
      lead: told.lead,
      partnersInGovernment: told.partners,
      partnersOutside: [],
      from: null,
      to: null,
      // Neither these nor what follows is in the source: what is not told stays open.
      values: [],
      policyAreas: [],
      actions: [],
      traces: [],
      carriedFrom: null,
      sdgTargets: [],
      uncacArticles: [],
      climate: false,
      milestones: told.milestones.map(({ name, title, due, owner, supporters }) => ({
        id: v5(`${source}\n${name}`, namespace),
        title: { original, ...title },
        output: null,
        from: null,
        due,
        owner,
        supporters,
      })),
    },
    prose: { summary: { original, ...told.summary } },
    reviews: [],
    status: told.status === null ? null : { ...told.status, on: null },
  }
}
