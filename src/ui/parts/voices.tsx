import type { Child } from 'hono/jsx'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Items, MaybeLink } from './items.tsx'

/** Who says how it is going: the government, an independent assessor, the people concerned. */
export type VoiceKind = 'gov' | 'ind' | 'cit'

const voiceIcons: Readonly<Record<VoiceKind, IconName>> = { gov: 'building-bank', ind: 'scale', cit: 'users' }
const steps = [1, 2, 3, 4, 5]

export interface Voice {
  readonly kind: VoiceKind
  readonly who: Child
  /** The verdict, in words. */
  readonly word: Child
  /** From 0 (nothing said) to 5. */
  readonly level: number
  /** The level for those who do not see the ladder: “3 out of 5”. */
  readonly levelLabel: string
  readonly why: Child
  /** Source, date and sample. */
  readonly source: Child
}

/** Three views of one promise, side by side, never averaged. */
export const Voices = ({ voices, differ }: { voices: readonly Voice[]; differ?: Child }) => (
  <>
    <div class="voices">
      {voices.map(({ kind, who, word, level, levelLabel, why, source }) => (
        <article class={kind === 'gov' ? 'voice' : `voice voice--${kind}`}>
          <h3>
            <Icon name={voiceIcons[kind]} />
            {who}
          </h3>
          <p class="voice__word">{word}</p>
          <div class="ladder" role="img" aria-label={levelLabel}>
            {steps.map((step) => (
              <i class={step <= level ? 'on' : undefined} />
            ))}
          </div>
          <p>{why}</p>
          <p class="src">{source}</p>
        </article>
      ))}
    </div>
    {differ ? <p class="differ">{differ}</p> : null}
  </>
)

export interface VoiceMark {
  readonly kind: VoiceKind
  readonly name: Child
  readonly level: number
  /** The verdict, or why there is none. */
  readonly word: Child
}

/** The three voices in three lines, for a table. */
export const VoiceMarks = ({ voices }: { voices: readonly VoiceMark[] }) => (
  <Items class="tri">
    {voices.map(({ kind, name, level, word }) => (
      <li class={kind === 'gov' ? undefined : kind}>
        <b aria-hidden="true">
          {steps.map((step) => (
            <i class={step <= level ? 'on' : undefined} />
          ))}
        </b>
        <span>{name}</span> {word}
      </li>
    ))}
  </Items>
)

/** How many proposals got which answer. */
export interface AnswerCounts {
  readonly taken: number
  readonly partly: number
  readonly declined: number
  readonly outOfScope: number
  readonly waiting: number
}

const answerKinds: ReadonlyArray<{ readonly count: keyof AnswerCounts; readonly mark: string; readonly key: MessageKey }> = [
  { count: 'taken', mark: 'a-yes', key: 'common.answers.taken-up' },
  { count: 'partly', mark: 'a-part', key: 'common.answers.partly' },
  { count: 'declined', mark: 'a-no', key: 'common.answers.declined' },
  { count: 'outOfScope', mark: 'a-out', key: 'common.answers.out-of-scope' },
  { count: 'waiting', mark: 'a-wait', key: 'common.answers.waiting' },
]

/** One square per proposal, by its answer. The key holds the counts; a sentence goes before. */
export const AnswerCells = ({ words, counts }: { words: Words; counts: AnswerCounts }) => (
  <>
    <div
      class="cells"
      role="img"
      aria-label={words.list(answerKinds.map(({ count, key }) => `${words.number(counts[count])} ${words.t(key)}`))}
    >
      {answerKinds.flatMap(({ count, mark }) => Array.from({ length: counts[count] }, () => <i class={mark} />))}
    </div>
    <Items class="key">
      {answerKinds.map(({ count, mark, key }) => (
        <li>
          <i class={mark} />
          <span>
            <b class="num">{words.number(counts[count])}</b> {words.t(key)}
          </span>
        </li>
      ))}
    </Items>
  </>
)

interface ProposalProps {
  readonly title: Child
  readonly href?: string | undefined
  readonly by: Child
  readonly children?: Child
}

/** A proposal in its author's words. */
export const Proposal = ({ title, href, by, children }: ProposalProps) => (
  <article class="prop">
    <h3>
      <MaybeLink href={href}>{title}</MaybeLink>
    </h3>
    <p class="by">{by}</p>
    {children ? <div class="measure">{children}</div> : null}
  </article>
)

/** The reasoned answer to what stands above it: decision, who, when, why. */
export const Reply = ({ tag, by, children }: { tag: Child; by: Child; children?: Child }) => (
  <div class="reply">
    <p class="row">
      {tag}
      <span class="small muted">{by}</span>
    </p>
    {children}
  </div>
)
