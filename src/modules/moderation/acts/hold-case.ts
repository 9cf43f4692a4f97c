import type { Context } from '#kernel/context.ts'
import type { Db, Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import { type EntryOnRecord, findEntryById, type Projection } from '#record'
import { type Participants, personWhoWrote } from '../queries/authors.ts'
import { type Case, type LockCase, lockCase } from '../queries/cases.ts'
import type { Judge } from '../rules/decide-case.ts'
import type { ModeratorRefusal } from '../vocabulary.ts'

/** What moderation needs of the rest of the platform. */
export interface ModerationParts {
  /** The facts and tables of the whole platform, from which words are taken out. */
  readonly projection: Projection
  readonly participants: Participants
  /** The instance, as mails name it. */
  readonly site: { readonly name: string; readonly origin: string }
}

/** Somebody who moderates, under their mandate. */
export type Moderator = Pick<Mandate, 'id' | 'personId'>

/** A case held until the transaction ends, with what its decision needs. */
export interface HeldCase {
  readonly it: Case
  readonly entry: EntryOnRecord
  readonly judge: Judge
}

/** Begins a decision: the mandate first, then the case; what is decided on is read after both. */
export async function holdCase(
  trx: Trx,
  ctx: Context,
  moderator: Moderator,
  caseId: string,
  parts: ModerationParts,
  lock: LockCase = lockCase,
): Promise<Outcome<HeldCase, ModeratorRefusal>> {
  const mandate = await lockMandate(trx, moderator.id, ctx.now())
  if (!mandate.ok) return mandate
  if (mandate.fact.kind !== 'moderator') return refuse('mandate-not-moderator')
  const it = await lock(trx, caseId)
  if (it === null) return refuse('case-unknown')
  const entry = await entryOf(trx, it.entryId)
  const writer = await personWhoWrote(trx, entry.by, parts.participants)
  return allow({ it, entry, judge: { personId: moderator.personId, wroteTheWords: writer === moderator.personId } })
}

/** The entry of a case: entries never leave the record. */
export async function entryOf(db: Db, entryId: string): Promise<EntryOnRecord> {
  const entry = await findEntryById(db, entryId)
  if (entry === null) throw new Bug(`the entry ${entryId} of a case is not in the record`)
  return entry
}

/** An entry by a moderator, now. */
export function toldBy(ctx: Context, moderator: Moderator) {
  const now = ctx.now()
  return { id: ctx.newId(), at: now, recordedAt: now, by: { kind: 'mandate', mandate: moderator.id } } as const
}
