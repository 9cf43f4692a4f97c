import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'

test.each([
  ['Publish the budget', 'Publish the budget', []],
  ['  Publish   the budget \t', 'Publish the budget', ['spaces']],
  ['first\r\nsecond\rthird', 'first\nsecond\nthird', []],
  ['a\n\n\n\nb', 'a\n\nb', ['spaces']],
  ['l&eacute;gislation &amp; acc&egrave;s', 'législation & accès', ['html']],
  ['&amp;amp;eacute;&#233;&#xE9;&Eacute;', 'éééÉ', ['html']],
  ['<p>One</p><p>Two<br/>three <b>bold</b></p>', 'One\n\nTwo\nthree bold', ['html', 'spaces']],
  ['AT&T and R&D stay, x < y too', 'AT&T and R&D stay, x < y too', []],
  ['transparÃªncia', 'transparência', ['encoding']],
  ['â€œquotedâ€\u009d', '“quoted”', ['encoding']],
  ['Ärger, Überblick, ÇÉ', 'Ärger, Überblick, ÇÉ', []],
  ["'=SUM(A1)", '=SUM(A1)', ['text-mark']],
  ['zero\u200bwidth\u00ad', 'zerowidth', ['spaces']],
  ['الشفافية', 'الشفافية', []],
  ['\ud800 alone', '\ufffd alone', ['spaces']],
])('%j becomes %j', (written, text, repairs) => {
  expect(cleanText(written)).toEqual({ text, repairs })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    '&amp;',
    '&#38;',
    'eacute;',
    '&lt;',
    'br>',
    '<',
    '>',
    'Ã',
    '©',
    'â',
    '€',
    '™',
    "'",
    '=',
    ' ',
    '\u00a0',
    '\n',
    '\r',
    'x',
    'é',
    '\u200b',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  )
  test('is clean after it was cleaned', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const { text } = cleanText(written)
        expect(cleanText(text)).toEqual({ text, repairs: [] })
      }),
      { numRuns: 2000 },
    )
  })
})
