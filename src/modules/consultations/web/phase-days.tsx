import type { Words } from '#kernel/i18n.ts'
import { Time } from '#ui'
import { startOf } from '../rules/timetable.ts'
import type { Phase } from '../vocabulary.ts'

/** The days of a phase: from the first to the last; answers by their last day. */
export const PhaseDays = ({ words, phase }: { words: Words; phase: Phase }) =>
  phase.kind === 'answers' ? (
    <>{words.rich('consultations.days.by', { to: <Time date={startOf(phase.to)} words={words} /> })}</>
  ) : (
    <>
      {words.rich('consultations.days.from-to', {
        from: <Time date={startOf(phase.from)} words={words} />,
        to: <Time date={startOf(phase.to)} words={words} />,
      })}
    </>
  )
