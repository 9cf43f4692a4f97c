import type { Words } from '#kernel/i18n.ts'
import { Note, to } from '#ui'
import type { ActionRefusal } from '../vocabulary.ts'

/** The rule a refusal rests on, where there is one. */
const rules: Partial<Readonly<Record<ActionRefusal, string>>> = {
  'action-closed': 'R2',
  'action-not-open': 'R2',
  'already-joined': 'R2',
  'contribution-missing': 'R1',
  'contributions-too-many': 'R1',
  'not-joined': 'R5',
  'already-withdrawn': 'R2',
  'not-in-action': 'R5',
}

/** The sentence of a refusal: what happened, why, what next; the rule it rests on is a link. */
export function RefusalText({ words, refusal }: { words: Words; refusal: ActionRefusal }) {
  const rule = rules[refusal]
  const text = words.t(`actions.refusal.${refusal}`)
  if (rule === undefined) return <>{text}</>
  return (
    <>
      {text} <a href={to(words, `/rules/${rule}`)}>{words.t('actions.refusal-rule', { rule })}</a>
    </>
  )
}

/** A refusal at the head of the page that answers the form. */
export const RefusalNote = ({ words, refusal }: { words: Words; refusal: ActionRefusal }) => (
  <Note kind="bad" id="refusal" status>
    <p>
      <RefusalText words={words} refusal={refusal} />
    </p>
  </Note>
)
