import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { renderPage } from '../layout/layout.tsx'
import { Gallery } from './gallery.tsx'

const now = new Date('2026-11-23T10:00:00Z')
const frame = {
  title: 'Components',
  path: '/components',
  origin: 'https://parvis.example',
  instanceName: 'Parvis',
  scheme: 'auto',
  section: null,
  visitor: null,
  demo: true,
  saveData: false,
} as const

describe.each(languages)('every component in %s', (lang) => {
  const page = renderPage(words(lang), { ...frame, lang }, <Gallery words={words(lang)} now={now} />)
  const all = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, found]) => found ?? '')

  test('gives every id once', () => {
    const ids = all(/ id="([^"]+)"/g)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('points labels, hints, errors and headings to something', () => {
    const ids = new Set(all(/ id="([^"]+)"/g))
    const told = [...all(/ for="([^"]+)"/g), ...all(/ aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((list) => list.split(' '))]
    expect(told.filter((id) => !ids.has(id))).toEqual([])
    expect(told.length).toBeGreaterThan(20)
  })

  test('has a drawing for every icon', () => {
    const drawn = new Set(all(/<symbol id="([^"]+)"/g))
    expect(all(/<use href="#([^"]+)"/g).filter((icon) => !drawn.has(icon))).toEqual([])
  })

  test('says everything in words', () => {
    expect(all(/>((?:common|gallery)\.[a-z.-]+)</g)).toEqual([])
  })

  test('uses no inline style, and few bytes', () => {
    expect(page).not.toMatch(/ style=|<script|<style/)
    expect(brotliCompressSync(page).length).toBeLessThan(25_000)
  })
})
