import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, normaliseText, textOfHtml } from './page-text.ts'

describe('the text of a page', () => {
  test('is what somebody reads of its main part', () => {
    const page = `<!doctype html><head><title>T</title><style>p{}</style></head><body><nav>Home</nav><main><h1>Decree</h1>
      <p>In <a href="/law">force</a> since&nbsp;2026<img src=x alt=Logo><script>track('x')</script></p><svg><text>s</text></svg>
      <noscript>Turn it on</noscript><ul><li>one<li>two</ul></main><footer>12:01:07</footer>`
    expect(textOfHtml(page)).toBe('Decree\nIn force since 2026\n* one\n* two')
  })

  test('is the same whatever changes around it', () => {
    const page = (nonce: string) => `<body><script>var n='${nonce}'</script><nav>${nonce}</nav><main data-n="${nonce}"><p>Decree</p></main>`
    expect(textOfHtml(page('a1'))).toBe(textOfHtml(page('b2')))
  })

  test('a broken page is read as far as it goes', () => {
    expect(textOfHtml('<p>Half a <b>tag')).toBe('Half a tag')
    expect(textOfHtml('')).toBe('')
  })

  // Each has a million characters, made to keep a parser busy.
  test.each([
    ['nested', '<div>'],
    ['nested, with endings that end nothing', '<div></x>'],
    ['nested in turn', '<b><i></b>'],
    ['tables in tables', '<table><tr><td>'],
    ['lists in lists', '<ul><li>'],
    ['main parts', '<main>'],
    ['main parts beside each other', '<main>a</main>'],
    ['broken tags', '<'],
    ['tags without end', '<a '],
    ['attributes', '<a b=c '],
    ['comments', '<!--'],
    ['entities', '&amp;&#x41;'],
    ['paragraphs', '<p>a'],
    ['one word', 'a'],
    ['spaces', ' '],
    ['empty lines', '\n '],
    ['line breaks', '<br>'],
  ])('%s without end take little time', (_what, part) => {
    const page = `<p>Above</p>${part.repeat(1_000_000 / part.length)}`
    const began = performance.now()
    expect(textOfHtml(page)).toBeDefined()
    expect(performance.now() - began).toBeLessThan(4000)
  })
})

test('normal text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normaliseText(text)
      expect(normaliseText(once)).toBe(once)
      expect(once).not.toMatch(/\n\n| {2}|\r/)
    }),
  )
})

test.each([
  ['named', Buffer.from('é', 'latin1'), 'iso-8859-1'],
  ['unnamed', Buffer.from('é'), null],
  ['named as nobody knows', Buffer.from('é'), 'x-none'],
  ['marked', Buffer.from('\ufeffé', 'utf16le'), 'iso-8859-1'],
])('a charset that is %s', (_what, bytes, named) => expect(decodeText(bytes, named)).toBe('é'))

test('a charset the page names itself', () => {
  expect(decodeText(Buffer.from('<meta charset="iso-8859-15">\xa4', 'latin1'), null)).toContain('€')
})
