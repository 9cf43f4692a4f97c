import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type Json, type RemovalGround, removalGrounds } from '#record'
import { Flow, type IconName, Note, Subhead, Tag, type TagKind, to } from '#ui'
import type { CaseState, ModerationRefusal } from '../vocabulary.ts'
import type { Surroundings } from './surroundings.ts'

/** A refusal at the head of the page that answers the form. */
export const RefusalNote = ({ words, refusal }: { words: Words; refusal: ModerationRefusal | undefined }) =>
  refusal === undefined ? null : (
    <Note kind="bad" id="refusal" status>
      <p>{words.t(`moderation.refusal.${refusal}`)}</p>
    </Note>
  )

/** A ground by its name, leading to the published rule. */
export const GroundLink = ({ words, ground }: { words: Words; ground: RemovalGround }) => (
  <a href={to(words, `/moderation#${ground}`)}>{words.t(`moderation.ground.${ground}`)}</a>
)

/** The grounds as choices of a form, each with what it covers. */
export const groundChoices = (words: Words) =>
  removalGrounds.map((ground) => ({
    value: ground,
    text: words.t(`moderation.ground.${ground}`),
    hint: words.t(`moderation.covers.${ground}`),
  }))

/** Words as their author wrote them: plain, each line its own. */
export const Said = ({ value }: { value: Json }) => (
  <blockquote dir="auto">
    {(typeof value === 'string' ? value : JSON.stringify(value)).split('\n').map((line, at) => (
      <>
        {at === 0 ? null : <br />}
        {line}
      </>
    ))}
  </blockquote>
)

interface SaidFieldsProps {
  readonly words: Words
  readonly fields: Readonly<Record<string, Json>>
  readonly fieldName: Surroundings['fieldName']
  readonly level?: 2 | 3 | undefined
  readonly children?: Child
}

/** Every field of words with its name. */
export const SaidFields = ({ words, fields, fieldName, level = 3 }: SaidFieldsProps) => (
  <Flow>
    {Object.entries(fields).map(([field, value]) => (
      <div>
        <Subhead level={level}>{fieldName(words, field)}</Subhead>
        <Said value={value} />
      </div>
    ))}
  </Flow>
)

const marks: Readonly<Record<CaseState, { readonly icon: IconName; readonly kind?: TagKind }>> = {
  open: { icon: 'hourglass', kind: 'info' },
  second: { icon: 'hourglass', kind: 'warn' },
  kept: { icon: 'circle-check' },
  removed: { icon: 'eye-off' },
  appealed: { icon: 'message-reply', kind: 'warn' },
  upheld: { icon: 'eye-off' },
  restored: { icon: 'eye', kind: 'ok' },
  erased: { icon: 'minus' },
}

/** How far a case is, with the same icon and word everywhere. */
export const CaseTag = ({ words, state }: { words: Words; state: CaseState }) => (
  <Tag kind={marks[state].kind} icon={marks[state].icon}>
    {words.t(`moderation.state.${state}`)}
  </Tag>
)
