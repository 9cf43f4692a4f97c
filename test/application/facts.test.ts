import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { facts, projectedTables, sentences } from '#app/facts.ts'
import { sentenceKeyOf } from '#app/sentences.ts'
import { catalogues } from '#kernel/catalogues.ts'
import { languages } from '#kernel/languages.ts'
import { freshDatabase } from '#test/database.ts'

const kinds = facts.map(({ kind }) => kind)

test('the facts are read; a kind stands once and is kebab-case', () => {
  expect(kinds.length).toBeGreaterThan(15)
  expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([])
  expect(kinds.filter((kind) => !/^[a-z]+(-[a-z]+)+$/.test(kind))).toEqual([])
})

test('every fact has a schema that refuses what it does not know, and a projector', () => {
  for (const { kind, schema, project } of facts) {
    expect(schema, kind).toBeInstanceOf(z.ZodType)
    expect(schema.safeParse({ surelyNobodyCallsAFieldSo: 1 }).success, kind).toBe(false)
    expect(project, kind).toBeTypeOf('function')
  }
})

test('every fact has a sentence in every language, and no sentence tells an unknown fact', () => {
  for (const lang of languages) {
    const catalogue: Readonly<Record<string, string>> = catalogues[lang]
    const keys = kinds.map((kind) => sentenceKeyOf({ kind, data: {} }))
    expect(kinds.filter((_, index) => keys[index] === 'record.sentence.unknown' || !catalogue[keys[index] ?? '']?.trim())).toEqual([])
  }
  expect(Object.keys(sentences).filter((kind) => !kinds.includes(kind))).toEqual([])
})

test('every projected table exists, once', async () => {
  const { db } = await freshDatabase()
  expect(projectedTables.length).toBeGreaterThan(5)
  expect(new Set(projectedTables).size).toBe(projectedTables.length)
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
  const existing = rows.map(({ name }) => name)
  expect(projectedTables.filter((table) => !existing.includes(table))).toEqual([])
})
