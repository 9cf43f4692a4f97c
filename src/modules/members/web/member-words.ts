import type { MessageKey, Words } from '#kernel/i18n.ts'
import type { Facet, FacetCount } from '../queries/directory-page.ts'
import {
  type MemberKind,
  type MemberLevel,
  type MemberStatus,
  type MembersRefusal,
  memberKinds,
  memberLevels,
  memberStatuses,
} from '../vocabulary.ts'

/** A kind of member, in the reader's language. */
export const kindText = (words: Words, kind: MemberKind): string => words.t(`members.kind.${kind}`)

/** A level; null is said as “not told”. */
export const levelText = (words: Words, level: MemberLevel | null): string => words.t(`members.level.${level ?? 'untold'}`)

/** A status; null is said as “not told”. */
export const statusText = (words: Words, status: MemberStatus | null): string =>
  status === null ? words.t('members.level.untold') : words.t(`members.status.${status}`)

/** A choice of the directory, in the reader's language. */
export function facetText(words: Words, _facet: Facet, value: FacetCount['value']): string {
  const kind = memberKinds.find((known) => known === value)
  if (kind !== undefined) return kindText(words, kind)
  const level = memberLevels.find((known) => known === value)
  if (level !== undefined) return levelText(words, level)
  return statusText(words, memberStatuses.find((known) => known === value) ?? null)
}

/** The sentence of each refusal: what happened, why, what to do next. */
export const refusalKeys: Readonly<Record<MembersRefusal, MessageKey>> = {
  'mandate-not-in-force': 'members.refusal.mandate-not-in-force',
  'mandate-not-steward': 'members.refusal.mandate-not-steward',
  'mandate-not-point-of-contact': 'members.refusal.mandate-not-point-of-contact',
  'slug-missing': 'members.refusal.slug-missing',
  'slug-taken': 'members.refusal.slug-taken',
  'country-missing': 'members.refusal.country-missing',
  'country-taken': 'members.refusal.country-taken',
  'parent-missing': 'members.refusal.parent-missing',
  'parent-not-a-state': 'members.refusal.parent-not-a-state',
  'parent-not-wanted': 'members.refusal.parent-not-wanted',
  'parent-fictional-differs': 'members.refusal.parent-fictional-differs',
  'nothing-changed': 'members.refusal.nothing-changed',
  'local-members-nested': 'members.refusal.local-members-nested',
  'status-unchanged': 'members.refusal.status-unchanged',
  'already-endorsed': 'members.refusal.already-endorsed',
  'member-withdrawn': 'members.refusal.member-withdrawn',
}

/** The field that can mend a refusal; absent when none can. */
export const refusalFields: Readonly<Partial<Record<MembersRefusal, string>>> = {
  'slug-missing': 'slug',
  'slug-taken': 'slug',
  'country-missing': 'country',
  'country-taken': 'country',
  'parent-missing': 'parent',
  'parent-not-a-state': 'parent',
  'parent-not-wanted': 'parent',
  'parent-fictional-differs': 'parent',
  'local-members-nested': 'kind',
  'status-unchanged': 'status',
}
