import { z } from 'zod'
import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import { direction, Language, type LocalizedText, languages, textFor } from '#kernel/languages.ts'
import { Details, type FormState, Select, TextArea, TextField } from '#ui'

/** The language a form is written in: the reader's unless another was chosen. */
export const originalOf = (values: FormValues, lang: Language): Language => Language.catch(lang).parse(typed(values, 'original'))

/** A text typed in the form's language and perhaps translated; null when it is empty. */
export function localized(values: FormValues, name: string): LocalizedText | null {
  const original = Language.catch('en').parse(typed(values, 'original'))
  const text = typed(values, name).trim()
  if (text === '') return null
  const translations = languages
    .filter((lang) => lang !== original)
    .map((lang) => [lang, typed(values, `${name}-${lang}`).trim()] as const)
    .filter(([, translated]) => translated !== '')
  return { original, [original]: text, ...Object.fromEntries(translations) }
}

const tooLong = (text: LocalizedText, most: number) => Object.values(text).some((value) => (value ?? '').length > most)

/** A text made by `localized` that may be left out, in every language at most so long. */
export const TextOrNone = (most: number) =>
  z.custom<LocalizedText | null>().superRefine((text, ctx) => {
    if (text !== null && tooLong(text, most)) ctx.addIssue({ code: 'custom', message: 'forum.problem.text-long', params: { most } })
  })

/** A text made by `localized` that must be there. */
export const TextWanted = (most: number) =>
  TextOrNone(most).transform((text, ctx) => {
    if (text !== null) return text
    ctx.addIssue({ code: 'custom', message: 'forum.problem.text' })
    return z.NEVER
  })

interface FieldProps {
  readonly words: Words
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly most: number
  /** Lines of the field; one unless said. */
  readonly rows?: number | undefined
  readonly optional?: boolean | undefined
}

/** Asks in which language the texts of the form are written. */
export const OriginalField = ({ words, form }: Pick<FieldProps, 'words' | 'form'>) => (
  <Select
    words={words}
    form={form}
    name="original"
    label={words.t('forum.field.original')}
    hint={words.t('forum.field.original-hint')}
    value={words.lang}
    options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
  />
)

/** A text in the form's language, and behind a fold its translations. */
export const LocalizedField = (props: FieldProps) => {
  const { words, form, name, label } = props
  const original = originalOf(form.values, words.lang)
  const others = languages.filter((lang) => lang !== original)
  const filled = others.some((lang) => typed(form.values, `${name}-${lang}`) !== '')
  return (
    <>
      <OneField {...props} dir="auto" />
      <Details summary={words.t('forum.field.translations', { label })} open={filled}>
        {others.map((lang) => (
          <OneField
            {...props}
            name={`${name}-${lang}`}
            label={words.t('forum.field.translation', { label, language: words.language(lang) })}
            hint={undefined}
            lang={lang}
            dir={direction(lang)}
            optional
          />
        ))}
      </Details>
    </>
  )
}

function OneField({ rows = 1, most, ...props }: FieldProps & { lang?: string; dir: 'ltr' | 'rtl' | 'auto' }) {
  return rows === 1 ? <TextField {...props} maxLength={most} /> : <TextArea {...props} rows={rows} maxLength={most} />
}

/** An institutional text with its lines, in the reader's language or its own. */
export function Lines({ words, text }: { words: Words; text: LocalizedText }) {
  const shown = textFor(text, words.lang)
  const paragraphs = shown.text.split(/\n{2,}/).map((paragraph) => paragraph.split('\n'))
  return (
    <>
      {paragraphs.map((lines) => (
        <p lang={shown.lang === words.lang ? undefined : shown.lang} dir={direction(shown.lang)}>
          {lines.map((line, at) => (at === 0 ? line : [<br />, line]))}
        </p>
      ))}
      {shown.lang === words.lang ? null : <p>{words.t('common.original', { language: words.language(shown.lang) })}</p>}
    </>
  )
}
