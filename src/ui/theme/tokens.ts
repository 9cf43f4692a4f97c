import { type Colour, oklch, solve } from './colour.ts'

/** Hue in degrees, and chroma: all an instance may choose of a colour. Lightness is solved. */
export type Tint = readonly [hue: number, chroma: number]

export const themeNames = ['integrity', 'climate', 'digital', 'participation', 'fiscal', 'services'] as const
/** Says which collective action a page belongs to, by colour and nothing else. */
export type ThemeName = (typeof themeNames)[number]

export const statusNames = ['ok', 'warn', 'bad', 'info'] as const
export const voiceNames = ['gov', 'ind', 'cit'] as const

/** The colours of an instance. It may change `brand` and re-hue its themes; it can never make them unreadable. */
export interface Palette {
  readonly neutral: Tint
  readonly brand: Tint
  readonly status: Readonly<Record<(typeof statusNames)[number], Tint>>
  readonly voice: Readonly<Record<(typeof voiceNames)[number], Tint>>
  readonly theme: Readonly<Record<ThemeName, Tint>>
}

/** The palette of Parvis. */
export const palette: Palette = {
  neutral: [255, 0.012],
  brand: [256, 0.115],
  status: { ok: [155, 0.11], warn: [70, 0.12], bad: [27, 0.16], info: [245, 0.1] },
  voice: { gov: [256, 0.115], ind: [318, 0.11], cit: [62, 0.11] },
  theme: {
    integrity: [345, 0.115],
    climate: [158, 0.085],
    digital: [278, 0.13],
    participation: [40, 0.12],
    fiscal: [205, 0.075],
    services: [85, 0.09],
  },
}

export type Mode = 'light' | 'dark'
/** Colours by the name of their custom property, without dashes: `ink-2`, `brand-fill`. */
export type Tokens = Readonly<Record<string, Colour>>

const WHITE = '#ffffff'

/** Every colour of a palette in light or dark, each solved for its contrast. */
export function tokens(mode: Mode, of: Palette = palette): Tokens {
  const ground = neutrals(mode, of.neutral)
  const roles: Record<string, Colour> = {}
  const paper = ground['paper'] ?? WHITE
  const named: readonly (readonly [string, Tint])[] = [['brand', of.brand], ...Object.entries(of.status), ...Object.entries(of.voice)]
  for (const [name, tint] of named) Object.assign(roles, role(mode, name, tint, paper, of.neutral))
  for (const [name, tint] of Object.entries(of.theme)) {
    Object.assign(roles, role(mode, `t-${name}`, tint, paper, of.neutral), hero(mode, `t-${name}`, tint))
  }
  return { ...ground, ...roles }
}

function neutrals(mode: Mode, [hue, chroma]: Tint): Tokens {
  const dark = mode === 'dark'
  const paper = dark ? oklch(0.2, 0.016, hue) : WHITE
  const on = (inLight: number, inDark: number, share = 1.6) =>
    solve({ ground: paper, ratio: dark ? inDark : inLight, side: dark ? 'lighter' : 'darker' }, chroma * share, hue)
  return {
    paper,
    sunken: dark ? oklch(0.235, 0.018, hue) : oklch(0.975, 0.005, hue),
    raised: dark ? oklch(0.26, 0.02, hue) : WHITE,
    ink: dark ? oklch(0.95, 0.006, hue) : oklch(0.21, 0.022, hue),
    'ink-2': on(8.2, 9),
    'ink-3': on(5.6, 6.2),
    line: on(1.32, 1.55, 1),
    'line-strong': on(3.4, 4.1),
  }
}

function role(mode: Mode, name: string, [hue, chroma]: Tint, paper: Colour, [neutralHue]: Tint): Tokens {
  const dark = mode === 'dark'
  const side = dark ? 'lighter' : 'darker'
  const on = (inLight: number, inDark: number, lightShare: number, darkShare: number) =>
    solve({ ground: dark ? paper : WHITE, ratio: dark ? inDark : inLight, side }, chroma * (dark ? darkShare : lightShare), hue)
  return {
    [`${name}-fill`]: on(7.6, 9, 1, 0.8),
    [`${name}-on`]: dark ? oklch(0.185, 0.02, neutralHue) : WHITE,
    [`${name}-ink`]: on(7.2, 9, 1, 0.8),
    [`${name}-mark`]: on(4.6, 5.2, 1.1, 1),
    [`${name}-line`]: on(1.75, 2.2, 0.55, 0.6),
    [`${name}-tint`]: dark ? oklch(0.285, chroma * 0.36, hue) : oklch(0.968, chroma * 0.13, hue),
  }
}

function hero(mode: Mode, name: string, [hue, chroma]: Tint): Tokens {
  const dark = mode === 'dark'
  const ground = dark ? oklch(0.26, chroma * 0.62, hue) : solve({ ground: WHITE, ratio: 11, side: 'darker' }, chroma, hue)
  const above = (ratio: number, share: number) => solve({ ground, ratio, side: 'lighter' }, chroma * share, hue)
  return {
    [`${name}-hero`]: ground,
    [`${name}-hero-2`]: above(7.4, 0.35),
    [`${name}-hero-land`]: above(dark ? 1.42 : 1.5, 0.8),
    [`${name}-hero-line`]: above(2.6, 0.7),
  }
}
