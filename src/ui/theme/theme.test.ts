import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failures, pairs } from './check.ts'
import { contrast, oklch, solve } from './colour.ts'
import { themeCss } from './css.ts'
import { palette, type Tint, tokens } from './tokens.ts'

const tint: fc.Arbitrary<Tint> = fc.tuple(fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 0.02, max: 0.16, noNaN: true }))

describe('the palette', () => {
  test('leaves no pair of colours unreadable', () => {
    expect(pairs().length).toBeGreaterThan(272)
    expect(failures()).toEqual([])
  })

  test('stays readable whatever brand and themes an instance chooses', () => {
    fc.assert(
      fc.property(tint, tint, tint, (brand, one, other) => {
        const chosen = { ...palette, brand, theme: { ...palette.theme, integrity: one, climate: other } }
        expect(failures(chosen).map(({ mode, front, back, ratio }) => `${mode} ${front} on ${back} ${ratio.toFixed(2)}`)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

test('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test('solves a lightness just beyond its target', () => {
  fc.assert(
    fc.property(tint, fc.double({ min: 2, max: 12, noNaN: true }), ([hue, chroma], ratio) => {
      const reached = contrast(solve({ ground: '#ffffff', ratio, side: 'darker' }, chroma, hue), '#ffffff')
      expect(reached).toBeGreaterThanOrEqual(ratio)
      expect(reached).toBeLessThan(ratio * 1.06)
    }),
  )
})

test('gives way on chroma when a screen cannot show it', () => {
  expect(oklch(0.5, 0.6, 150)).toMatch(/^#[0-9a-f]{6}$/)
})

test('writes every token once for light, twice for dark, once for paper', () => {
  const css = themeCss()
  for (const name of Object.keys(tokens('light'))) expect(css.split(`--${name}:#`).length - 1).toBe(4)
})
