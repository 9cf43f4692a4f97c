import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactContacts } from './redact-contacts.ts'

describe('what is taken out', () => {
  test.each([
    ['Contact: jane.doe@justice.gov.xx, tel. 555-1234', null, 'Contact: [e-mail removed], tel. [telephone removed]'],
    ['mailto:o’neil_2+x@sub.dept.gouv.example', null, '[e-mail removed]'],
    ['Write to jane (at) min.gob.example or +51 1 311 9000', 'PE', 'Write to [e-mail removed] or [telephone removed]'],
    ['jane [at] ministry [dot] example', null, '[e-mail removed]'],
    ['ÉLISE.ÑANDÚ@educación.example', null, '[e-mail removed]'],
    ['+33 1 42 75 80 00 and 0033142758000', null, '[telephone removed] and [telephone removed]'],
    ['Téléphone : 01 42 75 80 00 / 01 42 75 80 01', null, 'Téléphone : [telephone removed] / [telephone removed]'],
    ['Fax (506) 2207-9100 ext. 12', null, 'Fax [telephone removed]'],
    ['Teléfono: 2207-9100', null, 'Teléfono: [telephone removed]'],
    ['tel: (+216) 71 565 440', null, 'tel: [telephone removed]'],
    ['هاتف: ٠١٢٣٤٥٦٧٨٩', null, 'هاتف: [telephone removed]'],
    ['x@y.example, 02 2345 6789', 'IT', '[e-mail removed], [telephone removed]'],
    ['mobile 0712-345-678', null, 'mobile [telephone removed]'],
    ['.ana@min.example1, #b@xn--p1ai.example', null, '[e-mail removed], [e-mail removed]'],
    ['ana\u200b＠\u200bmin.example', null, '[e-mail removed]'],
    ['x+33 1 42 75 80 00 2016', null, 'x[telephone removed] 2016'],
    ['No. +33142758000', null, 'No. [telephone removed]'],
  ])('%s', (written, country, text) => {
    expect(redactContacts(written, country).text).toBe(text)
  })
})

test.each([
  'Law No. 27806 of 2002 and Decree 1353-2017',
  'Ley N° 20.285 y Decreto 13-2009; Loi n° 2016-1321 du 7 octobre 2016',
  '2016-2018, 01/03/2024 – 31/12/2025, 2024-03-01 and 3.11.2019',
  '1 234 567,00 euros, USD 12 000 000, $ 1,500,000 and 250 000 000 beneficiaries',
  'SDG targets 16.6, 16.7 and 16.10; 10.5 million people; 3,000 officials in 24 municipalities',
  'ISBN 978-3-16-148410-0 and GPS -12.046374, -77.042793',
  'https://example.org/20161207123456789?call=+33142758000',
  'call for proposals 2016 2017 2018',
  'follow @parvis; meet at the ministry at 10.30',
  '5 @ 3.50 each, 3@2.10',
  'article 12 345 678 of the code, budget 2019 1234567',
  'from 01.03.2024 until 31.12.2025',
  'AR0093, AR0094 and AR0095',
])('%s: nothing is taken out', (written) => {
  expect(redactContacts(written, 'FR')).toEqual({ text: written, emails: 0, telephones: 0 })
})

test('counts what it takes out', () => {
  expect(redactContacts('a@b.example, c@d.example; tel. 555-1234', null)).toMatchObject({ emails: 2, telephones: 1 })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    'tel. ',
    'fax: ',
    '+33 ',
    '1 42 75 80 00',
    '555-1234',
    '(',
    ')',
    ' / ',
    ', ',
    'a@b.example',
    ' at ',
    '2016',
    '-',
    '.',
    '00',
    ' law ',
    'x',
    '١٢٣٤٥٦',
    '[at]',
    '@',
  )
  const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))
  test('taken out twice is taken out once', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(null, 'FR', 'US', 'PE'), (written, country) => {
        const { text } = redactContacts(written, country)
        expect(redactContacts(text, country)).toEqual({ text, emails: 0, telephones: 0 })
      }),
      { numRuns: 2000 },
    )
  })
  const anything = fc.string({ unit: 'binary', maxLength: 30 })
  const noDigits = anything.filter((text) => !/[\p{N}+]/u.test(text))
  test('no address is left, whatever stands beside it', () => {
    const user = fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,20}$/)
    fc.assert(
      fc.property(anything, user, anything, (before, name, after) => {
        expect(redactContacts(`${before}${name}@ministry.example${after}`, null).text).not.toContain('@ministry.example')
      }),
      { numRuns: 2000 },
    )
  })
  test('no international number is left, whatever stands beside it but other digits and addresses of the web', () => {
    const numbers = fc.constantFrom('+33 1 42 75 80 00', '+33142758000', '+1 202-456-1111', '+51 1 311 9000', '+216 71 565 440')
    const before = noDigits.filter((text) => !/https?:|www\./i.test(text))
    fc.assert(
      fc.property(before, numbers, noDigits, (left, number, right) => {
        expect(redactContacts(`${left}${number}${right}`, null).text).not.toContain(number.slice(-4))
      }),
      { numRuns: 2000 },
    )
  })
  test('years, amounts, references and numbers of laws stay, whatever signs stand beside them', () => {
    const kept = ['2016', '2016-2018', 'Law No. 27806', '1,500,000', 'AR0093', '16.6', '01/03/2024', 'article 12 345 678', 'USD 12 000 000']
    const signs = noDigits.filter((text) => !/[\p{L}@\uff20\ufe6b]/u.test(text))
    fc.assert(
      fc.property(signs, fc.constantFrom(...kept), signs, (left, text, right) => {
        const written = `${left} ${text} ${right}`
        expect(redactContacts(written, 'FR')).toEqual({ text: written, emails: 0, telephones: 0 })
      }),
      { numRuns: 2000 },
    )
  })
  test('a day or a period is never a telephone', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    const forms = [
      (date: Date) => date.toISOString().slice(0, 10),
      (date: Date) => `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`,
      (date: Date) => `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`,
    ]
    fc.assert(
      fc.property(day, day, fc.constantFrom(...forms), fc.constantFrom(' - ', '–', ' to ', ', '), (from, to, form, between) => {
        const written = `From ${form(from)}${between}${form(to)}`
        expect(redactContacts(written, 'FR').text).toBe(written)
      }),
    )
  })
  test('a long text is read at once', () => {
    const began = performance.now()
    for (const text of [
      'a'.repeat(100_000),
      '1 '.repeat(50_000),
      'a.'.repeat(50_000),
      'a@'.repeat(50_000),
      '(at) '.repeat(20_000),
      '+'.repeat(100_000),
      'tel '.repeat(25_000),
      'a@b.'.repeat(25_000),
      `a@${'b.'.repeat(50_000)}`,
      '( '.repeat(50_000),
    ])
      redactContacts(text, null)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
