import type { Db } from '#kernel/database.ts'
import { mandatesInForce, openInvitations } from '#modules/accounts'
import { type ActionStatus, listActions } from '#modules/collective-actions'
import { listMembers, type Member } from '#modules/members'

/** The partnership in figures, for the support team: fictional members and actions included, since it runs them too. */
export interface PartnershipFigures {
  readonly members: number
  readonly actions: number
  readonly actionsBy: Readonly<Record<ActionStatus, number>>
  readonly mandates: number
  readonly invitations: number
  /** Members for which nobody can act. */
  readonly withoutContact: readonly Member[]
}

/** Counts what the support team keeps an eye on. */
export async function partnershipFigures(db: Db, now: Date): Promise<PartnershipFigures> {
  const [members, actions, mandates, invitations] = await Promise.all([
    listMembers(db),
    listActions(db),
    mandatesInForce(db, now),
    openInvitations(db, now),
  ])
  const represented = new Set(
    mandates.flatMap(({ kind, memberId }) => (kind === 'point-of-contact' && memberId !== null ? [memberId] : [])),
  )
  const present = members.filter(({ status }) => status !== 'withdrawn')
  const count = (status: ActionStatus) => actions.filter((action) => action.status === status).length
  return {
    members: present.length,
    actions: actions.length,
    actionsBy: { proposed: count('proposed'), open: count('open'), closed: count('closed') },
    mandates: mandates.length,
    invitations: invitations.length,
    withoutContact: present.filter(({ id }) => !represented.has(id)),
  }
}
