import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'

/**
 * The account of an address, made when there is none. It is marked as verified although nobody has proved it yet: nothing
 * is attached to it, and only a link sent to the address, or a provider that vouches for the address, opens it.
 */
export async function findOrCreateAccount(trx: Trx, ctx: Context, email: string, language: Language | null): Promise<string> {
  const address = email.trim().toLowerCase()
  const now = ctx.now()
  const id = ctx.newId()
  await trx
    .insertInto('account')
    .values({
      id,
      name: '',
      email: address,
      email_verified: true,
      image: null,
      created_at: now,
      updated_at: now,
      mail_language: language,
      desk_seen_at: null,
      desk_seen_before: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const account = await trx.selectFrom('account').select('id').where('email', '=', address).executeTakeFirstOrThrow()
  return account.id
}
