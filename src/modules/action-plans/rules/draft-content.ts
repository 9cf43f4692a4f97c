import type { LocalizedText } from '#kernel/languages.ts'
import {
  type CommitmentContent,
  type DraftContent,
  type DraftText,
  emptyDraft,
  isWritten,
  type ProseField,
  proseFields,
} from '../vocabulary.ts'

/** What a draft would put on the record. */
export interface RevisionTold {
  readonly content: CommitmentContent
  /** The prose that stands beside the entry, by field. */
  readonly prose: Partial<Record<ProseField, LocalizedText>>
}

/** A text that is written, as the record keeps it; null when nothing is written. */
export function textOf(text: DraftText): LocalizedText | null {
  if (!isWritten(text)) return null
  const { original, fr, en, es, ar } = text
  const told = { ...(fr ? { fr } : {}), ...(en ? { en } : {}), ...(es ? { es } : {}), ...(ar ? { ar } : {}) }
  if (text[original]) return { original, ...told }
  const first = (['fr', 'en', 'es', 'ar'] as const).find((lang) => text[lang])
  return first === undefined ? null : { original: first, ...told }
}

/**
 * What a draft says, in the shape of the record. Ask `draftProblems` first: a draft without a title, or with a milestone
 * without one, gives an empty title, which the record refuses.
 */
export function revisionOfDraft(draft: DraftContent): RevisionTold {
  const { prose, title, milestones, ...rest } = draft
  const told = proseFields.flatMap((field) => {
    const text = textOf(prose[field])
    return text === null ? [] : [[field, text] as const]
  })
  return {
    content: {
      ...rest,
      title: textOf(title) ?? { original: title.original },
      milestones: milestones.map((milestone) => ({
        ...milestone,
        title: textOf(milestone.title) ?? { original: milestone.title.original },
        output: textOf(milestone.output),
      })),
    },
    prose: Object.fromEntries(told),
  }
}

/** The prose of a revision as it stands beside its entry, by field: what `factFrom` takes as disclosures. */
export const disclosedProse = (prose: RevisionTold['prose']): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries(
    Object.entries(prose).map(([field, text]) => [
      field,
      Object.fromEntries(Object.entries(text).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    ]),
  )

/** The draft that a revision of the record gives: where writing the next one starts. */
export function draftOfRevision({ content, prose }: RevisionTold): DraftContent {
  const { original } = content.title
  const empty = emptyDraft(original)
  const { milestones, ...rest } = content
  return {
    ...rest,
    milestones: milestones.map((milestone) => ({ ...milestone, output: milestone.output ?? { original } })),
    prose: { ...empty.prose, ...prose },
  }
}
