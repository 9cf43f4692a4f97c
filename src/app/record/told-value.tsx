import type { Child } from 'hono/jsx'
import { isMessageKey } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { LocalizedText } from '#kernel/languages.ts'
import type { Json } from '#record'
import { LocalText, to } from '#ui'
import { isId, type Names } from '../names.ts'

interface Reading {
  readonly words: Words
  readonly names: Names
}

/** The label of a field of an entry, in the reader's language; its own name when this version does not know it. */
export function labelOf(words: Words, field: string): string {
  const numbered = /^contribution-(\d{1,3})(-link)?$/.exec(field)
  if (numbered)
    return words.t(numbered[2] === undefined ? 'record.field.contribution-n' : 'record.field.contribution-n-link', {
      n: Number(numbered[1]),
    })
  const key = `record.field.${field}`
  return isMessageKey(key) ? words.t(key) : field
}

/** A value of an entry as people read it: names for ids, words for codes, days for dates. */
export function ToldValue({ value, words, names, field }: Reading & { value: Json; field: string }): Child {
  if (value === null) return words.t('record.value.none')
  if (typeof value === 'boolean') return words.t(value ? 'common.answer.yes' : 'common.answer.no')
  if (typeof value === 'number') return field.endsWith('Millidegrees') ? words.number(value / 1000) : words.number(value)
  if (typeof value === 'string') return <ToldText value={value} words={words} names={names} field={field} />
  if (isArray(value)) return <ToldList values={value} words={words} names={names} field={field} />
  const text = LocalizedText.safeParse(value)
  if (text.success) return <LocalText words={words} text={text.data} mark />
  return (
    <dl class="facts">
      {Object.entries(value).map(([name, part]) => (
        <div>
          <dt>{labelOf(words, name)}</dt>
          <dd>
            <ToldValue value={part} words={words} names={names} field={name} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
const isFlat = (value: Json) => typeof value !== 'object' || value === null

function ToldList({ values, words, names, field }: Reading & { values: readonly Json[]; field: string }) {
  if (values.length === 0) return <>{words.t('record.value.none')}</>
  if (values.every(isFlat)) {
    return (
      <>
        {values.map((value, at) => (
          <>
            {at === 0 ? '' : ' · '}
            <ToldValue value={value} words={words} names={names} field={field} />
          </>
        ))}
      </>
    )
  }
  return (
    <ol>
      {values.map((value) => (
        <li>
          <ToldValue value={value} words={words} names={names} field={field} />
        </li>
      ))}
    </ol>
  )
}

function ToldText({ value, words, names, field }: Reading & { value: string; field: string }) {
  const named = names.get(value)
  if (named !== undefined) {
    return (
      <a href={to(words, named.path)}>
        <bdi lang={named.lang}>{named.name}</bdi>
      </a>
    )
  }
  if (isId(value)) return <code dir="ltr">{value}</code>
  if (field === 'country') return <>{words.region(value)}</>
  if (field === 'languages') return <>{words.language(value)}</>
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return <time datetime={value}>{words.date(new Date(value))}</time>
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return <time datetime={value}>{words.dateTime(new Date(value))}</time>
  const key = `record.value.${value}`
  return isMessageKey(key) ? <>{words.t(key)}</> : <bdi dir="auto">{value}</bdi>
}
