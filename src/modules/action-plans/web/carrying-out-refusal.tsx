import type { Words } from '#kernel/i18n.ts'
import { Note, to } from '#ui'
import type { CarryingOutRefusal } from '../vocabulary.ts'

/** The rule a refusal rests on, where there is one. */
const rules: Partial<Readonly<Record<CarryingOutRefusal, string>>> = {
  'date-same': 'R9',
  'date-over': 'R9',
  'milestone-done': 'R9',
  'milestones-not-shown': 'R10',
}

/** The sentence of a refusal: what happened, why, what to do; the rule it rests on is a link. */
export function CarryingOutRefusalText({ words, refusal }: { words: Words; refusal: CarryingOutRefusal }) {
  const rule = rules[refusal]
  const text = words.t(`milestones.refusal.${refusal}`)
  if (rule === undefined) return <>{text}</>
  return (
    <>
      {text} <a href={to(words, `/rules/${rule}`)}>{words.t('actions.refusal-rule', { rule })}</a>
    </>
  )
}

/** A refusal at the head of the page that answers the form. */
export const CarryingOutRefusalNote = ({ words, refusal }: { words: Words; refusal: CarryingOutRefusal }) => (
  <Note kind="bad" id="refusal" status>
    <p>
      <CarryingOutRefusalText words={words} refusal={refusal} />
    </p>
  </Note>
)
