import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFacetIndex, type FacetRow, type FacetSearch } from './index.ts'

const facetNames = ['member', 'area', 'state']
const sortKeys = ['due']
const letters = ['a', 'b', 'c', 'd']
const values = fc.record({
  member: fc.subarray(letters, { maxLength: 1 }),
  area: fc.subarray(letters),
  state: fc.subarray(letters, { minLength: 1, maxLength: 1 }),
})
const due = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN))
const rows = fc
  .array(fc.record({ values, due }), { maxLength: 40 })
  .map((list): FacetRow[] =>
    list.map((row, at) => ({ id: `r${String(at).padStart(2, '0')}`, values: row.values, numbers: { due: row.due } })),
  )
const chosen = fc.record({ member: fc.subarray(letters), area: fc.subarray(letters), state: fc.subarray([...letters, 'nobody']) })

const indexOf = (list: readonly FacetRow[]) => {
  const index = createFacetIndex(facetNames, sortKeys)
  for (const row of list) index.put(row)
  return index
}
const ask = (part: Partial<FacetSearch> = {}): FacetSearch => ({
  chosen: {},
  sort: { key: 'due', descending: false },
  offset: 0,
  limit: 1000,
  ...part,
})

/** The same answer, by filtering. */
function plain(list: readonly FacetRow[], wanted: Readonly<Record<string, readonly string[]>>) {
  const meets = (row: FacetRow, but?: string) =>
    facetNames.every((name) => {
      const values = wanted[name] ?? []
      return name === but || values.length === 0 || values.some((value) => row.values[name]?.includes(value))
    })
  const counts = facetNames.map((name) => {
    const left = list.filter((row) => meets(row, name))
    const entries = letters.map((value) => [value, left.filter((row) => row.values[name]?.includes(value)).length] as const)
    return [name, Object.fromEntries(entries.filter(([, count]) => count > 0))] as const
  })
  return { ids: list.filter((row) => meets(row)).map(({ id }) => id), counts: Object.fromEntries(counts) }
}

const told = (found: ReturnType<ReturnType<typeof createFacetIndex>['find']>) => ({
  ids: [...found.ids].sort(),
  counts: Object.fromEntries(Object.entries(found.counts).map(([name, counts]) => [name, Object.fromEntries([...counts].sort())])),
})

test('the same as a plain filter, whatever the order rows were put in', () => {
  fc.assert(
    fc.property(rows, chosen, (list, wanted) => {
      const expected = plain(list, wanted)
      expect(told(indexOf(list).find(ask({ chosen: wanted })))).toEqual({ ...expected, ids: expected.ids.sort() })
      expect(indexOf([...list].reverse()).find(ask({ chosen: wanted })).ids).toEqual(indexOf(list).find(ask({ chosen: wanted })).ids)
    }),
  )
})

test('a row put again takes the place of the first; one taken out is gone', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const index = indexOf(before)
      for (const { id } of before) index.remove(id)
      index.remove('never')
      for (const row of after) index.put(row)
      for (const row of after) index.put(row)
      expect(index.size).toBe(after.length)
      expect(told(index.find(ask()))).toEqual(told(indexOf(after).find(ask())))
    }),
  )
})

test('an order mended after each change is the one worked out anew', () => {
  fc.assert(
    fc.property(rows, rows, fc.subarray([...Array(40).keys()]), (before, after, gone) => {
      const index = indexOf(before)
      const asked = [ask(), ask({ sort: { key: 'due', descending: true } })]
      for (const one of asked) index.find(one)
      const left = new Map(before.map((row) => [row.id, row]))
      for (const at of gone) {
        const id = `r${String(at).padStart(2, '0')}`
        index.remove(id)
        left.delete(id)
        expect(index.find(ask()).ids).toEqual(indexOf([...left.values()]).find(ask()).ids)
      }
      for (const row of after) {
        index.put(row)
        left.set(row.id, row)
      }
      for (const one of asked) expect(index.find(one).ids).toEqual(indexOf([...left.values()]).find(one).ids)
    }),
  )
})

describe('order', () => {
  const list = [3, 1, Number.NaN, 2].map((n, at): FacetRow => ({ id: `r${at}`, values: {}, numbers: { due: n } }))
  test('rising, then falling; without a number last in both', () => {
    expect(indexOf(list).find(ask()).ids).toEqual(['r1', 'r3', 'r0', 'r2'])
    expect(indexOf(list).find(ask({ sort: { key: 'due', descending: true } })).ids).toEqual(['r0', 'r3', 'r1', 'r2'])
  })
  test('a slice, and how many in all', () => {
    expect(indexOf(list).find(ask({ offset: 1, limit: 2 }))).toMatchObject({ total: 4, ids: ['r3', 'r0'] })
    expect(indexOf(list).find(ask({ offset: 9, limit: 2 }))).toMatchObject({ total: 4, ids: [] })
  })
  test('among what a search found, the best first, or sorted', () => {
    const index = indexOf(list)
    const among = { rows: index.rowsOf(['r2', 'r0', 'r9', 'r0']), keepOrder: true }
    expect(index.find(ask({ among }))).toMatchObject({ total: 2, ids: ['r2', 'r0'] })
    expect(index.find(ask({ among: { ...among, keepOrder: false } })).ids).toEqual(['r0', 'r2'])
  })
})
