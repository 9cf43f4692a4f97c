import { readFileSync } from 'node:fs'
import { projectPath } from '#kernel/paths.ts'

/** One font file: what it is called in the style sheet, and which characters it draws. */
export interface Face {
  readonly name: string
  readonly family: string
  readonly weight: string
  readonly range: string
  /** Under node_modules. */
  readonly file: string
  readonly arabic: boolean
  /** Needed above the fold of every page of its script. */
  readonly early: boolean
}

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD'
const arabic = 'U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFC'

/** The fonts of the interface (all under the SIL Open Font License). */
export const faces: readonly Face[] = [
  {
    name: 'source-sans-3',
    family: 'Source Sans 3',
    weight: '200 900',
    range: latin,
    file: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    arabic: false,
    early: true,
  },
  {
    name: 'source-serif-4-600',
    family: 'Source Serif 4',
    weight: '600',
    range: latin,
    file: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
    arabic: false,
    early: true,
  },
  {
    name: 'plex-arabic-400',
    family: 'Plex Arabic',
    weight: '400',
    range: arabic,
    file: '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
    arabic: true,
    early: true,
  },
  {
    name: 'plex-arabic-600',
    family: 'Plex Arabic',
    weight: '600',
    range: arabic,
    file: '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2',
    arabic: true,
    early: true,
  },
]

const packages = ['@fontsource-variable/source-sans-3', '@fontsource/source-serif-4', '@fontsource/ibm-plex-sans-arabic']

/** The licence of each font, to be shipped with it. */
export const licences = (): readonly string[] =>
  packages.map((name) => `${name}\n\n${readFileSync(projectPath('node_modules', name, 'LICENSE'), 'utf8').trim()}`)
