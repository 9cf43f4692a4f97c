import type { Words } from '#kernel/i18n.ts'
import type { Completion, OgpValue, PolicyArea } from '../vocabulary.ts'

/** The name of a policy area in the reader's language. */
export const areaText = (words: Words, area: PolicyArea): string => words.t(`commitments.area.${area}`)

/** The name of a value of open government in the reader's language. */
export const valueText = (words: Words, value: OgpValue): string => words.t(`commitments.value.${value}`)

/** A degree of completion in the reader's language. */
export const completionText = (words: Words, completion: Completion): string => words.t(`commitments.completion.${completion}`)
