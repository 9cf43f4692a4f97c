import type { Child } from 'hono/jsx'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import { direction, type LocalizedText, textFor } from '#kernel/languages.ts'
import { Icon, type IconName } from '../icon.tsx'

export type TagKind = 'ok' | 'warn' | 'bad' | 'info' | 'theme'

interface TagProps {
  readonly kind?: TagKind | undefined
  readonly icon: IconName
  readonly href?: string | undefined
  readonly children?: Child
}

/** How something is going: icon, word and colour, never colour alone. */
export function Tag({ kind, icon, href, children }: TagProps) {
  const name = kind === undefined ? 'tag' : `tag tag--${kind}`
  const content = (
    <>
      <Icon name={icon} />
      {children}
    </>
  )
  return href === undefined ? (
    <span class={name}>{content}</span>
  ) : (
    <a class={name} href={href}>
      {content}
    </a>
  )
}

/** How far a participation has come. */
export type Stage = 'joined' | 'in-plan' | 'under-way' | 'completed' | 'withdrew'

const stages: Readonly<Record<Stage, { readonly key: MessageKey; readonly icon: IconName; readonly kind?: TagKind }>> = {
  joined: { key: 'common.stage.joined', icon: 'circle-dashed' },
  'in-plan': { key: 'common.stage.in-plan', icon: 'notebook', kind: 'theme' },
  'under-way': { key: 'common.stage.under-way', icon: 'progress', kind: 'info' },
  completed: { key: 'common.stage.completed', icon: 'circle-check', kind: 'ok' },
  withdrew: { key: 'common.stage.withdrew', icon: 'door-exit' },
}

/** The tag of a stage, always with the same icon and word. */
export const StageTag = ({ words, stage }: { words: Words; stage: Stage }) => (
  <Tag kind={stages[stage].kind} icon={stages[stage].icon}>
    {words.t(stages[stage].key)}
  </Tag>
)

/** Two letters in a circle beside somebody's words. Decorative; never a picture. */
export const Avatar = ({ name }: { name: string }) => (
  <span class="avatar" aria-hidden="true">
    {initials(name)}
  </span>
)

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toLocaleUpperCase()

/** A name in its own script, kept apart from the text around it. */
export const Name = ({ name, lang }: { name: string; lang?: string | undefined }) => <bdi lang={lang}>{name}</bdi>

/** An institutional text in the reader's language, or the original, which is then said to be one (`mark={false}`: not said). */
export function LocalText({ words, text, mark }: { words: Words; text: LocalizedText; mark?: boolean | undefined }) {
  const shown = textFor(text, words.lang)
  if (shown.lang === words.lang) return <>{shown.text}</>
  return (
    <>
      <bdi lang={shown.lang} dir={direction(shown.lang)}>
        {shown.text}
      </bdi>
      {mark === false ? null : <small class="original"> ({words.t('common.original', { language: words.language(shown.lang) })})</small>}
    </>
  )
}

interface TimeProps {
  readonly words: Words
  readonly date: Date
  readonly as?: 'day' | 'minute' | 'month' | undefined
  /** Other words for the same date: “in 7 days”. */
  readonly text?: string | undefined
}

/** A date for people and machines. Dates are UTC. */
export function Time({ words, date, as = 'day', text }: TimeProps) {
  const iso = date.toISOString()
  const machine = as === 'day' ? iso.slice(0, 10) : as === 'month' ? iso.slice(0, 7) : iso
  const shown = as === 'day' ? words.date(date) : as === 'month' ? words.month(date) : words.dateTime(date)
  return <time datetime={machine}>{text ?? shown}</time>
}

/** Bytes as they are: wrapped, left to right in every language. */
export const Bytes = ({ children }: { children?: Child }) => <pre class="bytes">{children}</pre>

/** A hash in hexadecimal, in groups of eight. */
export const Fingerprint = ({ hash }: { hash: string }) => <code>{hash.match(/.{1,8}/g)?.join(' ') ?? hash}</code>
