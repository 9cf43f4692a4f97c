import { type Colour, contrast } from './colour.ts'
import { type Mode, type Palette, palette, statusNames, themeNames, tokens, voiceNames } from './tokens.ts'

/** Two colours that must be told apart, how much they differ, and how much they must. */
export interface Pair {
  readonly mode: Mode
  readonly front: string
  readonly back: string
  readonly ratio: number
  readonly least: number
}

const roleNames = ['brand', ...statusNames, ...voiceNames, ...themeNames.map((name) => `t-${name}`)]

// Text 4.5 or 7, edges of controls and marks 3 (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11).
const required: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['paper', 'sunken', 'raised'].flatMap((back) => [
    ['ink', back, 7] as const,
    ['ink-2', back, 7] as const,
    ['ink-3', back, 4.5] as const,
    ['line-strong', back, 3] as const,
  ]),
  ...roleNames.flatMap((name) => [
    [`${name}-ink`, 'paper', 4.5] as const,
    [`${name}-ink`, 'sunken', 4.5] as const,
    [`${name}-ink`, `${name}-tint`, 4.5] as const,
    ['ink', `${name}-tint`, 7] as const,
    ['ink-2', `${name}-tint`, 4.5] as const,
    [`${name}-on`, `${name}-fill`, 4.5] as const,
    [`${name}-mark`, 'paper', 3] as const,
    [`${name}-mark`, 'sunken', 3] as const,
    [`${name}-fill`, 'paper', 3] as const,
  ]),
  ...themeNames.flatMap((name) => [
    ['white', `t-${name}-hero`, 7] as const,
    [`t-${name}-hero-2`, `t-${name}-hero`, 4.5] as const,
    ['white', `t-${name}-hero-land`, 4.5] as const,
  ]),
]

/** Every pair of colours the design relies on, measured in light and in dark. */
export function pairs(of: Palette = palette): readonly Pair[] {
  return (['light', 'dark'] as const).flatMap((mode) => {
    const colours: Readonly<Record<string, Colour>> = { ...tokens(mode, of), white: '#ffffff' }
    return required.map(([front, back, least]) => {
      const ratio = contrast(colours[front] ?? '#808080', colours[back] ?? '#808080')
      return { mode, front, back, ratio, least }
    })
  })
}

/** The pairs a palette would leave unreadable. An instance whose list is not empty must not start. */
export const failures = (of: Palette = palette): readonly Pair[] => pairs(of).filter(({ ratio, least }) => ratio < least)
