import type { Db } from '#kernel/database.ts'
import { type ResidentClaim, saysResident } from '../rules/resident-claim.ts'
import '../tables.ts'

/** Most sign-ins under way that are remembered: those that came to nothing are forgotten. */
const mostUnderWay = 1000

/** Keeps what a provider says of somebody from the moment it says so until their session opens, a few milliseconds later. */
export interface ResidentNotes {
  /** Called with the verified profile. */
  hear(profile: Readonly<Record<string, unknown>>): void
  /** Called when a session opened: what was said of this account is written down, a yes or that there is none any more. */
  keep(accountId: string): Promise<void>
}

/** Notes for one provider; of the profile nothing but the answer is kept. */
export function residentNotes(db: Db, now: () => Date, claim: ResidentClaim): ResidentNotes {
  const said = new Map<string, boolean>()
  return {
    hear: (profile) => {
      const subject = profile['sub']
      if (said.size >= mostUnderWay) said.clear()
      if (typeof subject === 'string') said.set(subject, saysResident(profile, claim))
    },
    keep: async (accountId) => {
      if (said.size === 0) return
      const identities = await db
        .selectFrom('account_identity')
        .select(['id', 'account_id'])
        .where('user_id', '=', accountId)
        .where('provider_id', '=', 'oidc')
        .execute()
      for (const { id, account_id: subject } of identities) {
        const resident = said.get(subject)
        if (resident === undefined) continue
        said.delete(subject)
        await db
          .updateTable('account_identity')
          .set({ resident_said_at: resident ? now() : null })
          .where('id', '=', id)
          .execute()
      }
    },
  }
}
