import type { Words } from '#kernel/i18n.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import { type Member, memberName } from '#modules/members'
import { isMemberMandateKind } from '../vocabulary.ts'
import { kindKey } from './sentences.ts'

/** What a mandate is called: with its member when it has one. */
export const mandateTitle = (words: Words, kind: MandateKind, member: Member | undefined): string =>
  isMemberMandateKind(kind) && member !== undefined
    ? words.t(`accounts.kind-of.${kind}`, { member: memberName(member, words).text })
    : words.t(kindKey(kind))
