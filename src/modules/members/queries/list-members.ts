import type { Db } from '#kernel/database.ts'
import { type Words, words as wordsOf } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { fold } from '#kernel/slug.ts'
import type { Member, MemberKind, MemberLevel, MemberStatus } from '../vocabulary.ts'
import { memberFrom, selectMembers } from './member-rows.ts'

/** Which members a page asks for; an absent filter lets all through. */
export interface MemberFilters {
  readonly kind?: MemberKind | undefined
  readonly level?: MemberLevel | undefined
  readonly status?: MemberStatus | undefined
  readonly fictional?: boolean | undefined
  /** Part of a name in any of the four languages, without regard to accents or case. */
  readonly search?: string | undefined
}

/** The members that pass the filters, by slug. Pages sort by name in the reader's language with `byName`. */
export async function listMembers(db: Db, filters: MemberFilters = {}): Promise<readonly Member[]> {
  let query = selectMembers(db).orderBy('member.slug')
  if (filters.kind !== undefined) query = query.where('member.kind', '=', filters.kind)
  if (filters.level !== undefined) query = query.where('member.level', '=', filters.level)
  if (filters.status !== undefined) query = query.where('member.status', '=', filters.status)
  if (filters.fictional !== undefined) query = query.where('member.fictional', '=', filters.fictional)
  const members = (await query.execute()).map(memberFrom)
  const wanted = fold(filters.search ?? '')
  // Names of countries are made by Intl, not stored: they can only be searched here. A partnership has hundreds of members.
  return wanted === '' ? members : members.filter((member) => spellings(member).some((name) => fold(name).includes(wanted)))
}

/** Every way a reader may type a member's name: its own, its translations, its country in four languages, its codes. */
function spellings(member: Member): string[] {
  const { original: _, ...texts } = member.name
  const own = Object.values(texts).filter((text) => text !== undefined)
  if (member.kind !== 'state' || member.country === null || member.fictional) return own
  const country = member.country
  return [...own, ...languages.map((lang) => wordsOf(lang).region(country)), country, member.iso3 ?? country]
}

/** The name to show for a member: a country's by its code in the reader's language, any other in its own words. */
export function memberName(
  member: Pick<Member, 'kind' | 'country' | 'name' | 'fictional'>,
  words: Words,
): { readonly text: string; readonly lang: string } {
  if (member.kind === 'state' && member.country !== null && !member.fictional)
    return { text: words.region(member.country), lang: words.lang }
  const { name } = member
  const translated = name[words.lang]
  return translated === undefined ? { text: name[name.original] ?? '', lang: name.original } : { text: translated, lang: words.lang }
}

/** Sorts members by the name the reader sees. */
export const byName = (words: Words) => (a: Member, b: Member) => words.compare(memberName(a, words).text, memberName(b, words).text)
