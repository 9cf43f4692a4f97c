import { expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { documentWriter, readDocument, UnreadableExport } from '#exchange/parvis-json/format.ts'
import type { Db } from '#kernel/database.ts'
import { bringFacts, projectedRows, readFacts, redact } from '#record'
import { freshDatabase } from '#test/database.ts'
import { world } from '#test/world.ts'

async function exported(db: Db): Promise<string> {
  const pieces: string[] = []
  const document = documentWriter((text) => void pieces.push(text))
  await readFacts(db, document.facts)
  document.end()
  return pieces.join('')
}

test('an export, brought into an empty instance and exported again, is the same bytes; its tables are the same rows', async () => {
  const { db, ctx } = await world()
  const { entry_id: target, field } = await db
    .selectFrom('record_disclosure')
    .select(['entry_id', 'field'])
    .orderBy('entry_id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const erasure = {
    id: ctx.newId(),
    at: ctx.now(),
    recordedAt: ctx.now(),
    by: { kind: 'instance' },
    target,
    field,
    ground: 'author-request',
  } as const
  await db.transaction().execute((trx) => redact(trx, erasure, facts))
  const text = await exported(db)
  const document = readDocument(text)
  const { db: other } = await freshDatabase()
  expect(await bringFacts(other, facts, document)).toEqual({ appended: document.length, standing: 0 })
  expect(await exported(other)).toBe(text)
  expect(await projectedRows(other, projectedTables)).toEqual(await projectedRows(db, projectedTables))
  expect(await bringFacts(other, facts, document)).toEqual({ appended: 0, standing: document.length })
})

test('cut short, it is completed by the next run; beside other entries it is refused', async () => {
  const { db } = await world()
  const document = readDocument(await exported(db))
  const { db: other } = await freshDatabase()
  await bringFacts(other, facts, document.slice(0, 40))
  expect(await bringFacts(other, facts, document)).toEqual({ appended: document.length - 40, standing: 40 })
  await expect(bringFacts(other, facts, document.slice(1))).rejects.toThrow(/entries of its own/)
})

test('nothing is appended of a document that holds something unknown', async () => {
  const { db } = await world()
  const document = readDocument(await exported(db))
  const [first] = document
  if (first === undefined) throw new Error('nothing was exported')
  const { db: other } = await freshDatabase()
  await expect(bringFacts(other, facts, [first, { ...first, kind: 'kind-of-the-future' }])).rejects.toThrow(
    /fact 1: nothing is known of the kind/,
  )
  await expect(bringFacts(other, facts, [{ ...first, data: {} }])).rejects.toThrow(/fact 0 \(/)
  expect(await exported(other)).toBe('{"format":"parvis","version":1,"facts":[\n]}\n')
})

test.each([
  ['no JSON', '{'],
  ['another document', '{}'],
  ['a version of the future', '{"format":"parvis","version":2,"facts":[]}'],
  ['a fact without its id', '{"format":"parvis","version":1,"facts":[{"kind":"x"}]}'],
])('refused: %s', (_, text) => {
  expect(() => readDocument(text)).toThrow(UnreadableExport)
})
