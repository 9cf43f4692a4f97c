import type { Words } from '#kernel/i18n.ts'
import { memberName } from '../queries/list-members.ts'
import type { Member } from '../vocabulary.ts'

interface Props {
  readonly member: Pick<Member, 'kind' | 'country' | 'name' | 'fictional'>
  readonly words: Words
}

/** A member's name, isolated from the text around it and marked with its own language when that is not the reader's. */
export function MemberName({ member, words }: Props) {
  const { text, lang } = memberName(member, words)
  return lang === words.lang ? <bdi>{text}</bdi> : <bdi lang={lang}>{text}</bdi>
}
