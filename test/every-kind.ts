import { facts, projectedTables } from '#app/facts.ts'
import type { Context } from '#kernel/context.ts'
import { append, factFrom, type Json, redact, restoreWords, withhold } from '#record'
import { appendConsultationFacts } from './every-kind/consultations.ts'
import { appendForumFacts } from './every-kind/forum.ts'
import { appendPlanFacts } from './every-kind/plans.ts'

/** A member's name that would run as a script if it were ever printed unescaped. */
export const hostileName = '<script>alert(1)</script> & "Sons"'

/** Appends one fact of a kind and notes its entry. */
export type Add = (kind: string, about: Record<string, string>, data: unknown, disclosures?: Record<string, Json>) => Promise<void>

const adder =
  (ctx: Context, entries: Map<string, string>): Add =>
  async (kind: string, about: Record<string, string>, data: unknown, disclosures?: Record<string, Json>) => {
    const definition = facts.find((one) => one.kind === kind)
    if (definition === undefined) throw new Error(`no fact ${kind}`)
    const fact = factFrom(ctx, { by: { kind: 'instance' }, about, data, ...(disclosures === undefined ? {} : { disclosures }) })
    await ctx.db.transaction().execute((trx) => append(trx, definition, fact))
    entries.set(kind, fact.id)
  }

/** Appends one fact of every kind, in an order each can be projected; gives the ids of their entries by kind. */
export async function appendEveryKind(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const entries = new Map<string, string>()
  const [member, other, mandate] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const add = adder(ctx, entries)
  const profile = {
    kind: 'civil-society',
    level: 'national',
    country: null,
    iso3: null,
    parent: null,
    place: null,
    languages: ['en'],
    website: null,
  }
  await add(
    'member-admitted',
    { member: other },
    { ...profile, slug: 'other-watch', name: { original: 'en', en: 'Other Watch' }, fictional: true },
  )
  await add('member-admitted', { member }, { ...profile, slug: 'hostile', name: { original: 'en', en: hostileName }, fictional: true })
  await add('member-data-corrected', { member }, { changes: [{ field: 'languages', before: ['en'], after: ['en', 'fr'] }] })
  await add('member-status-changed', { member }, { before: 'active', after: 'inactive', source: null }, { reason: hostileName })
  await add('member-endorsed-declaration', { member }, { declaration: 'paris-2016-12-07' })
  await appendActionFacts(ctx, add, member, other)
  await appendPlanFacts(ctx, add, member, hostileName)
  await appendForumFacts(ctx, add, member, other, hostileName)
  await appendConsultationFacts(ctx, add, other, hostileName)
  await add('mandate-granted', { mandate, member }, { mandate, kind: 'point-of-contact', member })
  await add('mandate-revoked', { mandate, member }, { mandate, kind: 'point-of-contact', member, ground: 'replaced' })
  await eraseReservation(ctx, entries)
  return entries
}

async function appendActionFacts(ctx: Context, add: Add, member: string, other: string): Promise<void> {
  const [action, participation, contribution] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const title = { original: 'en', en: 'Open <b>contracts</b>', ar: 'عقود مفتوحة' }
  await add(
    'action-proposed',
    { action },
    {
      number: 1,
      slug: 'open-contracts',
      title,
      asks: [title],
      theme: 'digital-tools-capacity',
      level: 'national',
      from: null,
      to: null,
      fictional: true,
    },
  )
  await add('action-opened', { action }, {})
  await add('action-lead-named', { action, member }, {})
  await add(
    'member-joined-action',
    { member, action },
    {
      participation,
      contributions: [{ id: contribution, kind: 'expertise', from: '2026-01-01', to: null, amount: null }],
      contributionsTold: true,
      reservationMade: true,
    },
    { 'contribution-1': hostileName, reservation: 'Within the limits of our laws' },
  )
  const corrected = { participation, contribution, correction: ctx.newId(), version: 2, kind: 'tools', from: null, to: null, amount: null }
  await add('contribution-corrected', { member, action }, corrected, { contribution: 'A tool' })
  await add('contribution-delivered', { member, action }, { participation, contribution, delivery: ctx.newId() })
  await add(
    'contribution-receipt-confirmed',
    { member: other, giver: member, action },
    { participation, contribution, receipt: ctx.newId() },
  )
  await add(
    'member-withdrew-from-action',
    { member, action },
    { participation, withdrawal: ctx.newId(), reasonGiven: true },
    { reason: hostileName },
  )
  await add('action-closed', { action }, { reasonGiven: false })
}

async function eraseReservation(ctx: Context, entries: Map<string, string>): Promise<void> {
  const target = entries.get('member-joined-action') ?? ''
  const redaction = {
    target,
    field: 'reservation',
    ground: 'author-request' as const,
    id: ctx.newId(),
    at: ctx.now(),
    recordedAt: ctx.now(),
    by: { kind: 'instance' as const },
  }
  await ctx.db.transaction().execute((trx) => redact(trx, redaction, facts))
  entries.set('content-redacted', redaction.id)
  await removeAndRestore(ctx, entries)
}

/** Words are taken off the pages and come back: the two facts of moderation. */
async function removeAndRestore(ctx: Context, entries: Map<string, string>): Promise<void> {
  const told = () => ({ id: ctx.newId(), at: ctx.now(), recordedAt: ctx.now(), by: { kind: 'instance' as const } })
  const target = entries.get('member-withdrew-from-action') ?? ''
  const removal = { ...told(), target, fields: ['reason'], ground: 'insult' as const, opinions: 2 as const, other: ctx.newId() }
  const restoration = { ...told(), removal: removal.id, reason: 'appeal' as const }
  await ctx.db.transaction().execute(async (trx) => {
    await withhold(trx, removal, { facts, projectedTables })
    await restoreWords(trx, restoration)
  })
  entries.set('content-removed', removal.id)
  entries.set('content-restored', restoration.id)
}
