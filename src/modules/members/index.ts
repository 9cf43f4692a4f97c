import './tables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { memberAdmitted, memberDataCorrected, memberEndorsedDeclaration, memberStatusChanged } from './projectors.ts'

export { admitBySource, type ListedMember } from './acts/admit-by-source.ts'
export { admitMember } from './acts/admit-member.ts'
export { changeMemberStatus, type StatusForm } from './acts/change-member-status.ts'
export { correctMember } from './acts/correct-member.ts'
export { endorseDeclaration } from './acts/endorse-declaration.ts'
export type { ActingMandate, HeldMandate, LockMandate } from './acts/hold-mandate.ts'
export { migrations } from './migrations/index.ts'
export { memberAdmitted, memberEndorsedDeclaration } from './projectors.ts'
export { findMember, getMember, localMembersOf, membersByIds } from './queries/find-member.ts'
export { hasMembersFrom } from './queries/has-members-from.ts'
export { byName, listMembers, type MemberFilters, memberName } from './queries/list-members.ts'
export {
  isGovernment,
  type Member,
  type MemberAdmitted,
  MemberKind,
  type MemberProfile,
  MemberStatus,
  memberKinds,
} from './vocabulary.ts'
export { MemberName } from './web/member-name.tsx'
export { kindText, levelText, statusText } from './web/member-words.ts'
export { memberRoutes } from './web/routes.tsx'

/** The facts this module adds to the record. */
export const facts = [memberAdmitted, memberDataCorrected, memberStatusChanged, memberEndorsedDeclaration]

/** The tables computed from them, parents first. */
export const projectedTables = ['member', 'member_slug', 'member_status_change', 'member_endorsement']

/** The sentence of each kind of entry; its placeholder is `{member}`. */
export const sentences = {
  'member-admitted': 'members.sentence.member-admitted',
  'member-data-corrected': 'members.sentence.member-data-corrected',
  'member-status-changed': 'members.sentence.member-status-changed',
  'member-endorsed-declaration': 'members.sentence.member-endorsed-declaration',
} as const satisfies Record<string, MessageKey>
