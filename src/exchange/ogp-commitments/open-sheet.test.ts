import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { ZipFile } from 'yazl'
import { openSheet } from './open-sheet.ts'
import { type RawCell, type SheetBounds, sheetBounds, UnreadableSheet } from './sheet-bounds.ts'
import { unpackArchive } from './unpack-archive.ts'

const heads = ['Country/Locality', 'Commitment Title', 'Year Of Submission', 'Full Text']
const rowsOf = async (bytes: Buffer | string, bounds: SheetBounds = sheetBounds) => {
  const sheet = await openSheet(Buffer.from(bytes), bounds)
  return { ...sheet, rows: [...sheet.rows] }
}
const cellsOf = async (bytes: Buffer | string) => (await rowsOf(bytes)).rows.map(({ cells }) => cells)

const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe('CSV', () => {
  const text = `${heads.join(',')}\nPérou,Título,2016,“x”\n`
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be(text)],
    ['utf-16be', utf16be(text).subarray(2)],
    ['windows-1252', Buffer.concat([Buffer.from(text.replace(/“x”/, ''), 'latin1').subarray(0, -1), Buffer.from([0x93, 0x78, 0x94, 10])])],
  ])('in %s', async (encoding, bytes) => {
    const { rows, encoding: found } = await rowsOf(bytes)
    expect(found).toBe(encoding)
    expect(rows.map(({ cells }) => cells)).toEqual([['Pérou', 'Título', '2016', '“x”']])
  })
  test('two encodings in one file', async () => {
    const bytes = Buffer.concat([Buffer.from(`${heads.join(',')}\nPérou,`), Buffer.from('Título\n', 'latin1')])
    expect(await rowsOf(bytes)).toMatchObject({ encoding: 'utf-8 with windows-1252', rows: [{ cells: ['Pérou', 'Título'] }] })
  })
  test.each([',', ';', '\t', '|'])('delimited by %j, with a title above and any line ends', async (delimiter) => {
    const lines = ['Commitments of the partnership', '', heads.join(delimiter), ['Peru', 'T', '2016', '"two\nlines"'].join(delimiter)]
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows } = await rowsOf(lines.join(end))
      expect(rows).toEqual([{ line: 4, cells: ['Peru', 'T', '2016', 'two\nlines'], damage: [] }])
    }
  })
  test('“sep=;” above the headings', async () => {
    expect(await cellsOf(`sep=;\n${heads.join(';')}\nPeru;A, B;2016;\n`)).toEqual([['Peru', 'A, B', '2016', '']])
  })
  test('lines and rows are counted through cells of several lines; empty rows are passed over', async () => {
    const { rows } = await rowsOf(`${heads.join(',')}\nA,"x\ny",2016,\n,,,\nB,y,2017,\n`)
    expect(rows.map(({ line }) => line)).toEqual([2, 5])
  })
})

describe('quotes gone wrong', () => {
  const good = (name: string) => `${name},Title,2016,Text`
  test.each([
    ['a quote inside a cell', 'Peru,The "open" plan,2016,x'],
    ['a quote inside a quoted cell', 'Peru,"The "open" plan",2016,x'],
    ['a quote never closed', 'Peru,"The plan,2016,x'],
    ['a quote never opened', 'Peru,The plan",2016,x'],
    ['a text after the quote', 'Peru,"The plan"x,2016,x'],
  ])('%s: no row around it is lost', async (_, line) => {
    const { rows } = await rowsOf([heads.join(','), good('A'), line, good('B'), '"C","T","2016","q"', ''].join('\n'))
    expect(rows.map(({ line: at }) => at)).toEqual([2, 3, 4, 5])
    expect(rows.map(({ cells }) => cells[0])).toEqual(['A', 'Peru', 'B', 'C'])
    expect(rows.map(({ cells }) => cells.length)).toEqual([4, 4, 4, 4])
  })
  test('a cell of several lines with a quote inside is put together again', async () => {
    const { rows } = await rowsOf(`${heads.join(',')}\nA,"one "two"\nthree",2016,x\n${good('B')}\n`)
    expect(rows.map(({ cells, damage }) => [cells[0], cells.length, damage])).toEqual([
      ['A', 4, ['quotes-mended']],
      ['B', 4, []],
    ])
  })
  test('any text that is no UTF-16: every line that is not empty is in some row', async () => {
    const cell = fc.constantFrom('a', '"', '""', '"b"', 'x\ny', '"x\ny"', '', ' ', ';', "'", 'é')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 12 }), async (table) => {
        const body = table.map((cells, index) => ['P', ...cells, `end${index}`].join(',')).join('\n')
        const { rows } = await rowsOf(`${[...heads, 'Region', 'Theme'].join(',')}\n${body}\n`)
        const all = rows.map(({ cells }) => cells.join(' ')).join(' ')
        for (const index of table.keys()) expect(all).toContain(`end${index}`)
      }),
    )
  })
  test('a file that is all broken is refused before it takes long', async () => {
    const body = 'A,"x"y,"2016,"z"\n'.repeat(3000)
    await expect(rowsOf(`${heads.join(',')}\n${body}`)).rejects.toThrow(/quotes are wrong at more than 1,000 places/)
  })
})

const workbook = (rows: readonly (readonly (string | number | Date | null)[])[]) =>
  writeXlsx(rows.map((cells) => cells.map((cell) => (cell instanceof Date ? { value: cell, format: 'dd/mm/yyyy' } : cell)))).toBuffer()

