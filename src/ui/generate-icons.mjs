// Writes icons.generated.ts from @tabler/icons (MIT): only the drawings named here are shipped.
// Usage: node src/ui/generate-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const names = `
adjustments-horizontal alert-triangle archive arrow-forward arrow-left arrow-right article ballpen bell book books building-bank building-community
building calendar calendar-due calendar-plus calendar-event certificate chart-bar chart-line check checklist chevron-right circle-check
circle-dashed circle-minus circle-x clipboard-check clock coins compass copy bulb database device-floppy door-exit download edit external-link
eye eye-off file-check file-plus file-text files filter flag flask git-compare hand-stop hash heart-handshake history home
hourglass id info-circle key language leaf link link-off list list-check list-details lock lock-open login logout mail map-2
map-pin menu-2 message message-check message-circle message-plus messages microphone minus news note notebook notes
message-reply paperclip pencil photo plus progress progress-check puzzle quote recycle refresh repeat report-analytics
rosette-discount-check route rss scale school search send server-2 share shield-check shield-lock speakerphone stack-2 tag target tool
transfer trash trophy upload user user-check user-plus users users-group users-plus versions world writing writing-sign x
`
  .trim()
  .split(/\s+/)

const drawing = (name) =>
  readFileSync(new URL(`../../node_modules/@tabler/icons/icons/outline/${name}.svg`, import.meta.url), 'utf8')
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
    .replace('</svg>', '')
    .replace(/<path stroke="none"[^>]*>/, '')
    .replace(/\s+/g, ' ')
    .replaceAll(' />', '/>')
    .replaceAll('> <', '><')
    .trim()

const lines = [...new Set(names)].sort().map((name) => `  '${name}': '${drawing(name)}',`)
const licence = readFileSync(new URL('../../node_modules/@tabler/icons/LICENSE', import.meta.url), 'utf8').trim()
const text = `// Written by generate-icons.mjs from @tabler/icons (MIT). Do not edit.

/** Drawings on a 24 px grid, by name: the inside of an svg element. */
export const drawings = {
${lines.join('\n')}
} as const

/** The name of an icon that may be shown. */
export type IconName = keyof typeof drawings

/** The licence the drawings come under, to be shipped with them. */
export const iconLicence = ${JSON.stringify(licence)}
`
writeFileSync(new URL('./icons.generated.ts', import.meta.url), text)
