import type { Context } from '#kernel/context.ts'
import { sql } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import '../tables.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { participationKey, residentDigest } from './join-consultation.ts'
import { lockAsOrganiser } from './lock-consultation.ts'

/** Digests written in one statement. */
const together = 5000

/**
 * The organiser gives the list of residents who may take part, in the place of the one before. Only digests are kept, salted
 * with the secret of this instance and different in every consultation: the addresses are never written down.
 */
export function keepResidents(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  addresses: readonly string[],
): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const { id, residency, closedAt } = held.fact
    if (closedAt !== null) return refuse('consultation-closed')
    if (residency !== 'list') return refuse('no-list-asked')
    const secret = await participationKey(ctx.db, trx)
    await trx.deleteFrom('resident').where('consultation_id', '=', id).execute()
    for (let from = 0; from < addresses.length; from += together) {
      const digests = addresses.slice(from, from + together).map((email) => residentDigest(secret, id, email))
      await sql`
        insert into resident (consultation_id, address_digest) select ${id}, unnest(${digests}::bytea[]) on conflict do nothing
      `.execute(trx)
    }
    return allow(null)
  })
}
