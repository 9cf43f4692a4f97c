import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { contributionDelivered, contributionReceiptConfirmed, findAction, memberJoinedAction } from '#modules/collective-actions'
import { memberAdmitted, memberEndorsedDeclaration } from '#modules/members'
import { append, factFrom } from '#record'
import { type DemoKey, type Demonstration, type DemoParticipation, readDemonstration } from './demonstration.ts'
import { forumActs } from './demonstration-forum-acts.ts'
import { loadDemonstrationPlans } from './demonstration-plan-acts.ts'

// Told by a source, not by a mandate: the people of the demonstration get their mandates today, and no act comes before its mandate.
const by = { kind: 'source', source: 'demonstration' } as const

/** One act of the story, on its day. */
interface Told {
  readonly day: string
  enter(at: Date): Promise<unknown>
}

/** Puts the invented members and their past acts on the record, each marked as invented, in the order of their days. The actions they join must be there. */
export async function loadDemonstration(trx: Trx, ctx: Context): Promise<void> {
  const story = readDemonstration()
  const ids = new Map(story.members.map(({ key }) => [key, ctx.newId()]))
  const told = [
    ...story.members.map((member) => admission(trx, ctx, member, ids)),
    ...story.endorsements.map((endorsement) => endorsementOf(trx, ctx, endorsement, ids)),
  ]
  for (const participation of story.participations) told.push(...(await participationActs(trx, ctx, participation, ids)))
  told.push(...(await forumActs(trx, ctx, (key) => idOf(ids, key))))
  told.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const { day, enter } of told) await enter(new Date(`${day}T00:00:00.000Z`))
  await loadDemonstrationPlans(trx, ctx, ids)
}

type Ids = ReadonlyMap<DemoKey, string>

function idOf(ids: Ids, key: DemoKey): string {
  const id = ids.get(key)
  if (id === undefined) throw new Bug(`the demonstration names ${key}, which is none of its members`)
  return id
}

function admission(trx: Trx, ctx: Context, { key, at: day, name, parent, ...told }: Demonstration['members'][number], ids: Ids): Told {
  const member = idOf(ids, key)
  const parentId = parent === null ? null : idOf(ids, parent)
  const data = {
    ...told,
    name: { original: 'en' as const, en: name },
    parent: parentId,
    iso3: null,
    place: null,
    website: null,
    fictional: true,
  }
  const about = parentId === null ? { member } : { member, parent: parentId }
  return { day, enter: (at) => append(trx, memberAdmitted, factFrom(ctx, { by, at, about, data })) }
}

function endorsementOf(trx: Trx, ctx: Context, { member, at: day }: Demonstration['endorsements'][number], ids: Ids): Told {
  const about = { member: idOf(ids, member) }
  const data = { declaration: 'paris-2016-12-07' as const }
  return { day, enter: (at) => append(trx, memberEndorsedDeclaration, factFrom(ctx, { by, at, about, data })) }
}

async function participationActs(trx: Trx, ctx: Context, told: DemoParticipation, ids: Ids): Promise<Told[]> {
  const action = (await findAction(trx, told.action))?.id
  if (action === undefined) throw new Bug(`the demonstration joins ${told.action}, which is not there`)
  const [member, participation] = [idOf(ids, told.member), ctx.newId()]
  const about = { action, member }
  const offered = told.contributions.map((contribution) => ({ ...contribution, id: ctx.newId() }))
  const contributions = offered.map(({ id, kind, from, to }) => ({ id, kind, from, to, amount: null }))
  const disclosures: Record<string, string> = Object.fromEntries(
    offered.map(({ description }, index) => [`contribution-${index + 1}`, description]),
  )
  if (told.reservation !== null) disclosures['reservation'] = told.reservation
  const data = { participation, contributions, contributionsTold: true, reservationMade: told.reservation !== null }
  const joined: Told = { day: told.at, enter: (at) => append(trx, memberJoinedAction, factFrom(ctx, { by, at, about, data, disclosures })) }
  const later = offered.flatMap(({ id: contribution, delivered, received }): Told[] => {
    const acts: Told[] = []
    if (delivered !== null) {
      const delivery = { participation, contribution, delivery: ctx.newId() }
      const words = { evidence: delivered.evidence }
      const enter = (at: Date) => append(trx, contributionDelivered, factFrom(ctx, { by, at, about, data: delivery, disclosures: words }))
      acts.push({ day: delivered.at, enter })
    }
    if (received !== null) {
      const receipt = { participation, contribution, receipt: ctx.newId() }
      const between = { action, member: idOf(ids, received.by), giver: member }
      acts.push({
        day: received.at,
        enter: (at) => append(trx, contributionReceiptConfirmed, factFrom(ctx, { by, at, about: between, data: receipt })),
      })
    }
    return acts
  })
  return [joined, ...later]
}
