import { type Language, type LocalizedText, textFor } from '#kernel/languages.ts'
import { type CommitmentContent, type ProseField, proseFields } from '../vocabulary.ts'

/** A commitment as a version of a plan holds it. */
export interface HeldCommitment {
  readonly id: string
  readonly reference: string
  readonly revision: number
  readonly content: CommitmentContent
  readonly prose: Partial<Record<ProseField, LocalizedText>>
}

/** The fields that are compared: prose, title, and the lists, each as lines of text. */
export type ComparedField = ProseField | 'title' | 'lead' | 'partners' | 'period' | 'milestones'

/** One field that says something else. */
export interface FieldDifference {
  readonly label: ComparedField
  readonly before: string
  readonly after: string
  readonly lang: Language
}

/** A commitment that was added, removed or changed from one version to another. */
export interface CommitmentDifference {
  readonly reference: string
  readonly title: LocalizedText
  readonly kind: 'added' | 'removed' | 'changed'
  readonly fields: readonly FieldDifference[]
}

/** What differs between two versions of a plan, in the order of the newer one, then what it no longer holds. */
export function differencesOf(
  before: readonly HeldCommitment[],
  after: readonly HeldCommitment[],
  lang: Language,
): readonly CommitmentDifference[] {
  const added = after.flatMap((now): CommitmentDifference[] => {
    const was = before.find(({ id }) => id === now.id)
    const told = { reference: now.reference, title: now.content.title }
    if (was === undefined) return [{ ...told, kind: 'added', fields: fieldsOf(null, now, lang) }]
    const fields = was.revision === now.revision ? [] : fieldsOf(was, now, lang)
    return fields.length === 0 ? [] : [{ ...told, kind: 'changed', fields }]
  })
  const removed = before
    .filter(({ id }) => !after.some((now) => now.id === id))
    .map((was): CommitmentDifference => ({ reference: was.reference, title: was.content.title, kind: 'removed', fields: [] }))
  return [...added, ...removed]
}

function fieldsOf(was: HeldCommitment | null, now: HeldCommitment, lang: Language): readonly FieldDifference[] {
  return comparedFields.flatMap((label) => {
    const after = textOfField(now, label, lang)
    const before = was === null ? { text: '', lang: after.lang } : textOfField(was, label, after.lang)
    return before.text === after.text ? [] : [{ label, before: before.text, after: after.text, lang: after.lang }]
  })
}

const comparedFields: readonly ComparedField[] = ['title', ...proseFields, 'lead', 'partners', 'period', 'milestones']

function textOfField(
  { content, prose }: HeldCommitment,
  field: ComparedField,
  lang: Language,
): { readonly text: string; readonly lang: Language } {
  const plain = (lines: readonly (string | null)[]) => ({ text: lines.filter((line) => line !== null).join('\n\n'), lang })
  if (field === 'title') return textFor(content.title, lang)
  if (field === 'lead') return plain([content.lead])
  if (field === 'partners') return plain([...content.partnersInGovernment, ...content.partnersOutside])
  if (field === 'period')
    return plain([content.from === null && content.to === null ? null : `${content.from ?? ''} – ${content.to ?? ''}`])
  if (field === 'milestones') {
    return plain(
      content.milestones.map(({ title, due, owner }) => [textFor(title, lang).text, due, owner].filter((part) => part !== null).join(', ')),
    )
  }
  const text = prose[field]
  return text === undefined ? { text: '', lang } : textFor(text, lang)
}
