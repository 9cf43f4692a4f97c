import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact } from '#record'
import type { MemberTable } from './tables.ts'
import { MemberAdmitted, MemberDataCorrected, MemberEndorsedDeclaration, MemberStatusChanged, type ProfileChange } from './vocabulary.ts'

async function projectMemberAdmitted(trx: Trx, fact: RecordedFact<MemberAdmitted>): Promise<void> {
  const id = memberOf(fact)
  const { parent, place, name, ...rest } = fact.data
  await trx
    .insertInto('member')
    .values({
      ...rest,
      id,
      name: JSON.stringify(name),
      parent_id: parent,
      longitude_millidegrees: place?.longitudeMillidegrees ?? null,
      latitude_millidegrees: place?.latitudeMillidegrees ?? null,
      // A published list tells who was on it, not how they stand today; what is invented is told whole.
      status: fact.by.kind === 'source' && !fact.data.fictional ? null : 'active',
      admitted_at: fact.at,
      source: fact.by.kind === 'source' ? fact.by.source : null,
      entry_id: fact.id,
    })
    .execute()
  await trx.insertInto('member_slug').values({ slug: fact.data.slug, member_id: id, entry_id: fact.id }).execute()
}

async function projectMemberDataCorrected(trx: Trx, fact: RecordedFact<MemberDataCorrected>): Promise<void> {
  const id = memberOf(fact)
  for (const change of fact.data.changes) {
    await trx.updateTable('member').set(columnsOf(change)).where('id', '=', id).execute()
    if (change.field !== 'slug') continue
    // A member may take back a slug it had: the first entry that gave it stays.
    await trx
      .insertInto('member_slug')
      .values({ slug: change.after, member_id: id, entry_id: fact.id })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute()
  }
}

type Columns = Partial<Omit<MemberTable, 'name'>> & { name?: string }

function columnsOf(change: ProfileChange): Columns {
  switch (change.field) {
    case 'name':
      return { name: JSON.stringify(change.after) }
    case 'parent':
      return { parent_id: change.after }
    case 'place':
      return {
        longitude_millidegrees: change.after?.longitudeMillidegrees ?? null,
        latitude_millidegrees: change.after?.latitudeMillidegrees ?? null,
      }
    default:
      return { [change.field]: change.after }
  }
}

async function projectMemberStatusChanged(trx: Trx, fact: RecordedFact<MemberStatusChanged>): Promise<void> {
  const id = memberOf(fact)
  const { after, source } = fact.data
  const reason = fact.disclosed['reason']
  await trx.updateTable('member').set({ status: after }).where('id', '=', id).execute()
  await trx
    .insertInto('member_status_change')
    .values({ entry_id: fact.id, member_id: id, status: after, since: fact.at, source, reason: typeof reason === 'string' ? reason : null })
    .execute()
}

async function eraseReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== 'reason') return
  await trx.updateTable('member_status_change').set({ reason: null }).where('entry_id', '=', entryId).execute()
}

async function projectMemberEndorsedDeclaration(trx: Trx, fact: RecordedFact<MemberEndorsedDeclaration>): Promise<void> {
  await trx
    .insertInto('member_endorsement')
    .values({ member_id: memberOf(fact), endorsed_at: fact.at, entry_id: fact.id })
    .execute()
}

function memberOf(fact: RecordedFact<unknown>): string {
  const id = fact.about['member']
  if (id === undefined) throw new Error(`the entry ${fact.id} (${fact.kind}) names no member`)
  return id
}

/** A member is listed. About: `{ member, parent? }`. */
export const memberAdmitted = defineFact({ kind: 'member-admitted', schema: MemberAdmitted, project: projectMemberAdmitted })

/** What is said of a member is corrected. About: `{ member }`. */
export const memberDataCorrected = defineFact({
  kind: 'member-data-corrected',
  schema: MemberDataCorrected,
  project: projectMemberDataCorrected,
})

/** A member's status changes. About: `{ member }`; disclosed: `reason`. */
export const memberStatusChanged = defineFact({
  kind: 'member-status-changed',
  schema: MemberStatusChanged,
  project: projectMemberStatusChanged,
  erase: eraseReason,
})

/** A member endorses the Declaration. About: `{ member }`. */
export const memberEndorsedDeclaration = defineFact({
  kind: 'member-endorsed-declaration',
  schema: MemberEndorsedDeclaration,
  project: projectMemberEndorsedDeclaration,
})
