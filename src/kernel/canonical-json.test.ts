import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, isWellFormed, NotCanonical } from './canonical-json.ts'

describe('canonical JSON (RFC 8785)', () => {
  test.each([
    ['keys by UTF-16 code unit', { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, ö: 7 }, '{"\\r":2,"1":4,"ö":7,"€":1,"😀":5,"\ufb33":3}'],
    ['nested', { b: [{ z: null, a: true }], a: {} }, '{"a":{},"b":[{"a":true,"z":null}]}'],
    ['escapes', '\u000f\n"\\/é', '"\\u000f\\n\\"\\\\/é"'],
    ['minus zero', -0, '0'],
    ['largest integer', Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  const circular: unknown[] = []
  circular.push(circular)
  test.each([
    ['undefined', undefined],
    ['an undefined member', { a: { b: undefined } }],
    ['a hole', new Array(2)],
    ['a fraction', 1.5],
    ['an unsafe integer', 2 ** 53],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a big integer', 1n],
    ['a map', new Map([['a', 1]])],
    ['a set', { a: new Set() }],
    ['a date', new Date(0)],
    ['bytes', Buffer.from('a')],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a symbol as key', { [Symbol('a')]: 1 }],
    ['half a surrogate pair', 'a\ud83d'],
    ['half a surrogate pair in a key', { '\ude00': 1 }],
    ['a circle', circular],
    ['an object of a class', new (class Point {})()],
    ['a toJSON of its own', { toJSON: () => 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical)
  })

  test('says where the value is wrong', () => {
    expect(() => canonicalJson({ a: [1, { b: 0.5 }] })).toThrow('a[1].b is 0.5: only safe integers are allowed')
  })

  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value

  test('one value has one text, which reads back as the value whatever the order of its keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        const read: unknown = JSON.parse(text)
        expect(canonicalJson(read)).toBe(text)
        expect(canonicalJson(reversed(read))).toBe(text)
      }),
    )
  })

  test('a string is well formed exactly when UTF-8 keeps it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0xd700, max: 0xe0ff }), { maxLength: 5 }), (units) => {
        const text = String.fromCharCode(...units)
        expect(isWellFormed(text)).toBe(Buffer.from(text, 'utf8').toString('utf8') === text)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, held]) => [key, reversed(held)]),
  )
}
