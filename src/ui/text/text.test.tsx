import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { compareTexts } from './compare-texts.ts'
import { excerptOf, plainText } from './excerpt.ts'
import { Markdown } from './markdown.tsx'
import { differenceSummary, WordDifference } from './word-difference.tsx'

const en = words('en')
const html = (text: string) => String(<Markdown words={en} text={text} />)

describe('the safe Markdown', () => {
  test('gives paragraphs, emphasis, lists, quotes and headings from h4 down', () => {
    const shown = html('# Title\n\nA *b* **c** `d`\n\n- one\n- two\n\n1. first\n\n> quoted')
    for (const part of [
      '<h4 dir="auto">Title</h4>',
      '<em>b</em>',
      '<strong>c</strong>',
      '<code>d</code>',
      '<li>one</li>',
      '<ol dir="auto">',
    ]) {
      expect(shown).toContain(part)
    }
    expect(shown).toContain('<blockquote dir="auto"><p>quoted</p></blockquote>')
    expect(shown).not.toMatch(/<h[123]/)
  })

  test('links to https only, says the site, and asks no search engine to follow', () => {
    expect(html('[the study](https://a.example/x)')).toContain(
      '<a href="https://a.example/x" rel="nofollow ugc noopener">the study</a> <bdi dir="ltr">(a.example)</bdi>',
    )
    expect(html('see https://a.example/x?a=1&b=2.')).toContain('href="https://a.example/x?a=1&amp;b=2"')
    const refused = [
      '[x](http://a.example)',
      '[x](javascript:alert(1))',
      '[x](//a.example)',
      '[x](/admin)',
      '[x](https://me:pw@a.example)',
      '[x](data:text/html,x)',
      '<mailto:a@b.example>',
    ]
    for (const link of refused) expect(html(link)).not.toContain('<a')
    expect(html('[bank.example](https://evil.example)')).toContain('(evil.example)')
  })

  test('shows HTML as it was typed, and no picture', () => {
    expect(html('<script>alert(1)</script> <b onclick="x">y</b>')).not.toMatch(/<script|<b /)
    expect(html('![alt](https://a.example/p.png)')).not.toContain('<img')
    expect(html('[a]: https://hidden.example\n\n[a]')).toContain('<p dir="auto">[a]</p>')
  })

  test('whatever is typed, only the listed elements come out, each closed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '[',
        ']',
        '(',
        ')',
        '!',
        '*',
        '_',
        '`',
        '#',
        '> ',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '    ',
        'https://a.example',
        '<img src=x onerror=y>',
        '&lt;script&gt;',
        '\u202e',
        'ب',
        'a',
      ),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        const shown = html(parts.join(''))
        const open: string[] = []
        for (const [, closing, name = '', rest = ''] of shown.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
          expect(['div', 'p', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'em', 'strong', 'code', 'a', 'br', 'bdi']).toContain(name)
          expect(rest).toMatch(/^( (class|dir|rel|href)="[^"<>]*")*\s?\/?$/)
          if (name === 'br') continue
          if (closing === '/') expect(open.pop()).toBe(name)
          else open.push(name)
        }
        expect(open).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('takes a bounded time whatever is typed', () => {
    const heavy = [
      '['.repeat(20_000),
      '1. '.repeat(6000),
      '> '.repeat(9000),
      '*a '.repeat(6000),
      `${' '.repeat(30)}- x\n`.repeat(600),
      '\n'.repeat(20_000),
      'x'.repeat(200_000),
    ]
    for (const text of heavy) {
      const before = performance.now()
      html(text)
      expect(performance.now() - before).toBeLessThan(1500)
    }
  })
})

describe('an excerpt', () => {
  test('has no signs, is cut between words, and says that it was cut', () => {
    expect(plainText('# A\n\n- **b** [c](https://d.example)\n- e')).toBe('A b c e')
    expect(excerptOf('one two three four', 14)).toBe('one two three…')
    expect(excerptOf('short', 10)).toBe('short')
  })
})

describe('the difference between two texts', () => {
  const joined = (text: string, kinds: readonly string[], other: string) =>
    compareTexts(text, other, 'en').paragraphs.flatMap(({ runs }) => {
      const kept = runs.filter(({ kind }) => kinds.includes(kind)).map(({ text: run }) => run)
      return kept.length === 0 ? [] : [kept.join('')]
    })

  test('tells words added and removed, in each script', () => {
    expect(compareTexts('a list every year', 'a register every year', 'en')).toMatchObject({ added: 1, removed: 1 })
    expect(compareTexts('تنشر الوزارة قائمة العقود', 'تنشر الوزارة سجل العقود كاملا', 'ar')).toMatchObject({ added: 2, removed: 1 })
    expect(compareTexts("l'année", 'l’année dernière', 'fr').added).toBeGreaterThan(0)
  })

  test('keeps paragraphs that stayed beside one that changed', () => {
    const found = compareTexts('One stays.\nTwo was here before.\nThree.', 'One stays.\nTwo is here now.\nThree.\nFour.', 'en')
    expect(found.paragraphs.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same', 'added'])
  })

  test('gives back both texts from its runs (property)', () => {
    const paragraph = fc
      .array(fc.constantFrom('a', 'b', 'c', 'été', 'عقد', ',', '.'), { minLength: 1, maxLength: 8 })
      .map((all) => all.join(' '))
    const text = fc.array(paragraph, { maxLength: 6 }).map((all) => all.join('\n').normalize('NFC'))
    const lines = (of: string) => of.split('\n').filter((line) => line !== '')
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joined(before, ['same', 'removed'], after)).toEqual(lines(before))
        expect(joined(before, ['same', 'added'], after)).toEqual(lines(after))
      }),
    )
  })

  test('takes a bounded time for long texts with nothing in common', () => {
    const text = (start: number) => Array.from({ length: 8000 }, (_, at) => `w${start + ((at * 7919) % 5000)}`).join(' ')
    const before = performance.now()
    expect(compareTexts(text(0), text(3000), 'en').paragraphs.length).toBeGreaterThan(0)
    expect(performance.now() - before).toBeLessThan(3000)
  })

  test('is shown with words for those who listen, and a summary', () => {
    const shown = String(<WordDifference words={en} before="a list" after="a register" />)
    expect(shown).toContain('1 word added, 1 removed.')
    expect(shown).toMatch(/<del><span class="vh">removed: <\/span>list<\/del>/)
    expect(shown).toMatch(/<ins><span class="vh">added: <\/span>register<\/ins>/)
    expect(differenceSummary(en, compareTexts('a', 'a', 'en'))).toBe('The two texts are the same.')
    expect(differenceSummary(en, compareTexts('a b', 'a, b', 'en'))).toContain('only signs or spaces')
  })
})
