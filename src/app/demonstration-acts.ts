import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { contributionDelivered, contributionReceiptConfirmed, findAction, memberJoinedAction } from '#modules/collective-actions'
import { memberAdmitted, memberEndorsedDeclaration } from '#modules/members'
import { append, factFrom } from '#record'
import { type DemoKey, type Demonstration, type DemoParticipation, readDemonstration } from './demonstration.ts'

// Told by a source, not by a mandate: the people of the demonstration get their mandates today, and no act comes before its mandate.
const by = { kind: 'source', source: 'demonstration' } as const
const day = (text: string) => new Date(`${text}T00:00:00.000Z`)

/** Puts the invented members and their past acts on the record, each marked as invented. The actions they join must be there. */
export async function loadDemonstration(trx: Trx, ctx: Context): Promise<void> {
  const story = readDemonstration()
  const ids = new Map<DemoKey, string>()
  for (const member of story.members) await admit(trx, ctx, member, ids)
  for (const { member, at } of story.endorsements) {
    const about = { member: idOf(ids, member) }
    await append(
      trx,
      memberEndorsedDeclaration,
      factFrom(ctx, { by, at: day(at), about, data: { declaration: 'paris-2016-12-07' as const } }),
    )
  }
  for (const participation of story.participations) await join(trx, ctx, participation, ids)
}

type Ids = Map<DemoKey, string>

function idOf(ids: Ids, key: DemoKey): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demonstration names ${key} before it is admitted`)
  return id
}

async function admit(
  trx: Trx,
  ctx: Context,
  { key, at, name, parent, ...told }: Demonstration['members'][number],
  ids: Ids,
): Promise<void> {
  const member = ctx.newId()
  ids.set(key, member)
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
  await append(trx, memberAdmitted, factFrom(ctx, { by, at: day(at), about, data }))
}

async function join(trx: Trx, ctx: Context, told: DemoParticipation, ids: Ids): Promise<void> {
  const action = (await findAction(trx, told.action))?.id
  if (action === undefined) throw new Error(`the demonstration joins ${told.action}, which is not there`)
  const [member, participation] = [idOf(ids, told.member), ctx.newId()]
  const about = { action, member }
  const contributions = told.contributions.map(({ kind, from, to }) => ({ id: ctx.newId(), kind, from, to, amount: null }))
  const disclosures: Record<string, string> = Object.fromEntries(
    told.contributions.map(({ description }, index) => [`contribution-${index + 1}`, description]),
  )
  if (told.reservation !== null) disclosures['reservation'] = told.reservation
  const data = { participation, contributions, contributionsTold: true, reservationMade: told.reservation !== null }
  await append(trx, memberJoinedAction, factFrom(ctx, { by, at: day(told.at), about, data, disclosures }))
  for (const [index, { delivered, received }] of told.contributions.entries()) {
    const contribution = contributions[index]?.id
    if (contribution === undefined || delivered === null) continue
    const delivery = { participation, contribution, delivery: ctx.newId() }
    const evidence = { evidence: delivered.evidence }
    await append(trx, contributionDelivered, factFrom(ctx, { by, at: day(delivered.at), about, data: delivery, disclosures: evidence }))
    if (received === null) continue
    const receipt = { participation, contribution, receipt: ctx.newId() }
    const between = { action, member: idOf(ids, received.by), giver: member }
    await append(trx, contributionReceiptConfirmed, factFrom(ctx, { by, at: day(received.at), about: between, data: receipt }))
  }
}