async function zip(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const made = new ZipFile()
  for (const [name, content] of Object.entries(files)) made.addBuffer(Buffer.from(content), name)
  made.end()
  const pieces: Buffer[] = []
  made.outputStream.on('data', (piece: Buffer) => pieces.push(piece))
  await once(made.outputStream, 'end')
  return Buffer.concat(pieces)
}

/** The same workbook, a file inside replaced. */
async function changed(bytes: Buffer, name: string, change: (text: string) => string): Promise<Buffer> {
  const files = unpackArchive(bytes, () => true, sheetBounds)
  return zip({ ...Object.fromEntries(files), [name]: change(files.get(name)?.toString() ?? '') })
}

describe('a workbook', () => {
  const rows = [
    [...heads, 'Start Date'],
    ['Peru', 'Título\nde dos líneas', 2016, null, new Date('2016-07-01')],
    [null, null, null, null, null],
    ['Chile', 'T', 1.1000000000000001, 'x', 42_552],
  ]
  test('gives texts, numbers and days', async () => {
    const { form, rows: read } = await rowsOf(await workbook(rows))
    expect(form).toBe('xlsx')
    expect(read).toEqual([
      { line: 2, cells: ['Peru', 'Título\nde dos líneas', 2016, null, new Date('2016-07-01')], damage: [] },
      { line: 4, cells: ['Chile', 'T', 1.1, 'x', 42_552], damage: [] },
    ] satisfies { line: number; cells: RawCell[]; damage: [] }[])
  })
  test('whose days are counted from 1904 says so', async () => {
    const bytes = await changed(await workbook(rows), 'xl/workbook.xml', (text) =>
      text.replace(/<workbookPr[^>]*\/?>|(?=<sheets>)/, '<workbookPr date1904="1"/>'),
    )
    const { from1904, rows: read } = await rowsOf(bytes)
    expect(from1904).toBe(true)
    expect(read[0]?.cells[4]).toEqual(new Date('2020-07-02'))
  })
  test('a formula is the value it last gave', async () => {
    const bytes = await changed(await workbook(rows), 'xl/worksheets/sheet1.xml', (text) =>
      text.replace('<v>2016</v>', '<f>HYPERLINK("https://example.org")</f><v>2016</v>'),
    )
    expect((await cellsOf(bytes))[0]?.[2]).toBe(2016)
  })
})

describe('what is refused, with what to do', () => {
  const refused = async (bytes: Buffer | string, bounds: SheetBounds = sheetBounds) => {
    const error: unknown = await rowsOf(bytes, bounds).catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(UnreadableSheet)
    return error instanceof UnreadableSheet ? error.message : ''
  }
  test('an empty file', async () => expect(await refused('')).toMatch(/empty/))
  test('white space', async () => expect(await refused('\n \n')).toMatch(/empty/))
  test('no headings', async () => expect(await refused('a,b\n1,2\n')).toMatch(/headings/))
  test('an old workbook', async () => expect(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatch(/Save it as XLSX or CSV/))
  test('bytes of no text', async () => expect(await refused(Buffer.from([1, 0, 0, 2, 0, 3, 3, 3]))).toMatch(/no text/))
  test('a ZIP that is no workbook', async () => expect(await refused(await zip({ 'a.xml': 'x' }))).toMatch(/no workbook/))
  test('a workbook cut off', async () => expect(await refused((await workbook([heads])).subarray(0, 900))).toMatch(/damaged/))
  test('a workbook that is not one inside', async () =>
    expect(await refused(await zip({ 'xl/workbook.xml': '<workbook/>' }))).toMatch(/damaged/))
  test('too many rows', async () =>
    expect(await refused(`${heads.join(',')}\n${'a,b,c,d\n'.repeat(6)}`, { ...sheetBounds, rows: 5 })).toMatch(/more than 5 rows/))
  test('too large', async () => expect(await refused('a'.repeat(100), { ...sheetBounds, fileBytes: 99 })).toMatch(/Split it/))
  test('a bomb, before it fills the memory', async () => {
    const bomb = await zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(64 * 1024 * 1024, 32) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await refused(bomb, { ...sheetBounds, unpackedBytes: 8 * 1024 * 1024 })).toMatch(/unpacks to more than 8 MB/)
  })
  test('a bomb that lies about its size', async () => {
    const bomb = await zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(64 * 1024 * 1024, 32) })
    for (let at = bomb.indexOf('PK\x01\x02', 'latin1'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 4, 'latin1'))
      bomb.writeUInt32LE(10, at + 24)
    expect(await refused(bomb, { ...sheetBounds, unpackedBytes: 8 * 1024 * 1024 })).toMatch(/unpacks to more than 8 MB/)
  })
  test('a cell far outside the table', async () => {
    const bytes = await changed(await workbook([heads]), 'xl/worksheets/sheet1.xml', (text) => text.replace('r="A1"', 'r="XFD1048576"'))
    expect(await refused(bytes)).toMatch(/XFD1048576/)
  })
  test('any bytes are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, archive) => {
        const file = Buffer.concat([archive ? Buffer.from('PK\x03\x04', 'latin1') : Buffer.alloc(0), bytes])
        await rowsOf(file).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableSheet))
      }),
    )
  })
})
