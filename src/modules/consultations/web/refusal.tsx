import type { Words } from '#kernel/i18n.ts'
import { Note, to } from '#ui'
import type { ConsultationRefusal } from '../vocabulary.ts'

/** The rule a refusal rests on, where there is one. */
const rules: Partial<Readonly<Record<ConsultationRefusal, string>>> = {
  'notice-too-short': 'R7',
  'open-too-short': 'R7',
  shortening: 'R7',
}

/** The sentence of a refusal: what happened, why, what next; the rule it rests on is a link. */
export function RefusalText({ words, refusal }: { words: Words; refusal: ConsultationRefusal }) {
  const rule = rules[refusal]
  const text = words.t(`consultations.refusal.${refusal}`)
  if (refusal === 'sign-in-needed') {
    return (
      <>
        {text} <a href={to(words, '/sign-in')}>{words.t('consultations.refusal-sign-in')}</a>
      </>
    )
  }
  if (rule === undefined) return <>{text}</>
  return (
    <>
      {text} <a href={to(words, `/rules/${rule}`)}>{words.t('actions.refusal-rule', { rule })}</a>
    </>
  )
}

/** A refusal at the head of the page that answers the form. */
export const RefusalNote = ({ words, refusal }: { words: Words; refusal: ConsultationRefusal }) => (
  <Note kind="bad" id="refusal" status>
    <p>
      <RefusalText words={words} refusal={refusal} />
    </p>
  </Note>
)
