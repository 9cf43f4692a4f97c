import pino from 'pino'

/** What can be logged beside a sentence. Personal data is taken out whatever is passed. */
export type LogFields = Readonly<Record<string, unknown>>

/** Writes JSON lines: time, level, sentence, fields. */
export interface Log {
  debug(fields: LogFields, sentence: string): void
  info(fields: LogFields, sentence: string): void
  warn(fields: LogFields, sentence: string): void
  error(fields: LogFields, sentence: string): void
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const secretField = /pass|secret|token|cookie|authorization|session|e-?mail|credential|^(to|from|link|body|text|html|form|name|ip|key)$/i
const hidden = '[hidden]'
const deepest = 6

const looksLikeToken = (word: string) => /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word)

/** A text without e-mail addresses, query strings, passwords in addresses, and long random words such as tokens. */
export function withoutPersonalData(text: string): string {
  return text
    .replace(/[^\s@<>"'(),;:/]+@[^\s@<>"'(),;]+\.[^\s@<>"'(),;]+/g, '[e-mail]')
    .replace(/(\w+:\/\/)[^\s/@]+@/g, `$1${hidden}@`)
    .replace(/(https?:\/\/[^\s?#]+|\/[^\s?#]*)\?[^\s"')]+/g, '$1?[query]')
    .replace(/[A-Za-z0-9_-]{22,}/g, (word) => (looksLikeToken(word) ? '[token]' : word))
}

/** An error as it may be logged: kind, sentence, code and stack; never the row values PostgreSQL puts in its details. */
function errorFields(error: Error): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause instanceof Error ? { cause: errorFields(error.cause) } : {}
  return { kind: error.name, message: withoutPersonalData(error.message), ...code, stack: withoutPersonalData(error.stack ?? ''), ...cause }
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutPersonalData(value)
  if (value instanceof Error) return errorFields(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return '[deep]'
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, secretField.test(key) ? hidden : cleaned(item, depth + 1)]))
}

/** Makes a log. It writes to standard error unless told otherwise: standard output belongs to results. */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const target = write ? { write } : pino.destination({ dest: 2, sync: true })
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    target,
  )
  const clean = (fields: LogFields) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, secretField.test(key) ? hidden : cleaned(value, 1)]))
  return {
    debug: (fields, sentence) => logger.debug(clean(fields), withoutPersonalData(sentence)),
    info: (fields, sentence) => logger.info(clean(fields), withoutPersonalData(sentence)),
    warn: (fields, sentence) => logger.warn(clean(fields), withoutPersonalData(sentence)),
    error: (fields, sentence) => logger.error(clean(fields), withoutPersonalData(sentence)),
  }
}
