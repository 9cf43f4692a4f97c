import { readFileSync, writeFileSync } from 'node:fs'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { projectPath } from '#kernel/paths.ts'
import { verifyReceipt } from '../../src/record/receipt.ts'
import { openNote } from '../../src/record/signed-note.ts'
import { parseVerifierKey } from '../../src/record/verifier-key.ts'
import { verifyConsistency, verifyInclusion } from '../../src/record/verify-proof.ts'
import { noteVectors, treeVectors } from './make-vectors.ts'

// The files are our published vectors: once released they never change, whatever the code does.
// A new file is written by running this test with PARVIS_WRITE_VECTORS=1.
function vectors(name: string, made: unknown): unknown {
  const file = projectPath('test', 'vectors', name)
  if (process.env.PARVIS_WRITE_VECTORS) writeFileSync(file, `${JSON.stringify(made, null, 1)}\n`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

test('the tree of the vectors, its proofs, and no other proof for them', async () => {
  const made = await treeVectors()
  expect(vectors('record-tree.json', made)).toEqual(made)
  const hash = (text: string | undefined) => Buffer.from(text ?? '', 'hex')
  const { roots, leafHashes } = made
  made.inclusion.forEach((proofs, size) => {
    proofs.forEach((proof, index) => {
      expect(verifyInclusion(index, size, hash(leafHashes[index]), proof.map(hash), hash(roots[size]))).toBe(true)
      expect(verifyInclusion(index, size, hash(leafHashes[index]), proof.map(hash), hash(roots[size - 1]))).toBe(false)
    })
  })
  made.consistency.forEach((proofs, size) => {
    proofs.forEach((proof, old) => {
      expect(verifyConsistency({ size: old, root: hash(roots[old]) }, { size, root: hash(roots[size]) }, proof.map(hash))).toBe(true)
    })
  })
})

test('the notes of the vectors open, and the receipt proves its entry', async () => {
  const made = await noteVectors()
  expect(vectors('record-notes.json', made)).toEqual(made)
  const keys = made.verifierKeys.map(parseVerifierKey).filter((key) => key !== null)
  expect(openNote(made.checkpoint, keys)).toMatchObject({ ok: true, signatures: [{}, { time: 1_763_899_200 }] })
  expect(verifyReceipt(made.receiptOfEntry13, Buffer.from('entry 13'), keys)).toMatchObject({ ok: true, index: 13 })
  expect(verifyReceipt(made.receiptOfEntry13, Buffer.from('entry 12'), keys)).toEqual({ ok: false, obstacle: 'not-included' })
})

test('numbers are written as RFC 8785 says; ours refuses those that are not safe integers', () => {
  const rows = z
    .array(z.tuple([z.string(), z.string()]))
    .parse(JSON.parse(readFileSync(projectPath('test', 'vectors', 'rfc8785-numbers.json'), 'utf8')))
  expect(rows.length).toBeGreaterThan(10)
  for (const [bits, text] of rows) {
    const value = Buffer.from(bits, 'hex').readDoubleBE()
    expect(canonicalize(value)).toBe(text)
    if (Number.isSafeInteger(value)) expect(canonicalJson(value)).toBe(text)
    else expect(() => canonicalJson(value)).toThrow('safe integers')
  }
})
