import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { transformSync } from 'esbuild'
import type { Language } from '#kernel/languages.ts'
import { projectPath } from '#kernel/paths.ts'
import { type Face, faces, licences } from './fonts.ts'
import { iconLicence } from './icons.generated.ts'
import { themeCss } from './theme/css.ts'
import { tokens } from './theme/tokens.ts'

/** A file served as it is, for ever, under an address that names its content. Fonts come compressed already. */
export interface Asset {
  readonly bytes: Uint8Array
  readonly type: string
  readonly brotli?: Uint8Array
  readonly gzip?: Uint8Array
}

/** The addresses pages point to. */
export interface AssetAddresses {
  readonly style: string
  /** The same without fonts, for readers who ask for few bytes. */
  readonly styleWithoutFonts: string
  readonly favicon: string
  /** Fonts worth fetching before the style asks for them, by language. */
  readonly fonts: Readonly<Record<Language, readonly string[]>>
}

interface Made {
  readonly files: ReadonlyMap<string, Asset>
  readonly addresses: AssetAddresses
}

// In the order of the layers' rules: later files refine earlier ones.
const styleFiles = [
  'foundation',
  'frame',
  'crumbs',
  'hero-and-map',
  'marks',
  'stages',
  'ledger',
  'showing',
  'charts',
  'forms',
  'lists',
  'loop',
  'consultation',
  'opinion-map',
  'explorer',
  'pages',
  'ends',
]

let made: Made | undefined
const make = () => {
  made ??= makeAssets()
  return made
}

/** Every static file by its address, made and compressed once per process. */
export const assets = (): ReadonlyMap<string, Asset> => make().files

/** The addresses of the static files, as pages need them. */
export const assetAddresses = (): AssetAddresses => make().addresses

/** The style sheet, minified. `fontFaces` comes first, or is left out. */
export function styleSheet(fontFaces: string): string {
  const sources = styleFiles.map((name) => readFileSync(projectPath('src', 'ui', 'styles', `${name}.css`), 'utf8'))
  return transformSync([layerOrder, fontFaces, ...sources, themeCss()].join('\n'), { loader: 'css', minify: true, charset: 'utf8' }).code
}

// Said first of all, so that no file's place decides which layer wins.
const layerOrder = '@layer reset, tokens, base, layout, components, utilities, print;'

function makeAssets(): Made {
  const files = new Map<string, Asset>()
  const add = (folder: string, name: string, extension: string, asset: Asset): string => {
    const address = `/assets/${folder}${name}.${fingerprint(asset.bytes)}.${extension}`
    files.set(address, asset)
    return address
  }
  const placed = faces.map((face) => {
    const bytes = readFileSync(projectPath('node_modules', face.file))
    return { face, address: add('fonts/', face.name, 'woff2', { bytes, type: 'font/woff2' }) }
  })
  const fontsOf = (arabic: boolean) => placed.filter(({ face }) => face.early && face.arabic === arabic).map(({ address }) => address)
  const [latin, arabic] = [fontsOf(false), fontsOf(true)]
  const addresses = {
    style: add('', 'app', 'css', text(styleSheet(placed.map(({ face, address }) => fontFace(face, address)).join('\n')), 'text/css')),
    styleWithoutFonts: add('', 'app-light', 'css', text(styleSheet(''), 'text/css')),
    favicon: add('', 'favicon', 'svg', text(favicon(), 'image/svg+xml')),
    fonts: { fr: latin, en: latin, es: latin, ar: arabic },
  }
  files.set('/assets/fonts/LICENSES.txt', text([...licences(), `Icons: Tabler\n\n${iconLicence}`].join('\n\n----\n\n'), 'text/plain'))
  return { files, addresses }
}

const fingerprint = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 12)

function text(content: string, type: string): Asset {
  const bytes = Buffer.from(content)
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  })
  return { bytes, type: `${type}; charset=utf-8`, brotli, gzip: gzipSync(bytes, { level: 9 }) }
}

const fontFace = (face: Face, address: string) =>
  `@font-face{font-family:"${face.family}";src:url(${address}) format("woff2");font-weight:${face.weight};font-display:swap;unicode-range:${face.range}}`

/** The mark on its own, in the one colour of the brand that shows on light and on dark: a style of its own would be refused by our policy. */
const favicon = () =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="none" stroke="${tokens('light')['brand-mark']}" stroke-width="3.4" stroke-linecap="round" d="M5 6.5h26M18 14v16.5M12 14L6 30.5M24 14l6 16.5"/></svg>`
