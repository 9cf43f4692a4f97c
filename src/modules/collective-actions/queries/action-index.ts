import type { Db } from '#kernel/database.ts'
import { isGovernment, listMembers } from '#modules/members'
import type { ActionLevel, ActionStatus, ActionTheme } from '../vocabulary.ts'
import { type ActionSummary, listActions } from './actions.ts'
import { participationsNow } from './participations.ts'

/** An action with who is in it, in figures: invented members count only in invented actions. */
export interface CountedAction {
  readonly action: ActionSummary
  readonly governments: number
  readonly organisations: number
}

/** Reads every action with its figures, by number: two dozen rows, filtered and searched in the reader's language by the page. */
export async function actionIndex(db: Db): Promise<readonly CountedAction[]> {
  const [actions, members, now] = await Promise.all([listActions(db), listMembers(db), participationsNow(db)])
  const byId = new Map(members.map((member) => [member.id, member]))
  return actions.map((action) => {
    const joined = now
      .filter(({ actionId }) => actionId === action.id)
      .flatMap(({ memberId }) => byId.get(memberId) ?? [])
      .filter(({ fictional }) => action.fictional || !fictional)
    const governments = joined.filter(isGovernment).length
    return { action, governments, organisations: joined.length - governments }
  })
}

/** Which actions a reader asked for; an absent filter lets all through. */
export interface ActionFilter {
  readonly theme: ActionTheme | null
  readonly status: ActionStatus | null
  readonly level: ActionLevel | null
  /** Words that title, asks or number contain; empty for none. */
  readonly search: string
}
