import { brotliCompressSync, constants } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { site } from '#test/browser.ts'
import { publicPages } from '#test/public-pages.ts'
import { fetchedBy, headingLevels, inlineCode } from '../application/html.ts'

const htmlBytes = 25_000
const cssBytes = 12_000

let origin: string
beforeAll(async () => {
  origin = await site()
})

const compressed = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

async function textOf(address: string, status = 200) {
  const response = await fetch(new URL(address, origin), { redirect: 'manual' })
  expect(response.status, address).toBe(status)
  return response.text()
}

describe.each(publicPages)('$name $path', ({ path, status }) => {
  test.each(languages)('%s weighs little, and needs no script', async (lang) => {
    const html = await textOf(`/${lang}${path}`, status)
    expect(compressed(html)).toBeLessThanOrEqual(htmlBytes)
    expect(inlineCode(html)).toEqual([])
    const fetched = fetchedBy(html)
    expect(fetched.filter((address) => !/^\/(?!\/)|^data:/.test(address))).toEqual([])
    const styles = [...new Set(fetched.filter((address) => /\.css(\?|$)/.test(address)))]
    expect(styles.length).toBeGreaterThan(0)
    const sheets = await Promise.all(styles.map((address) => textOf(address)))
    expect(compressed(sheets.join('\n'))).toBeLessThanOrEqual(cssBytes)
  })

  test('has one outline in the four languages, with one title and no level left out', async () => {
    const outlines = await Promise.all(languages.map(async (lang) => headingLevels(await textOf(`/${lang}${path}`, status))))
    const [first = []] = outlines
    for (const outline of outlines) expect(outline).toEqual(first)
    expect(first.filter((level) => level === 1)).toHaveLength(1)
    expect(first.filter((level, index) => index > 0 && level > (first[index - 1] ?? 0) + 1)).toEqual([])
  })
})
