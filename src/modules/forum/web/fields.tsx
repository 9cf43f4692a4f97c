import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { type Answer, type FormState, Group, LocalText, TextArea, TextField } from '#ui'
import { type Attendance, attendanceKinds, longestReason, longestText } from '../vocabulary.ts'
import { attendanceText, OutsideLink } from './parts.tsx'
import { LocalizedField, OriginalField } from './texts.tsx'

interface Props {
  readonly words: Words
  readonly form: FormState
}

/** How many took part, one short field per kind of body. */
export const AttendanceFields = ({ words, form }: Props) => (
  <Group legend={words.t('forum.field.present')}>
    <p>{words.t('forum.field.present-hint')}</p>
    {attendanceKinds.map((kind) => (
      <TextField
        words={words}
        form={form}
        name={`present-${kind}`}
        label={attendanceText(words, kind)}
        inputmode="numeric"
        dir="ltr"
        short
      />
    ))}
  </Group>
)

/** A text, or the address where it stands. */
export const TextOrLinkFields = ({ words, form, label, optional }: Props & { label: string; optional?: boolean | undefined }) => (
  <>
    <OriginalField words={words} form={form} />
    <LocalizedField
      words={words}
      form={form}
      name="text"
      label={label}
      hint={words.t('forum.field.text-hint')}
      most={longestText}
      rows={8}
      optional={optional}
    />
    <TextField words={words} form={form} name="link" label={words.t('forum.field.text-link')} type="url" dir="ltr" optional />
  </>
)

/** A reason a person may give: it stands beside the entry and can be erased. */
export const ReasonField = ({ words, form }: Props) => (
  <TextArea
    words={words}
    form={form}
    name="reason"
    label={words.t('forum.field.reason')}
    hint={words.t('forum.field.reason-hint')}
    maxLength={longestReason}
    rows={3}
    dir="auto"
    optional
  />
)

/** An answer that is an institutional text, or the words that say there is none. */
export const textAnswer = (words: Words, question: string, text: LocalizedText | null): Answer => ({
  question,
  answer: text === null ? words.t('forum.check.none') : <LocalText words={words} text={text} />,
})

/** An answer that is a link outside, or the words that say there is none. */
export const linkAnswer = (words: Words, question: string, link: string | null): Answer => ({
  question,
  answer: link === null ? words.t('forum.check.none') : <OutsideLink href={link} />,
})

/** An answer that is a person's words, kept apart from the text around them. */
export const wordsAnswer = (words: Words, question: string, said: string | null): Answer => {
  const answer: Child = said === null ? words.t('forum.check.none') : <bdi dir="auto">{said}</bdi>
  return { question, answer }
}

/** An answer that lists how many took part, by kind. */
export const attendanceAnswer = (words: Words, attendance: Attendance): Answer => ({
  question: words.t('forum.field.present'),
  answer: words.list(
    attendanceKinds
      .filter((kind) => attendance[kind] > 0)
      .map((kind) => words.t('forum.attendance.kind', { kind: attendanceText(words, kind), n: attendance[kind] })),
  ),
})

/** Yes or no. */
export const yesNo = (words: Words, said: boolean): string => words.t(said ? 'common.answer.yes' : 'common.answer.no')
