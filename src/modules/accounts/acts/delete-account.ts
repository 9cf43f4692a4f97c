import type { Context } from '#kernel/context.ts'
import type { Db, Trx } from '#kernel/database.ts'
import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { DeleteRefusal } from '../vocabulary.ts'
import '../tables.ts'
import { lockMandates } from './lock-mandate.ts'
import { revokeMandateIn } from './revoke-mandate.ts'

/** What other parts of the platform keep about an address: it goes with the account, and is told to whoever asks what is held. */
export interface HeldElsewhere {
  forget(trx: Trx, email: string): Promise<void>
  export(db: Db, email: string): Promise<unknown>
}

/** Thrown to roll back what was already revoked. */
class LastSteward extends Error {
  override readonly name = 'LastSteward'
}

/**
 * Deletes an account for good: revokes its mandates by recorded acts, each under itself, then removes everything that is
 * personal: address, sessions, passkeys, identities, invitations, and the link between the person and the mandates.
 */
export async function deleteAccount(
  ctx: Context,
  accountId: string,
  elsewhere: Pick<HeldElsewhere, 'forget'> | null = null,
): Promise<Outcome<{ readonly revoked: number }, DeleteRefusal>> {
  try {
    const revoked = await ctx.db.transaction().execute((trx) => deleteIn(trx, ctx, accountId, elsewhere))
    return { ok: true, fact: { revoked } }
  } catch (error) {
    if (error instanceof LastSteward) return refuse('last-steward-cannot-delete')
    throw error
  }
}

async function deleteIn(trx: Trx, ctx: Context, accountId: string, elsewhere: Pick<HeldElsewhere, 'forget'> | null): Promise<number> {
  await lockMandates(trx)
  const held = await trx
    .selectFrom('mandate_holder as h')
    .innerJoin('mandate as m', 'm.id', 'h.mandate_id')
    .select(['m.id', 'm.valid_until as validUntil'])
    .where('h.account_id', '=', accountId)
    .where('m.revoked_at', 'is', null)
    .orderBy('m.id')
    .execute()
  const now = ctx.now()
  // A mandate past its end needs no act: it is not in force any more.
  const inForce = held.filter(({ validUntil }) => validUntil === null || validUntil > now)
  for (const { id } of inForce) {
    const ended = await revokeMandateIn(trx, ctx, { id }, id, 'account-deleted')
    if (!ended.ok) throw new LastSteward(ended.refusal)
  }
  await forget(trx, accountId, elsewhere)
  return inForce.length
}

async function forget(trx: Trx, accountId: string, elsewhere: Pick<HeldElsewhere, 'forget'> | null): Promise<void> {
  const account = await trx.deleteFrom('account').where('id', '=', accountId).returning('email').executeTakeFirst()
  if (account === undefined) return
  await elsewhere?.forget(trx, account.email)
  await trx.deleteFrom('mandate_invitation').where('email', '=', account.email).execute()
  await trx
    .deleteFrom('account_verification')
    .where('value', 'like', `%${escapeLike(JSON.stringify(account.email))}%`)
    .execute()
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
