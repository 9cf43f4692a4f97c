import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scriptRuns } from './script-runs.ts'
import { sharePicture, sharePictureSvg } from './share-picture.ts'
import { unpackWoff } from './woff.ts'
import { layOut, wrap } from './wrap.ts'

const words = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 60 }).map((parts) => parts.join(' '))

describe('a title', () => {
  test('fits its lines, whatever it says', () => {
    fc.assert(
      fc.property(words, (text) => {
        const { lines, size } = layOut(text, [84, 46], 880, () => 4)
        expect(lines.length).toBeLessThanOrEqual(4)
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(Math.floor(880 / (size * 0.54)) + 1)
      }),
    )
  })

  test('loses no word while it fits', () => {
    const text = 'Transparency and participation in budgets and fiscal policies'
    expect(wrap(text, 60, 880).join(' ')).toBe(text)
  })

  test('says that something is left out', () => {
    expect(layOut('word '.repeat(200), [46], 880, () => 4).lines.at(-1)).toMatch(/…$/)
  })
})

test('refuses what is not a font', () => {
  expect(() => unpackWoff(new Uint8Array(64))).toThrow('WOFF')
})

test('cuts a line by script, the final full stop at the end of a right-to-left line', () => {
  expect(scriptRuns('في (Exampleland) 2026.', true)).toEqual([
    { arabic: true, text: 'في ' },
    { arabic: false, text: '(Exampleland) 2026' },
    { arabic: false, text: '.' },
  ])
  const joined = (text: string, rtl: boolean) =>
    scriptRuns(text, rtl)
      .map((run) => run.text)
      .join('')
  fc.assert(fc.property(words, fc.boolean(), (text, rtl) => joined(text, rtl) === text))
})

describe('the picture', () => {
  test('draws Latin names inside Arabic lines', async () => {
    const size = async (subtitle: string) => (await sharePicture({ title: 'عنوان', subtitle, lang: 'ar', instanceName: 'Parvis' })).length
    expect(await size('انضمت Exampleland إلى المبادرة')).toBeGreaterThan((await size('انضمت إلى المبادرة')) + 500)
  })

  test('escapes what it is given', () => {
    expect(sharePictureSvg({ title: '<script> & "co"', lang: 'en', instanceName: 'Parvis' }, () => 100)).not.toContain('<script>')
  })

  test('is a PNG of 1200 × 630 in both directions', async () => {
    for (const lang of ['en', 'ar'] as const) {
      const png = Buffer.from(
        await sharePicture({
          title: lang === 'ar' ? 'انفتاح المشتريات العامة' : 'Open contracts',
          lang,
          theme: 'climate',
          instanceName: 'Parvis',
        }),
      )
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630])
    }
  })

  test('draws the letters of both scripts', async () => {
    const drawn = async (subtitle: string) => (await sharePicture({ title: 'عنوان', subtitle, lang: 'ar', instanceName: 'Parvis' })).length
    // More ink makes a larger file: a missing font would draw nothing, or the same box for every letter.
    expect(await drawn('المشتريات العامة المنفتحة للجميع')).toBeGreaterThan((await drawn('م')) + 1500)
    expect(await drawn('Open contracts for everybody')).toBeGreaterThan((await drawn('م')) + 1500)
  })
})
