import type { Words } from '../i18n.ts'
import type { WritingAnswer } from './check-writing.ts'

/** Why a text cannot be sent now, and from when it can. */
export function limitSentence(words: Words, answer: Extract<WritingAnswer, { ok: false }>): string {
  const said = words.t(`common.limit.${answer.refusal}`, { most: answer.most })
  return answer.until === null ? said : `${said} ${words.t('common.limit.until', { time: words.dateTime(answer.until) })}`
}
