import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import {
  commitmentPublished,
  planAdopted,
  planAnnounced,
  planDocumentAdded,
  planDraftPublished,
  planPhaseReached,
  proseFields,
} from '#modules/action-plans'
import { findAction } from '#modules/collective-actions'
import { append, factFrom } from '#record'
import type { DemoKey } from './demonstration.ts'
import { commitmentLife } from './demonstration-commitment-acts.ts'
import { demoId } from './demonstration-consultations.ts'
import {
  type DemoCommitment,
  type DemonstrationPlans,
  type DemoPlan,
  type Keys,
  readDemonstrationPlans,
  type TellOfDay,
} from './demonstration-plans.ts'

const by = { kind: 'source', source: 'demonstration' } as const

/** A text written in English, perhaps with translations. */
const localized = (text: Omit<LocalizedText, 'original'>): LocalizedText => ({ original: 'en', ...text })

/**
 * Puts the invented plans on the record as their members' acts of the past, in the order of their days. The members and the
 * actions must be there.
 */
export async function loadDemonstrationPlans(trx: Trx, ctx: Context, members: ReadonlyMap<DemoKey, string>): Promise<void> {
  const story = readDemonstrationPlans()
  const given = new Map<string, string>()
  const keys: Keys = (kind, key) => {
    const id = given.get(`${kind}/${key}`) ?? ctx.newId()
    given.set(`${kind}/${key}`, id)
    return id
  }
  const told: { readonly day: string; enter(at: Date): Promise<unknown> }[] = []
  const tell: TellOfDay = (day, definition, about, data, disclosures = {}) => {
    told.push({ day, enter: (at) => append(trx, definition, factFrom(ctx, { by, at, about, data, disclosures })) })
  }
  const actions = await actionIds(trx, story)
  for (const plan of story.plans) {
    const member = members.get(plan.member)
    if (member === undefined) throw new Bug(`the demonstration names ${plan.member}, which is none of its members`)
    const about = { plan: keys('plan', plan.key), member }
    const commitments = story.commitments.filter((commitment) => commitment.plan === plan.key)
    tellPlan(tell, plan, about, commitments, { keys, actions })
    for (const commitment of commitments) commitmentLife(tell, commitment, about, keys)
  }
  told.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const { day, enter } of told) await enter(new Date(`${day}T00:00:00.000Z`))
}

async function actionIds(trx: Trx, { commitments }: DemonstrationPlans): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const slug of commitments.flatMap(({ actions }) => actions)) {
    const action = await findAction(trx, slug)
    if (action === null) throw new Bug(`the demonstration carries ${slug}, which is not there`)
    ids.set(slug, action.id)
  }
  return ids
}

interface Known {
  readonly keys: Keys
  readonly actions: ReadonlyMap<string, string>
}

type About = Readonly<Record<'plan' | 'member', string>>

function tellPlan(tell: TellOfDay, plan: DemoPlan, about: About, commitments: readonly DemoCommitment[], known: Known): void {
  const { slug, cycle, level, years, from, to, adoptionDue } = plan
  tell(plan.announced, planAnnounced, about, { slug, cycle, level, years, from, to, adoptionDue, title: null, fictional: true })
  for (const { at, kind, title, link } of plan.documents)
    tell(at, planDocumentAdded, about, { document: known.keys('plan', `${plan.key}/${title}`), kind, file: null }, { title, link })
  if (plan.coCreation !== null) tell(plan.coCreation, planPhaseReached, about, { phase: 'co-creation' })
  const revisions = new Map<string, number>()
  const content = () => commitments.map(({ key }) => ({ commitment: known.keys('commitment', key), revision: revisions.get(key) ?? 1 }))
  plan.drafts.forEach(({ at, commentUntil }, index) => {
    for (const [position, commitment] of commitments.entries()) {
      const first = index === 0
      if (!first && commitment.firstDraft === undefined) continue
      if (index > 1) continue
      revisions.set(commitment.key, index + 1)
      tellRevision(tell, at, commitment, { ...about, number: position + 1, revision: index + 1, first }, known)
    }
    tell(at, planDraftPublished, about, { version: index + 1, commentUntil, commitments: content() })
  })
  if (plan.adopted !== null) tell(plan.adopted, planAdopted, about, { version: plan.drafts.length + 1, commitments: content() })
  if (plan.implementation !== null) tell(plan.implementation, planPhaseReached, about, { phase: 'implementation' })
  if (plan.ended !== null) tell(plan.ended, planPhaseReached, about, { phase: 'ended' })
}

interface Revision extends About {
  readonly number: number
  readonly revision: number
  readonly first: boolean
}

function tellRevision(tell: TellOfDay, at: string, it: DemoCommitment, place: Revision, { keys, actions }: Known): void {
  const { plan, member, number, revision, first } = place
  const prose = Object.entries({ ...it.prose, ...(first ? it.firstDraft : undefined) })
  const data = {
    reference: it.reference,
    country: 'EX',
    revision,
    content: {
      number,
      title: localized(it.title),
      lead: it.lead,
      partnersInGovernment: it.partnersInGovernment,
      partnersOutside: it.partnersOutside,
      from: it.from,
      to: it.to,
      values: it.values,
      policyAreas: it.policyAreas,
      actions: it.actions.flatMap((slug) => actions.get(slug) ?? []),
      traces: it.traces.map((slug) => ({ kind: 'consultation' as const, id: demoId(slug) })),
      carriedFrom: it.carriedFrom === null ? null : keys('commitment', it.carriedFrom),
      sdgTargets: it.sdgTargets,
      uncacArticles: it.uncacArticles,
      climate: it.climate,
      milestones: it.milestones.map((milestone) => ({
        id: keys('milestone', milestone.key),
        title: localized(milestone.title),
        output: milestone.output === null ? null : localized(milestone.output),
        from: milestone.from,
        due: milestone.due,
        owner: milestone.owner,
        supporters: milestone.supporters,
      })),
    },
    prose: proseFields.filter((field) => prose.some(([name]) => name === field)),
    reasonGiven: false,
  }
  const about = { commitment: keys('commitment', it.key), plan, member }
  tell(at, commitmentPublished, about, data, Object.fromEntries(prose.map(([field, en]) => [field, { original: 'en', en }])))
}
