import type { Words } from '#kernel/i18n.ts'
import { Note, to } from '#ui'
import type { CommitmentRefusal } from '../vocabulary.ts'

/** The rule a refusal rests on, where there is one. */
const rules: Partial<Readonly<Record<CommitmentRefusal, string>>> = { 'milestone-dropped': 'R9', 'milestone-date-edited': 'R9' }

/** The sentence of a refusal: what happened, why, what next; the rule it rests on is a link. */
export function CommitmentRefusalText({ words, refusal }: { words: Words; refusal: CommitmentRefusal }) {
  const rule = rules[refusal]
  const text = words.t(`commitments.refusal.${refusal}`)
  if (rule === undefined) return <>{text}</>
  return (
    <>
      {text} <a href={to(words, `/rules/${rule}`)}>{words.t('actions.refusal-rule', { rule })}</a>
    </>
  )
}

/** A refusal at the head of the page that answers the form. */
export const CommitmentRefusalNote = ({ words, refusal }: { words: Words; refusal: CommitmentRefusal }) => (
  <Note kind="bad" id="refusal" status>
    <p>
      <CommitmentRefusalText words={words} refusal={refusal} />
    </p>
  </Note>
)
