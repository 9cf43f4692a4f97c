import type { Context } from '#kernel/context.ts'
import { memberAdmitted } from '#modules/members'
import { append, factFrom } from '#record'

/** Admits an invented member by a recorded act of the instance, and gives its id. */
export async function admitInventedMember(
  ctx: Context,
  slug: string,
  name: string,
  kind: 'state' | 'local-government' | 'civil-society' = 'state',
) {
  const member = ctx.newId()
  const data = {
    slug,
    kind,
    level: kind === 'local-government' ? ('local' as const) : ('national' as const),
    name: { original: 'en' as const, en: name },
    country: null,
    iso3: null,
    parent: null,
    place: null,
    languages: ['en'],
    website: null,
    fictional: true,
  }
  await ctx.db
    .transaction()
    .execute((trx) => append(trx, memberAdmitted, factFrom(ctx, { by: { kind: 'instance' }, about: { member }, data })))
  return member
}
