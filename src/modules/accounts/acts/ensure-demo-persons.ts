import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import { type DemoRole, demoRoles } from '../vocabulary.ts'
import '../tables.ts'
import { findOrCreateAccount } from './find-or-create-account.ts'
import { grantMandateIn } from './grant-mandate.ts'

/** The ids of the invented members the demonstration's people act for. */
export interface DemoMembers {
  readonly exampleland: string
  readonly sampleCity: string
  readonly exampleWatch: string
}

/** Addresses that can never receive mail (RFC 2606, section 2). */
export const demoEmail = (role: DemoRole): string => `${role}@demo.invalid`

const demoMandates: Readonly<Record<DemoRole, { readonly kind: MandateKind; readonly member: keyof DemoMembers | null }>> = {
  'exampleland-contact': { kind: 'point-of-contact', member: 'exampleland' },
  'exampleland-editor': { kind: 'editor', member: 'exampleland' },
  'sample-city-contact': { kind: 'point-of-contact', member: 'sampleCity' },
  'example-watch-contact': { kind: 'point-of-contact', member: 'exampleWatch' },
  steward: { kind: 'steward', member: null },
  assessor: { kind: 'assessor', member: null },
  moderator: { kind: 'moderator', member: null },
  'second-moderator': { kind: 'moderator', member: null },
}

/** Makes the people of the demonstration and grants their mandates by recorded acts of the instance; does nothing the second time. */
export async function ensureDemoPersons(ctx: Context, members: DemoMembers): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    for (const role of demoRoles) await ensurePerson(trx, ctx, role, members)
  })
}

async function ensurePerson(trx: Trx, ctx: Context, role: DemoRole, members: DemoMembers): Promise<void> {
  const { kind, member } = demoMandates[role]
  const accountId = await findOrCreateAccount(trx, ctx, demoEmail(role), null)
  const granted = await grantMandateIn(trx, ctx, null, accountId, { kind, memberId: member === null ? null : members[member], until: null })
  if (!granted.ok && granted.refusal !== 'already-holds') throw new Bug(`the demonstration's ${role}: ${granted.refusal}`)
}
