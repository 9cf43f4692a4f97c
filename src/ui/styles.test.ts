import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { projectPath } from '#kernel/paths.ts'
import { assetAddresses, assets, styleSheet } from './assets.ts'

const folder = projectPath('src', 'ui')
const filesOf = (ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.includes('.test.'))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }))

const sheets = filesOf('.css')
const css = sheets.map(({ text }) => text).join('\n')

/** Every name that stands in a class attribute or in a text that becomes one. */
function classesOf(text: string): readonly string[] {
  const attributes = [...text.matchAll(/class(?:Name)?=(?:"([^"]*)"|\{([^}]*(?:\{[^}]*\}[^}]*)*)\})/g)]
  const literals = attributes.flatMap(([, plain, code]) =>
    plain === undefined
      ? [...(code ?? '').matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, quoted, template]) => quoted ?? template ?? '')
      : [plain],
  )
  return literals
    .map((literal) => literal.replace(/\$\{[^}]*\}/g, '*'))
    .flatMap((literal) => literal.split(/\s+/))
    .filter((name) => /^[a-z][\w*-]*$/.test(name) && !/^\d/.test(name))
}

/** Classes given to an icon or a list by its caller are read in the callers too. */
const isDefined = (name: string) =>
  name.includes('*') ? css.includes(`.${name.slice(0, name.indexOf('*'))}`) : new RegExp(`\\.${name}(?![\\w-])`).test(css)

// Compared with, never shown: the values of properties inside a class expression.
const values = new Set(['joined', 'gov', 'past', 'now'])

describe('the styles', () => {
  test('define every class the components use', () => {
    const unknown = filesOf('.tsx').flatMap(({ file, text }) =>
      classesOf(text)
        .filter((name) => !values.has(name) && !name.startsWith('t-') && !isDefined(name))
        .map((name) => `${file}: ${name}`),
    )
    expect(unknown).toEqual([])
  })

  test('say start and end, never left and right', () => {
    const physical =
      /(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)))\s*:/
    const value = /:[^;{}]*(?<![\w-])(?:left|right)(?![\w-])/
    const found = sheets.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, at) => {
        const declared = line.replace(/\((?:min|max)-width:[^)]*\)/g, '')
        return physical.test(declared) || value.test(declared) ? [`${file}:${at + 1}: ${line.trim()}`] : []
      }),
    )
    expect(found).toEqual([])
  })

  test('weigh less than 12 kB, minified and brotli', () => {
    const sheet = assets().get(assetAddresses().style)
    expect(sheet?.brotli?.length).toBeLessThan(12_000)
    expect(brotliCompressSync(styleSheet('')).length).toBeLessThan(12_000)
  })

  test('leave fonts out of the light sheet', () => {
    const text = (address: string) => Buffer.from(assets().get(address)?.bytes ?? []).toString()
    expect(text(assetAddresses().style).match(/@font-face/g)).toHaveLength(4)
    expect(text(assetAddresses().styleWithoutFonts)).not.toContain('@font-face')
  })

  test('keep the layers in their order', () => {
    expect(styleSheet('')).toMatch(/^@layer reset,tokens,base,layout,components,utilities,print;/)
  })
})

describe('the static files', () => {
  test('stand under addresses that name their content, fonts and licences included', () => {
    const addresses = [...assets().keys()]
    expect(addresses.filter((address) => !/\.[0-9a-f]{12}\.(css|woff2|svg)$/.test(address))).toEqual(['/assets/fonts/LICENSES.txt'])
    expect(addresses.filter((address) => address.endsWith('.woff2'))).toHaveLength(4)
  })

  test('say what they are, and shrink when they are text', () => {
    for (const [address, asset] of assets()) {
      expect(asset.bytes.length).toBeGreaterThan(100)
      if (address.endsWith('.woff2')) expect([asset.type, asset.brotli]).toEqual(['font/woff2', undefined])
      else expect(asset.brotli?.length).toBeLessThan(asset.bytes.length)
    }
  })
})
