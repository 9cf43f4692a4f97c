import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { listActions, participationsNow } from '#modules/collective-actions'
import type { PledgeCode } from '#modules/declaration'
import { listMembers } from '#modules/members'
import { listEntries } from '#record'

/** What the Declaration's page counts. Invented members and actions are counted nowhere. */
export interface Figures {
  readonly members: number
  readonly endorsed: number
  readonly kinds: number
  readonly countries: number
  readonly local: number
  readonly actions: number
  readonly participations: number
  readonly participatingCountries: number
  readonly organisations: number
  readonly entries: number
}

/** Counts from the record's tables; nothing is stored. */
export async function figures(db: Db): Promise<Figures> {
  const members = await listMembers(db, { fictional: false })
  const actions = (await listActions(db)).filter(({ fictional }) => !fictional)
  const real = new Map(members.map((member) => [member.id, member]))
  const joined = (await participationsNow(db)).flatMap(({ memberId }) => real.get(memberId) ?? [])
  const distinct = [...new Set(joined)]
  return {
    members: members.length,
    endorsed: members.filter(({ endorsedAt }) => endorsedAt !== null).length,
    kinds: new Set(members.map(({ kind }) => kind)).size,
    countries: members.filter(({ kind }) => kind === 'state').length,
    local: members.filter(({ kind }) => kind === 'local-government').length,
    actions: actions.length,
    participations: joined.filter(({ kind }) => kind === 'state').length,
    participatingCountries: distinct.filter(({ kind }) => kind === 'state').length,
    organisations: distinct.filter(({ kind }) => kind !== 'state').length,
    entries: (await listEntries(db, { page: 1, perPage: 1 })).total,
  }
}

/** The figures of a pledge as a sentence; null for a pledge nothing can be counted for yet. */
export function figureOf(words: Words, code: PledgeCode, f: Figures): string | null {
  switch (code) {
    case 'E1':
      return words.t('declaration.figure.endorsed', { n: f.endorsed, members: f.members })
    case 'E6':
      return words.t('declaration.figure.kinds', { n: f.kinds })
    case 'E7':
      return words.t('declaration.figure.members', { n: f.members })
    case 'E11':
      return words.t('declaration.figure.local', { n: f.local })
    case 'E14':
    case 'C2':
      return participationsText(words, f)
    case 'E15':
      return words.t('declaration.figure.entries', { n: f.entries })
    case 'C1':
      return words.t('declaration.figure.actions', { n: f.actions })
    default:
      return null
  }
}

/** “118 participations of 32 countries, and 58 organisations.” */
export const participationsText = (words: Words, f: Figures): string =>
  words.t('declaration.figure.participations', {
    n: f.participations,
    countries: words.t('declaration.figure.countries', { n: f.participatingCountries }),
    organisations: words.t('declaration.figure.organisations', { n: f.organisations }),
  })
