import { typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { type Language, languages } from '#kernel/languages.ts'
import { Details, Flow, type FormState, TextArea, TextField } from '#ui'
import type { DraftText } from '../vocabulary.ts'
import { type TextName, textField } from './draft-fields.ts'

interface Props {
  readonly words: Words
  readonly form: FormState
  /** `title`, a prose field, or `output` of a milestone. */
  readonly name: TextName | 'output'
  readonly text: DraftText
  readonly most: number
  /** Several lines; one unless told. */
  readonly rows?: number | undefined
}

/** One text: its original in sight, the other languages folded below, open when something is to be mended there. */
export function DraftTexts(props: Props) {
  const { words, form, name, text } = props
  const others = languages.filter((lang) => lang !== text.original)
  const names = others.map((lang) => textField(name, lang))
  const written = names.filter((field) => typed(form.values, field) !== '').length
  const wrong = form.errors?.some(({ field }) => names.includes(field)) ?? false
  return (
    <Flow space={3}>
      <OneLanguage {...props} lang={text.original} original />
      <Details summary={words.t('commitments.draft.translations', { n: written })} open={wrong}>
        <Flow space={5}>
          {others.map((lang) => (
            <OneLanguage {...props} lang={lang} />
          ))}
        </Flow>
      </Details>
    </Flow>
  )
}

function OneLanguage({ words, form, name, most, rows, lang, original = false }: Props & { lang: Language; original?: boolean }) {
  const label = words.t(original ? 'commitments.draft.original' : 'commitments.draft.translation', {
    field: words.t(`commitments.field.${name}`),
    language: words.language(lang),
  })
  const hint = original ? words.t(`commitments.field.${name}-hint`) : undefined
  const field = {
    words,
    form,
    name: textField(name, lang),
    label,
    hint,
    maxLength: most,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
  } as const
  return rows === undefined ? <TextField {...field} /> : <TextArea {...field} rows={rows} />
}
