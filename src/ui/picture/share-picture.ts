import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Language } from '#kernel/languages.ts'
import { direction } from '#kernel/languages.ts'
import { projectPath } from '#kernel/paths.ts'
import { type ThemeName, tokens } from '../theme/tokens.ts'
import { scriptRuns } from './script-runs.ts'
import { unpackWoff } from './woff.ts'
import { layOut } from './wrap.ts'

/** What a picture for those who share a page says. */
export interface SharePicture {
  readonly title: string
  readonly subtitle?: string | undefined
  /** A collective action's; without it, the picture stands on paper. */
  readonly theme?: ThemeName | undefined
  readonly lang: Language
  readonly instanceName: string
}

const width = 1200
const height = 630
const margin = 72
const textWidth = 880
const titleSizes = [84, 72, 62, 54, 46]

const fontFiles = [
  '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-ext-400-normal.woff',
  '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff',
  '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff',
]

/** Draws the PNG, 1200 × 630. Takes a tenth of a second of CPU: callers draw one at a time and keep the result. */
export async function sharePicture(picture: SharePicture): Promise<Uint8Array> {
  // Loaded on first use: most processes never draw.
  const { Resvg } = await import('@resvg/resvg-js')
  const font = { loadSystemFonts: false, fontFiles: unpackedFonts(), defaultFontFamily: 'Source Serif 4' }
  const measure: Measure = (text, family, size) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="200"><text y="99" font-family="${family}" font-size="${size}">${escaped(text)}</text></svg>`
    return new Resvg(svg, { font }).getBBox()?.width ?? 0
  }
  return new Resvg(sharePictureSvg(picture, measure), { font }).render().asPng()
}

let unpacked: string[] | undefined

/** The renderer reads fonts from files, and not packed ones: they are unpacked once, for the life of the process. */
function unpackedFonts(): string[] {
  if (unpacked !== undefined) return unpacked
  const folder = mkdtempSync(path.join(tmpdir(), 'parvis-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  unpacked = fontFiles.map((file, at) => {
    const target = path.join(folder, `${at}.ttf`)
    writeFileSync(target, unpackWoff(readFileSync(projectPath('node_modules', file))))
    return target
  })
  return unpacked
}

/** The colours of a picture: a theme's hero, or paper. */
function coloursOf(theme: ThemeName | undefined) {
  const light = tokens('light')
  const of = (name: string) => light[name] ?? '#000000'
  return theme === undefined
    ? { ground: of('paper'), title: of('ink'), text: of('ink-2'), drawing: of('brand-line'), mark: of('brand-fill'), bar: of('brand-fill') }
    : {
        ground: of(`t-${theme}-hero`),
        title: '#ffffff',
        text: of(`t-${theme}-hero-2`),
        drawing: of(`t-${theme}-hero-land`),
        mark: '#ffffff',
        bar: of(`t-${theme}-hero-line`),
      }
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

// Each weight is a family of its own in these files.
const families = {
  600: { latin: 'Source Serif 4 SemiBold', arabic: 'IBM Plex Sans Arabic SemiBold' },
  400: { latin: 'Source Serif 4', arabic: 'IBM Plex Sans Arabic' },
} as const

interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: 400 | 600
  readonly fill: string
}

/** Tells the width in pixels of a text in one family. */
export type Measure = (text: string, family: string, size: number) => number

// Of both fonts, near enough between two runs.
const spaceWidth = 0.3

/** One line of text, its runs of each script placed one after the other from where the line starts: the renderer draws one font per text. An isolate keeps a final comma on the left of Arabic. */
function lineOf(line: Line, rtl: boolean, measure: Measure): string {
  const family = (arabic: boolean) => families[line.weight][arabic ? 'arabic' : 'latin']
  let x = line.x
  const drawn = scriptRuns(line.text, rtl).map((run, _, runs) => {
    const shown = run.text.trim()
    const place = `x="${Math.round(x)}" y="${line.y}" text-anchor="${rtl ? 'end' : 'start'}"`
    if (runs.length > 1) {
      const advance = measure(shown, family(run.arabic), line.size) + (run.text.length - shown.length) * spaceWidth * line.size
      x += rtl ? -advance : advance
    }
    return `<text ${place} font-family="${family(run.arabic)}" font-size="${line.size}" font-weight="${line.weight}" fill="${line.fill}">${run.arabic ? `\u2067${escaped(shown)}\u2069` : escaped(shown)}</text>`
  })
  return drawn.join('')
}

const titleRoom = 330
const subtitleSize = 32
const subtitleStep = 44

/** The drawing before it becomes pixels. */
export function sharePictureSvg({ title, subtitle = '', theme, lang, instanceName }: SharePicture, measure: Measure): string {
  const colours = coloursOf(theme)
  const rtl = direction(lang) === 'rtl'
  const x = rtl ? width - margin : margin
  const leading = rtl ? 1.3 : 1.12
  const laid = layOut(title, titleSizes, textWidth, (size) => Math.min(4, Math.floor(titleRoom / (size * leading))))
  const step = Math.round(laid.size * leading)
  const below = subtitle === '' ? [] : layOut(subtitle, [subtitleSize], textWidth, () => 2).lines
  const top = Math.round(340 - ((laid.lines.length - 1) * step + below.length * subtitleStep) / 2 + laid.size * 0.2)
  const under = top + (laid.lines.length - 1) * step + Math.round(laid.size * (rtl ? 0.42 : 0.3)) + 46
  const lines: readonly Line[] = [
    { text: instanceName, x: rtl ? x - 78 : x + 78, y: 108, size: 38, weight: 600, fill: colours.title },
    ...laid.lines.map((text, at) => ({ text, x, y: top + at * step, size: laid.size, weight: 600, fill: colours.title }) as const),
    ...below.map((text, at) => ({ text, x, y: under + at * subtitleStep, size: subtitleSize, weight: 400, fill: colours.text }) as const),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${colours.ground}"/><rect width="${width}" height="14" fill="${colours.bar}"/>
<g transform="translate(${rtl ? 60 : width - 60} 360)" fill="none" stroke="${colours.drawing}" stroke-width="2">${rosette(title)}</g>
<g transform="translate(${rtl ? x - 60 : x} 66) scale(1.67)" fill="none" stroke="${colours.mark}" stroke-width="3" stroke-linecap="round"><path d="M5 6.5h26M18 14v16.5M12 14L6 30.5M24 14l6 16.5"/></g>
${lines.map((line) => lineOf(line, rtl, measure)).join('\n')}
<rect y="${height - 26}" width="${width}" height="26" fill="${colours.ground}"/>
<path d="M0 ${height - 26}H${width}" stroke="${colours.mark}" stroke-width="2"/><path d="${ticks()}" stroke="${colours.bar}" stroke-width="1.5"/>
</svg>`
}

/** The tape of the record. */
const ticks = () => Array.from({ length: Math.floor(width / 12) }, (_, at) => `M${6 + at * 12} ${height - 25}v13`).join('')

/** A rosette from the title: pictures of different pages differ. */
function rosette(title: string): string {
  const [first = 0, second = 0] = createHash('sha256').update(title).digest()
  const petals = 11 + (first % 8)
  const ellipse = (at: number) => `<ellipse rx="250" ry="${130 + (second % 40)}" transform="rotate(${((180 / petals) * at).toFixed(1)})"/>`
  return `<circle r="258"/>${Array.from({ length: petals }, (_, at) => ellipse(at)).join('')}`
}
