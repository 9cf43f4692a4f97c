/** An sRGB colour as `#rrggbb`. */
export type Colour = string

type Triple = readonly [number, number, number]

const decode = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const encode = (light: number) => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)

/** OKLCH to linear sRGB, perhaps outside the gamut (Ottosson's matrices). */
function linear(lightness: number, chroma: number, hue: number): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const CHROMA_STEP = 0.004
const inGamut = (colour: Triple) => colour.every((channel) => channel > -0.001 && channel < 1.001)

/** The colour of a lightness (0–1), chroma and hue (degrees). Chroma gives way until a screen can show it. */
export function oklch(lightness: number, chroma: number, hue: number): Colour {
  let shown = chroma
  while (shown > 0 && !inGamut(linear(lightness, shown, hue))) shown -= CHROMA_STEP
  const channels = linear(lightness, Math.max(shown, 0), hue)
  const hex = channels.map((channel) => Math.round(255 * encode(Math.min(1, Math.max(0, channel)))))
  return `#${hex.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance (WCAG 2.2). */
export function luminance(colour: Colour): number {
  const channel = (from: number) => decode(Number.parseInt(colour.slice(from, from + 2), 16) / 255)
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** What to look for: at least `ratio` against `ground`, on its dark or its light side. */
export interface Target {
  readonly ground: Colour
  readonly ratio: number
  readonly side: 'darker' | 'lighter'
}

const HALVINGS = 24

/** The colour of a hue and chroma that just reaches a contrast. Black or white when none does. */
export function solve(target: Target, chroma: number, hue: number): Colour {
  const darker = target.side === 'darker'
  const ground = luminance(target.ground)
  let [low, high] = [0, 1]
  let best: Colour = darker ? '#000000' : '#ffffff'
  for (let step = 0; step < HALVINGS; step += 1) {
    const lightness = (low + high) / 2
    const colour = oklch(lightness, chroma, hue)
    const reached = contrast(colour, target.ground) >= target.ratio && darker === luminance(colour) <= ground
    if (reached) best = colour
    if (reached === darker) low = lightness
    else high = lightness
  }
  return best
}
