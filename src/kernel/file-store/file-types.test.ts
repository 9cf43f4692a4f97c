import { buffer } from 'node:stream/consumers'
import { Resvg } from '@resvg/resvg-js'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { ZipFile } from 'yazl'
import { checkFile, cleanName, declaredType, fileBytesMax, fileNameLengthMax, fileTypes } from './file-types.ts'

async function openDocument(type: string) {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(type), 'mimetype', { compress: false })
  zip.addBuffer(Buffer.from('<office:document-content/>'), 'content.xml')
  zip.end()
  return buffer(zip.outputStream)
}

const samples = {
  pdf: async () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'),
  png: async () => Buffer.from(new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>').render().asPng()),
  jpeg: async () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  webp: async () => Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=', 'base64'),
  csv: async () => Buffer.from('Année;Montant\n2026;1 200 €\n'),
  txt: async () => Buffer.from('\ufeffقرار رقم ١٢\r\n'),
  odt: () => openDocument(fileTypes.odt),
  ods: () => openDocument(fileTypes.ods),
  docx: () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Decree')] }] })),
  xlsx: async () => writeExcelFile([[{ value: 'Year' }], [{ value: 2026 }]]).toBuffer(),
} as const

describe('a real file of each type', () => {
  const types = Object.keys(fileTypes).flatMap((name) => declaredType(`a.${name}`) ?? [])
  test.each(types)('%s is taken under its ending and no other', async (type) => {
    const bytes = await samples[type]()
    expect(await checkFile(`Decree.${type.toUpperCase()}`, bytes)).toEqual({ ok: true, name: `Decree.${type}`, type })
    const text = type === 'csv' || type === 'txt'
    for (const other of types) {
      const mayAlsoBe = text && (other === 'csv' || other === 'txt')
      if (other !== type && !mayAlsoBe) expect((await checkFile(`a.${other}`, bytes)).ok, `${type} as ${other}`).toBe(false)
    }
  })
})

describe('a file is refused with its reason', () => {
  test.each([
    ['a.pdf', Buffer.alloc(0), 'empty'],
    ['a.txt', Buffer.alloc(fileBytesMax + 1, 'a'), 'too-large'],
    ['a.exe', Buffer.from('MZ'), 'type-not-taken'],
    ['a.svg', Buffer.from('<svg onload="x"/>'), 'type-not-taken'],
    ['a.html', Buffer.from('<p>'), 'type-not-taken'],
    ['pdf', Buffer.from('%PDF-1.7'), 'type-not-taken'],
    ['a.pdf.exe', Buffer.from('%PDF-1.7'), 'type-not-taken'],
    ['a.pdf', Buffer.from('<script>alert(1)</script>'), 'not-what-it-says'],
    ['a.png', Buffer.from('%PDF-1.7'), 'not-what-it-says'],
    ['a.csv', Buffer.from('%PDF-1.7'), 'not-what-it-says'],
    ['a.docx', Buffer.from('504b0304140000000000', 'hex'), 'not-what-it-says'],
    ['a.csv', Buffer.from('Ann\xe9e;1', 'latin1'), 'not-readable-text'],
    ['a.txt', Buffer.from('a\0b'), 'not-readable-text'],
    ['a.txt', Buffer.from('\u001b[31mred'), 'not-readable-text'],
  ])('%s', async (name, bytes, problem) => expect(await checkFile(name, bytes)).toEqual({ ok: false, problem }))

  test('a Word document with macros is no docx', async () => {
    const zip = new ZipFile()
    const type = 'application/vnd.ms-word.document.macroEnabled.main+xml'
    zip.addBuffer(Buffer.from(`<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`), '[Content_Types].xml')
    zip.addBuffer(Buffer.from('<w:document/>'), 'word/document.xml')
    zip.end()
    expect(await checkFile('a.docx', await buffer(zip.outputStream))).toEqual({ ok: false, problem: 'not-what-it-says' })
  })
})

describe('the name of a file', () => {
  test.each([
    ['C:\\Users\\me\\Décret n° 12.pdf', 'Décret n° 12.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['invoice\u202efdp.txt', 'invoice fdp.txt'],
    ['a"b<c>.csv', 'a b c.csv'],
    ['قرار.pdf', 'قرار.pdf'],
    ['.pdf', 'file.pdf'],
    ['photo.JPG', 'photo.jpeg'],
  ])('%s becomes %s', (sent, name) => expect(cleanName(sent, declaredType(sent) ?? 'txt')).toBe(name))

  test('is short, has no folder and keeps a true ending, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
        const name = cleanName(sent, 'pdf')
        expect(name).toMatch(/^[^/\\]+\.pdf$/)
        expect(name.length).toBeLessThanOrEqual(2 * fileNameLengthMax)
        expect(cleanName(name, 'pdf')).toBe(name)
      }),
    )
  })
})
