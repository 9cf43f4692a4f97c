import canonicalize from 'canonicalize'

/** A JSON value that has one canonical form here: numbers are safe integers, strings are well-formed Unicode. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Nesting beyond this is refused: it also ends the walk of a circular value. */
const deepest = 64

/** The value has no canonical form: `path` says where, so that the author of the value can find it. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
  readonly path: string

  constructor(path: string, obstacle: string) {
    super(`${path || 'the value'} ${obstacle}`)
    this.path = path
  }
}

/**
 * The canonical text of a value (RFC 8785). Throws `NotCanonical` for anything outside `Json`: the library alone would
 * turn a `Map` into `{}` and drop `undefined`, so that two different values would share one text.
 */
export function canonicalJson(value: unknown): string {
  refuseUnlessJson(value, '', 0)
  const text = canonicalize(value)
  if (text === undefined) throw new NotCanonical('', 'has no JSON form')
  return text
}

/** The canonical text of a value in UTF-8: the bytes that are hashed. */
export const canonicalBytes = (value: unknown): Buffer => Buffer.from(canonicalJson(value), 'utf8')

/** Says whether every surrogate of a string has its pair, as UTF-8 needs. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

function refuseUnlessJson(value: unknown, path: string, depth: number): void {
  if (depth > deepest) throw new NotCanonical(path, `is nested deeper than ${deepest} levels`)
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') refuseUnlessWellFormed(value, path)
  else if (typeof value === 'number') refuseUnlessSafeInteger(value, path)
  // By index, not `forEach`: the hole of a sparse array is undefined and refused.
  else if (Array.isArray(value)) for (let i = 0; i < value.length; i += 1) refuseUnlessJson(value[i], `${path}[${i}]`, depth + 1)
  else if (typeof value === 'object') refuseUnlessPlainObject(value, path, depth)
  else throw new NotCanonical(path, `is ${typeof value}, which JSON does not have`)
}

function refuseUnlessSafeInteger(value: number, path: string): void {
  if (!Number.isSafeInteger(value)) throw new NotCanonical(path, `is ${value}: only safe integers are allowed`)
}

function refuseUnlessWellFormed(text: string, path: string): void {
  if (!isWellFormed(text)) throw new NotCanonical(path, 'holds half of a surrogate pair')
}

function refuseUnlessPlainObject(value: object, path: string, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonical(path, `is a ${value.constructor?.name ?? 'special object'}, not a plain object`)
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw new NotCanonical(path, 'has a symbol as key')
  for (const [key, held] of Object.entries(value)) {
    const place = path ? `${path}.${key}` : key
    refuseUnlessWellFormed(key, place)
    refuseUnlessJson(held, place, depth + 1)
  }
}
