import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkpointText, parseCheckpointText } from './checkpoint-text.ts'
import { decodeBundle, encodeBundle } from './entry-bundle.ts'
import { emptyRoot } from './hashing.ts'
import { parseReceipt, receiptText } from './receipt.ts'
import { openNote, parseNote } from './signed-note.ts'
import { cosignerFromSeed, signerFromSeed } from './signer.ts'
import { parseTilePath, tilePath } from './tile-path.ts'
import { parseVerifierKey } from './verifier-key.ts'

const signer = signerFromSeed('example.org/record', Buffer.alloc(32, 1))
const witness = cosignerFromSeed('witness.example/w', Buffer.alloc(32, 2))
const text = checkpointText({ origin: 'example.org/record', size: 3, root: emptyRoot })
const note = `${text}\n${signer.sign(text)}`

describe('signed notes', () => {
  test('a note opens with its key, with a cosigner and its time, and keeps a blank line in its text', () => {
    expect(openNote(note, [signer.verifierKey])).toMatchObject({ ok: true, text })
    const cosigned = note + witness.cosign(text, 1_763_899_200)
    const opened = openNote(cosigned, [signer.verifierKey, witness.verifierKey])
    expect(opened.ok && opened.signatures.map((signature) => [signature.key.name, signature.time])).toEqual([
      ['example.org/record', undefined],
      ['witness.example/w', 1_763_899_200],
    ])
    const spaced = 'one\n\ntwo\n'
    expect(openNote(`${spaced}\n${signer.sign(spaced)}`, [signer.verifierKey])).toMatchObject({ ok: true, text: spaced })
  })

  test('unknown keys are passed over; a known key that does not hold spoils the note', () => {
    expect(openNote(note, [witness.verifierKey])).toEqual({ ok: false, obstacle: 'no-known-signature' })
    const forged = note.replace('\n3\n', '\n4\n')
    expect(openNote(forged, [signer.verifierKey])).toEqual({ ok: false, obstacle: 'wrong-signature' })
    const late = witness.cosign(text, 5).replace(text, text)
    const moved = Buffer.from(late.split(' ')[2]?.trim() ?? '', 'base64')
    moved[11] = 6
    const line = `— ${witness.name} ${moved.toString('base64')}\n`
    expect(openNote(note + line, [signer.verifierKey, witness.verifierKey])).toEqual({ ok: false, obstacle: 'wrong-signature' })
  })

  test.each([
    ['no blank line', text + signer.sign(text)],
    ['no signature', `${text}\n`],
    ['no final line feed', note.slice(0, -1)],
    ['a carriage return', note.replace('\n3\n', '\n3\r\n')],
    ['a delete character', note.replace('\n3\n', '\n3\u007f\n')],
    ['a hyphen for the dash', note.replace('—', '-')],
    ['base64 that decodes but is not the one encoding', note.replace(/(.)\n$/, (_, last) => `${last}=\n`)],
    ['a line without signature', `${note}hello\n`],
    ['101 signatures', `${text}\n${signer.sign(text).repeat(101)}`],
    ['half a surrogate pair', note.replace('example', 'ex\ud800')],
  ])('refuses %s', (_, malformed) => {
    expect(parseNote(malformed)).toBeNull()
  })

  test('a verifier key is refused when any character of it changes', () => {
    const key = signer.verifierKey.text
    expect(parseVerifierKey(key)?.text).toBe(key)
    for (let i = 0; i < key.length; i += 1) {
      expect(
        parseVerifierKey(key.slice(0, i) + String.fromCharCode(key.charCodeAt(i) + 1) + key.slice(i + 1)),
        `changed at ${i}`,
      ).toBeNull()
      expect(parseVerifierKey(key.slice(0, i)), `cut at ${i}`).toBeNull()
    }
    expect(() => signerFromSeed('a b', Buffer.alloc(32))).toThrow('cannot name a key')
    expect(() => signerFromSeed('a', Buffer.alloc(31))).toThrow('32 bytes')
  })

  test('a checkpoint is read as it is written; extension lines are passed over', () => {
    expect(parseCheckpointText(text)).toEqual({ origin: 'example.org/record', size: 3, root: emptyRoot })
    expect(parseCheckpointText(`${text}more\n`)).toMatchObject({ size: 3 })
    for (const wrong of [
      '',
      'a\n1\n',
      text.slice(0, -1),
      `${text}\n`,
      text.replace('\n3\n', '\n03\n'),
      text.replace('\n3\n', '\n-3\n'),
      text.replace('=', ''),
      text.replace('\n3\n', '\n99999999999999999\n'),
    ]) {
      expect(parseCheckpointText(wrong), wrong).toBeNull()
    }
  })
})

describe('addresses, bundles and receipts', () => {
  test('every tile address is read back, and no other text is one', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
        fc.nat({ max: 2_000_000_000 }),
        fc.integer({ min: 1, max: 256 }),
        (level, n, width) => {
          expect(parseTilePath(tilePath({ level, n, width }))).toEqual({ level, n, width })
        },
      ),
    )
    expect(tilePath({ level: 0, n: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    for (const wrong of [
      'tile/0/1',
      'tile/0/0001',
      'tile/00/000',
      'tile/64/000',
      'tile/-1/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/x000/001',
      'tile/0/001/000',
      '/tile/0/000',
      'tile/0/000/',
      'tile/entries/00',
      'tile/0/000.p/',
    ]) {
      expect(parseTilePath(wrong), wrong).toBeNull()
    }
  })

  test('a bundle holds its entries and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (entries) => {
        const bundle = encodeBundle(entries)
        expect(decodeBundle(bundle, entries.length).map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]))
        expect(() => decodeBundle(bundle, entries.length + 1)).toThrow(RangeError)
        if (bundle.length > 0) expect(() => decodeBundle(bundle.subarray(0, -1), entries.length)).toThrow(RangeError)
      }),
    )
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow(RangeError)
  })

  test('a receipt is read as it is written, with and without extra bytes; a malformed one is not', () => {
    const receipt = { index: 2, proof: [emptyRoot], checkpoint: note }
    expect(parseReceipt(receiptText(receipt))).toEqual(receipt)
    expect(parseReceipt(receiptText({ ...receipt, extra: Buffer.from('more') }))).toEqual({ ...receipt, extra: Buffer.from('more') })
    expect(parseReceipt(receiptText({ ...receipt, proof: [] }))).toEqual({ ...receipt, proof: [] })
    const written = receiptText(receipt)
    for (const wrong of [
      '',
      written.replace('@v1', '@v2'),
      written.replace('index 2', 'index 02'),
      written.replace('index 2\n', ''),
      written.slice(0, -1),
      written.replace('=\n\n', '\n\n'),
    ]) {
      expect(parseReceipt(wrong), wrong).toBeNull()
    }
  })
})
