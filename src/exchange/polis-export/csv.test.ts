import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvReader, InvalidCsv } from './csv.ts'

function read(...pieces: readonly string[]): string[][] {
  const records: string[][] = []
  const reader = csvReader((fields) => records.push([...fields]))
  for (const piece of pieces) reader.push(piece)
  reader.end()
  return records
}

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`

test('any fields, cut into any pieces, come back as they were', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '\uFEFF') })
  const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 })
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 7 }), fc.constantFrom('\n', '\r\n'), (written, length, lineEnd) => {
      const text = written.map((fields) => fields.map(quoted).join(',') + lineEnd).join('')
      const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, i) => text.slice(i * length, (i + 1) * length))
      expect(read(...pieces)).toEqual(written)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [
    'plain lines',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'no line end at the end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a byte order mark and Windows line ends',
    '\uFEFFa,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'empty lines and empty fields',
    'a,b\n\n,\n',
    [
      ['a', 'b'],
      ['', ''],
    ],
  ],
  ['a quote inside a plain field', 'a,b"c\n', [['a', 'b"c']]],
  ['quotes, commas and lines in quotes', '"a,""b""\nc",d\n', [['a,"b"\nc', 'd']]],
])('%s', (_, text, records) => {
  expect(read(text)).toEqual(records)
  expect(read(...text)).toEqual(records)
})

test('lines are counted through quoted line ends', () => {
  const lines: number[] = []
  const reader = csvReader((_, line) => lines.push(line))
  reader.push('a,"b\nc"\nd,e\n')
  reader.end()
  expect(lines).toEqual([1, 3])
})

test.each(['a,"b\n', 'a,"b"c\n'])('%j is refused', (text) => {
  expect(() => read(text)).toThrow(InvalidCsv)
})
