import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type IconName, Note, Tag, type TagKind, to } from '#ui'
import type { LedgerRow } from '../queries/ledger.ts'
import { type AnsweringRefusal, answerRefusals, type ConsultationRefusal, consultationRefusals, type Decision } from '../vocabulary.ts'
import { RefusalText } from './refusal.tsx'

const looks: Readonly<Record<Decision, readonly [TagKind | undefined, IconName]>> = {
  'taken-up': ['ok', 'circle-check'],
  partly: ['info', 'progress-check'],
  declined: [undefined, 'circle-x'],
  'out-of-scope': [undefined, 'circle-minus'],
}

/** What was decided, in a word. */
export const DecisionTag = ({ words, decision, href }: { words: Words; decision: Decision; href?: string | undefined }) => (
  <Tag kind={looks[decision][0]} icon={looks[decision][1]} href={href}>
    {words.t(`answers.decision.${decision}`)}
  </Tag>
)

/** The kind and number of an input: “Proposal 12”. */
export const inputName = (words: Words, { kind, number }: Pick<LedgerRow, 'kind' | 'number'>): string =>
  words.t(`answers.input.${kind}`, { n: number ?? 0 })

/** What an input says, in a line; says so when its words are gone. */
export function InputWords({ words, row, removed }: { words: Words; row: LedgerRow; removed: boolean }): Child {
  if (row.words === null) return <span class="muted">{words.t(removed ? 'answers.input.removed' : 'answers.input.erased')}</span>
  return <bdi lang={row.language ?? undefined}>{row.words}</bdi>
}

const isOwn = (refusal: string): refusal is (typeof answerRefusals)[number] => answerRefusals.some((one) => one === refusal)
const isConsultation = (refusal: string): refusal is ConsultationRefusal => consultationRefusals.some((one) => one === refusal)

/** A refusal of an act about answers, at the head of the page that answers the form. */
export function AnswerRefusalNote({ words, refusal }: { words: Words; refusal: AnsweringRefusal }) {
  return (
    <Note kind="bad" id="refusal" status>
      <p>
        {isOwn(refusal) ? (
          <>
            {words.t(`answers.refusal.${refusal}`)} <a href={to(words, '/rules/R6')}>{words.t('actions.refusal-rule', { rule: 'R6' })}</a>
          </>
        ) : isConsultation(refusal) ? (
          <RefusalText words={words} refusal={refusal} />
        ) : null}
      </p>
    </Note>
  )
}
