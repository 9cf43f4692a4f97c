import type { RowCompletion, RowResults, RowReview } from './commitment-row.ts'
import type { RowCells } from './row-cells.ts'
import { choiceKey } from './row-cells.ts'

/** Values by all the ways they are written, compared by `choiceKey`. */
const written = <Value>(...ways: readonly (readonly [Value, ...(readonly string[])])[]): ReadonlyMap<string, Value> =>
  new Map(ways.flatMap(([value, ...texts]) => texts.map((text) => [choiceKey(text), value] as const)))

/** 1 and 0, and how people write them. */
export const flags = written<boolean>([true, '1', 'yes', 'y', 'true', 'x', 'oui', 'sí'], [false, '0', 'no', 'n', 'false', 'non'])

/** Whose plan it is. */
export const levels = written<'national' | 'local'>(
  ['national', 'National', 'country', 'N'],
  ['local', 'Local', 'Subnational', 'Sub-national', 'locality', 'L'],
)

const specificities = written<'none' | 'low' | 'medium' | 'high'>(['none', 'None'], ['low', 'Low'], ['medium', 'Medium'], ['high', 'High'])

const impacts = written<'worsens' | 'none' | 'minor' | 'moderate' | 'transformative'>(
  ['worsens', 'Worsens', 'Worsen'],
  ['none', 'None', 'No impact'],
  ['minor', 'Minor'],
  ['moderate', 'Moderate'],
  ['transformative', 'Transformative', 'Transformational'],
)

const potentials = written<'unclear' | 'modest' | 'substantial'>(
  ['unclear', 'Unclear'],
  ['modest', 'Modest'],
  ['substantial', 'Substantial'],
)

const completions = written<RowCompletion>(
  ['no-evidence', 'No evidence available', 'No evidence', 'Unclear'],
  ['not-started', 'Not started', 'Not Started', 'Withdrawn'],
  ['limited', 'Limited', 'Limited completion'],
  ['substantial', 'Substantial', 'Substantially complete'],
  ['complete', 'Complete', 'Completed', 'Fully complete'],
)

const results = written<RowResults>(
  ['none', 'No notable results', 'No early results to report yet', 'No early results'],
  ['moderate', 'Moderate results', 'Moderate'],
  ['significant', 'Significant results', 'Significant'],
  ['worsened', 'Worsened', 'Worsens'],
  ['did-not-change', 'Did not change', 'No change'],
  ['marginal', 'Marginal', 'Marginally'],
  ['major', 'Major'],
  ['outstanding', 'Outstanding'],
)

/** What the row says that independent reviews found. */
export const readReview = (cells: RowCells): RowReview => ({
  specificity: cells.choice('specificity', specificities),
  verifiable: cells.choice('verifiable', flags),
  potentialImpact: cells.choice('potentialImpact', impacts),
  potentialForResults: cells.choice('potentialForResults', potentials),
  completionMidTerm: cells.choice('completionMidTerm', completions),
  completionEndOfTerm: cells.choice('completionEndOfTerm', completions),
  earlyResults: cells.choice('earlyResults', results),
  didItOpen: cells.choice('didItOpen', results),
  yearMidTerm: cells.whole('reviewedMidTerm'),
  yearEndOfTerm: cells.whole('reviewedEndOfTerm'),
})
