import { facts } from '#app/facts.ts'
import type { Context } from '#kernel/context.ts'
import type { NewEvidence } from '#modules/action-plans'
import { append, factFrom } from '#record'
import { freshDatabase } from './database.ts'
import { admitInventedMember } from './members-for-tests.ts'
import { predictableIds } from './predictable-ids.ts'
import { openTestRecord, testOrigin } from './test-record.ts'

type About = Readonly<Record<string, string>>
export type TellingContext = Pick<Context, 'db' | 'now' | 'newId'>

/** Puts a fact of a kind on the record, as an act of the past would have. */
export async function tellFact(ctx: TellingContext, kind: string, about: About, data: unknown, at = ctx.now()) {
  const definition = facts.find((fact) => fact.kind === kind)
  if (definition === undefined) throw new Error(`no fact ${kind}`)
  const fact = factFrom(ctx, { by: { kind: 'instance' }, about, data, at })
  await ctx.db.transaction().execute((trx) => append(trx, definition, fact))
}

export interface PromisedMilestone {
  readonly due: string | null
  readonly from?: string
}

/** A commitment of a member with its milestones, in a plan that is adopted unless told otherwise. */
export async function promise(
  ctx: TellingContext,
  member: string,
  reference: string,
  milestones: readonly PromisedMilestone[],
  { adopted = true }: { readonly adopted?: boolean } = {},
) {
  const [plan, commitment] = [ctx.newId(), ctx.newId()]
  const ids = milestones.map(() => ctx.newId())
  const about = { plan, member }
  const period = { from: '2026-01-01', to: '2027-12-31' }
  const announced = {
    ...period,
    slug: `plan-of-${reference.toLowerCase()}`,
    cycle: 1,
    level: 'national',
    years: 2,
    adoptionDue: '2026-01-01',
  }
  await tellFact(ctx, 'plan-announced', about, { ...announced, title: null, fictional: true })
  const told = {
    number: 1,
    title: { original: 'en', en: `Commitment ${reference}` },
    lead: 'Ministry of Finance',
    ...period,
    partnersInGovernment: [],
    partnersOutside: [],
    values: ['transparency'],
    policyAreas: ['open-contracting'],
    actions: [],
    traces: [],
    carriedFrom: null,
    sdgTargets: [],
    uncacArticles: [],
    climate: false,
    milestones: milestones.map(({ due, from = null }, at) => ({
      id: ids[at],
      title: { original: 'en', en: `Milestone ${at + 1}` },
      output: { original: 'en', en: 'A register that anyone can read' },
      from,
      due,
      owner: 'Registry office',
      supporters: [],
    })),
  }
  const published = { reference, country: reference.slice(0, 2), revision: 1, content: told, prose: [], reasonGiven: false }
  await tellFact(ctx, 'commitment-published', { commitment, ...about }, published)
  const version = { version: 1, commitments: [{ commitment, revision: 1 }] }
  await tellFact(ctx, adopted ? 'plan-adopted' : 'plan-draft-published', about, adopted ? version : { ...version, commentUntil: null })
  return { plan, commitment, milestones: ids, about: { commitment, ...about } }
}

/** Evidence by a link, as a form gives it. */
export const linkEvidence = (link: string): NewEvidence => ({ description: 'The register, as published', link, file: null })

/** A real PostgreSQL with members, mandates and commitments: no pages, no sessions. */
export async function carryingOutScene({ poolSize = 24, now = '2026-11-24T12:00:00Z' } = {}) {
  const { db } = await freshDatabase({ poolSize })
  let at = new Date(now)
  const ctx: Context = { db, now: () => at, newId: predictableIds('carrying-out', () => new Date(now)), origin: testOrigin }
  await openTestRecord(ctx)
  let count = 0
  const member = () => admitInventedMember(ctx, `government-${++count}`, `Government ${count}`)
  const mandate = async (memberId: string | null) => {
    const id = ctx.newId()
    const own = memberId === null ? {} : { member: memberId }
    const kind = memberId === null ? 'steward' : 'editor'
    await tellFact(ctx, 'mandate-granted', { mandate: id, ...own }, { mandate: id, kind, ...own })
    return { id }
  }
  /** A commitment of a new member, with a mandate to act for it. */
  const commitment = async (milestones: readonly PromisedMilestone[] = [{ due: '2026-12-31' }], options: { adopted?: boolean } = {}) => {
    const memberId = await member()
    const reference = `XE${String(++count).padStart(4, '0')}`
    return { reference, memberId, mandate: await mandate(memberId), ...(await promise(ctx, memberId, reference, milestones, options)) }
  }
  const entries = async (kind: string, commitmentId: string) => {
    const rows = await db
      .selectFrom('record_outbox as o')
      .innerJoin('record_about as a', 'a.entry_id', 'o.entry_id')
      .select(['o.id', 'o.entry_id as entryId'])
      .where('o.kind', '=', kind)
      .where('a.subject_id', '=', commitmentId)
      .orderBy('o.id')
      .execute()
    return rows
  }
  return { ctx, db, member, mandate, commitment, entries, standAt: (instant: string) => (at = new Date(instant)) }
}
