import type { Context as HonoContext } from 'hono'
import type { z } from 'zod'
import { catalogues, type MessageKey } from '../catalogues.ts'
import type { PlainValue } from '../i18n.ts'
import type { FormValues, HttpEnv } from './variables.ts'

/** One thing to mend in a form, said beside its field and in the summary. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** What a form answered: its data, or what was typed with what is to be mended. */
export type FormResult<Data> =
  | { readonly ok: true; readonly data: Data; readonly values: FormValues }
  | { readonly ok: false; readonly values: FormValues; readonly errors: readonly FieldError[] }

/**
 * Reads the request's form through a schema. A zod message that is a key of the catalogue is told in the reader's
 * language; its placeholders are filled from the issue (`minimum`, `maximum`) and from `params` of a custom issue.
 * Any other message becomes the general “Check this field”.
 */
export function readForm<Data>(c: HonoContext<HttpEnv, string>, schema: z.ZodType<Data>): FormResult<Data> {
  const values = c.var.form
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, data: parsed.data, values }
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    if (seen.has(field)) continue
    seen.add(field)
    const key = isMessageKey(issue.message) ? issue.message : 'errors.form.check'
    errors.push({ field, message: c.var.words.t(key, placeholders(issue)) })
  }
  return { ok: false, values, errors }
}

/** Tells whether a text is a key of the catalogue. */
export const isMessageKey = (text: string): text is MessageKey => text in catalogues.en

function placeholders(issue: z.core.$ZodIssue): Record<string, PlainValue> {
  const found: Record<string, PlainValue> = {}
  if ('minimum' in issue) found['minimum'] = Number(issue.minimum)
  if ('maximum' in issue) found['maximum'] = Number(issue.maximum)
  if (issue.code !== 'custom') return found
  for (const [name, value] of Object.entries(issue.params ?? {}))
    if (typeof value === 'string' || typeof value === 'number') found[name] = value
  return found
}

/** The single value typed in a field, or an empty string. */
export function typed(values: FormValues, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Every value chosen in a field (checkboxes). */
export function chosen(values: FormValues, field: string): readonly string[] {
  const value = values[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
