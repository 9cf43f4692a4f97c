import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Crumbs, Details, ErrorSummary, type FormState, List, Steps, to, Wrap } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import { inputPath } from '../queries/input-path.ts'
import type { LedgerRow } from '../queries/ledger.ts'
import type { Places } from '../queries/places.ts'
import type { AnswerDraft, AnsweringRefusal, AnswerProblem } from '../vocabulary.ts'
import { AnswerRefusalNote, InputWords, inputName } from './answer-marks.tsx'
import { consultationTrail } from './consultation-name.tsx'

/** The pages of the form of an answer, in order. */
export const draftSteps = ['decision', 'text', 'check'] as const
export type DraftStep = (typeof draftSteps)[number]

export interface DraftPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly draft: AnswerDraft
  /** What it answers. */
  readonly inputs: readonly LedgerRow[]
  readonly removed: ReadonlySet<string>
  readonly places: Places
  readonly problems: readonly AnswerProblem[]
  /** The mandate of whoever looks. */
  readonly mandate: string
  readonly step: DraftStep
  readonly form: FormState
  readonly refusal?: AnsweringRefusal | undefined
}

/** The address of a draft, without language. */
export const draftPath = (slug: string, draft: string): string => `/consultations/${slug}/answers/drafts/${draft}`

/** The frame of the three steps. */
export const DraftFrame = ({ words, consultation, step, form, refusal, children }: DraftPageProps & { children?: Child }) => (
  <>
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          ...consultationTrail(words, consultation),
          { href: to(words, `/consultations/${consultation.slug}/answers`), text: words.t('answers.ledger.here') },
          { href: to(words, `/consultations/${consultation.slug}/answers/drafts`), text: words.t('answers.drafts.here') },
        ]}
        here={words.t('answers.draft.here')}
      />
    </Wrap>
    <Wrap form>
      <Steps words={words} steps={draftSteps.map((name) => words.t(`answers.step.${name}`))} current={draftSteps.indexOf(step)} />
      <ErrorSummary words={words} errors={form.errors} />
      {refusal === undefined ? null : <AnswerRefusalNote words={words} refusal={refusal} />}
      {children}
    </Wrap>
  </>
)

/** Inputs shown before the rest is folded. */
const shownAtFirst = 5

const InputItem = ({
  words,
  consultation,
  removed,
  row,
}: Pick<DraftPageProps, 'words' | 'consultation' | 'removed'> & { row: LedgerRow }) => (
  <li>
    <a href={to(words, inputPath(consultation.slug, row))}>{inputName(words, row)}</a>
    {': '}
    <InputWords words={words} row={row} removed={removed.has(row.wordsEntryId)} />
  </li>
)

/** What one answer answers, the first few in sight. */
export function InputList({ words, consultation, inputs, removed }: Pick<DraftPageProps, 'words' | 'consultation' | 'inputs' | 'removed'>) {
  const rest = inputs.slice(shownAtFirst)
  const item = (row: LedgerRow) => <InputItem words={words} consultation={consultation} removed={removed} row={row} />
  return (
    <>
      <List>{inputs.slice(0, shownAtFirst).map(item)}</List>
      {rest.length === 0 ? null : (
        <Details summary={words.t('answers.draft.more-inputs', { n: rest.length })}>
          <List>{rest.map(item)}</List>
        </Details>
      )}
    </>
  )
}
