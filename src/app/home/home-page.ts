import type { Db } from '#kernel/database.ts'
import { type ActionSummary, listActions, participationsNow } from '#modules/collective-actions'
import { isGovernment, listMembers, type Member } from '#modules/members'
import { type EntryOnRecord, latestCheckpoint, listEntries, type PublishedCheckpoint } from '#record'

/** A country and how many actions it joined. */
export interface CountryOnHome {
  readonly member: Member
  readonly actions: number
}

/** An action and who joined it, in figures. */
export interface ActionOnHome {
  readonly action: ActionSummary
  readonly governments: number
  readonly organisations: number
}

/** What the home page shows, computed from the record's tables: no figure is stored. */
export interface HomePage {
  /** Participations of real countries. */
  readonly participations: number
  readonly countries: readonly CountryOnHome[]
  /** Real members that are not states and joined at least one action. */
  readonly organisations: number
  readonly actions: readonly ActionOnHome[]
  readonly newest: readonly EntryOnRecord[]
  readonly checkpoint: PublishedCheckpoint | null
}

const newestShown = 6

/** Who may act for whom is on the record, and no news to a visitor. */
const noNews = ['mandate-granted', 'mandate-revoked']

/** Reads the home page. Fictional members are counted nowhere: they only appear in acts, where they are marked. */
export async function homePage(db: Db): Promise<HomePage> {
  const [members, actions, participations, entries, checkpoint] = await Promise.all([
    listMembers(db, { fictional: false }),
    listActions(db),
    participationsNow(db),
    listEntries(db, { except: noNews, page: 1, perPage: newestShown }),
    latestCheckpoint(db),
  ])
  const byId = new Map(members.map((member) => [member.id, member]))
  const real = participations.flatMap((it) => {
    const member = byId.get(it.memberId)
    return member === undefined ? [] : [{ ...it, member }]
  })
  const joined = actionsByMember(real)
  const states = real.filter((it) => it.member.kind === 'state')
  return {
    participations: states.length,
    countries: [...joined].flatMap(([member, count]) => (member.kind === 'state' ? [{ member, actions: count }] : [])),
    organisations: [...joined.keys()].filter((member) => member.kind !== 'state').length,
    actions: actions
      .filter((action) => !action.fictional)
      .map((action) => {
        const inIt = real.filter((it) => it.actionId === action.id)
        const governments = inIt.filter((it) => isGovernment(it.member)).length
        return { action, governments, organisations: inIt.length - governments }
      }),
    newest: entries.entries,
    checkpoint,
  }
}

function actionsByMember(real: readonly { readonly member: Member }[]): ReadonlyMap<Member, number> {
  const counts = new Map<Member, number>()
  for (const { member } of real) counts.set(member, (counts.get(member) ?? 0) + 1)
  return counts
}
