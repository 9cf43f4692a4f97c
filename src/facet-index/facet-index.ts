import { type Column, createColumn } from './column.ts'
import { createOrders, type Order } from './orders.ts'

/** A row as it is put: its facets' values and the numbers it is sorted by. A facet without value is absent or empty. */
export interface FacetRow {
  readonly id: string
  readonly values: Readonly<Record<string, readonly string[]>>
  /** By sort key; a row without the number, or with NaN, stands last in either direction. */
  readonly numbers: Readonly<Record<string, number>>
}

/** What is asked: choices by facet, a sort, a slice of the rows found. */
export interface FacetSearch {
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly sort: { readonly key: string; readonly descending: boolean }
  readonly offset: number
  readonly limit: number
  /** Only these rows (of `rowsOf`), in this order unless `keepOrder` is false. */
  readonly among?: { readonly rows: Uint32Array; readonly keepOrder: boolean } | undefined
}

/** What was found: how many, the ids of the slice, and for each facet how many rows each value would give. */
export interface Found {
  readonly total: number
  readonly ids: readonly string[]
  readonly counts: Readonly<Record<string, ReadonlyMap<string, number>>>
}

/** An index that holds rows until they are taken out. */
export interface FacetIndex {
  readonly size: number
  put(row: FacetRow): void
  remove(id: string): void
  find(search: FacetSearch): Found
  /** The rows of some ids, each once, in their order; an id the index does not hold is left out. They hold until the next change. */
  rowsOf(ids: Iterable<string>): Uint32Array
}

/** One facet: each row holds the number of a set of values, since most rows share one of few sets. */
interface Facet {
  readonly codes: Map<string, number>
  readonly names: string[]
  readonly setNumbers: Map<string, number>
  readonly sets: (readonly number[])[]
  readonly rows: Column<Uint32Array>
}

const createFacet = (): Facet => ({
  codes: new Map(),
  names: [],
  setNumbers: new Map([['', 0]]),
  sets: [[]],
  rows: createColumn((length) => new Uint32Array(length)),
})

/** Filters of which the counts are kept until a row changes: pages, sorts and files of one search count once. */
const mostKept = 16

/** Makes an empty index of these facets and sort keys. */
export function createFacetIndex(facetNames: readonly string[], sortKeys: readonly string[]): FacetIndex {
  const facets = facetNames.map((name) => ({ name, ...createFacet() }))
  const numbers = new Map(sortKeys.map((key) => [key, createColumn((length) => new Float64Array(length))]))
  const rowOf = new Map<string, number>()
  const ids: (string | undefined)[] = []
  const free: number[] = []
  const orders = createOrders({
    idOf: (row) => ids[row],
    numberOf: (key, row) => numbers.get(key)?.values[row] ?? Number.NaN,
    rowCount: () => ids.length,
  })
  const kept = new Map<string, Filtered>()
  const put = (row: FacetRow) => {
    const at = rowOf.get(row.id) ?? free.pop() ?? ids.length
    rowOf.set(row.id, at)
    ids[at] = row.id
    for (const facet of facets) facet.rows.set(at, setNumber(facet, row.values[facet.name] ?? []))
    for (const [key, column] of numbers) column.set(at, row.numbers[key] ?? Number.NaN)
    orders.touch(at)
    kept.clear()
  }
  const remove = (id: string) => {
    const at = rowOf.get(id)
    if (at === undefined) return
    rowOf.delete(id)
    ids[at] = undefined
    free.push(at)
    orders.touch(at)
    kept.clear()
  }
  const filtered = ({ chosen, among }: FacetSearch, rows: Uint32Array): Filtered => {
    const key = among === undefined ? JSON.stringify(facetNames.map((name) => chosen[name] ?? [])) : null
    const known = key === null ? undefined : kept.get(key)
    if (known !== undefined) return known
    const made = filter(facets, chosen, rows, ids.length)
    if (key !== null) {
      if (kept.size >= mostKept) kept.clear()
      kept.set(key, made)
    }
    return made
  }
  const find = (search: FacetSearch): Found => {
    const { among, sort } = search
    const rows = among === undefined ? orders.by('').without : among.rows
    const found = filtered(search, rows)
    const inOrder = among?.keepOrder === true ? [rows] : directed(orders.by(sort.key), sort.descending)
    const slice = sliceOf(inOrder, found.status, search)
    return { total: found.total, ids: slice.flatMap((row) => ids[row] ?? []), counts: found.counts }
  }
  return {
    get size() {
      return rowOf.size
    },
    put,
    remove,
    find,
    rowsOf: (wanted) => Uint32Array.from(new Set([...wanted].flatMap((id) => rowOf.get(id) ?? []))),
  }
}

function setNumber(facet: Facet, values: readonly string[]): number {
  const codes = [...new Set(values)].map((value) => {
    const known = facet.codes.get(value)
    if (known !== undefined) return known
    facet.names.push(value)
    facet.codes.set(value, facet.names.length - 1)
    return facet.names.length - 1
  })
  const key = codes.sort((a, b) => a - b).join(',')
  const shared = facet.setNumbers.get(key)
  if (shared !== undefined) return shared
  facet.sets.push(codes)
  facet.setNumbers.set(key, facet.sets.length - 1)
  return facet.sets.length - 1
}

/** Rows in the order of an answer: those without the number come last in either direction. */
const directed = ({ rising, without }: Order, descending: boolean): readonly Uint32Array[] => [
  descending ? rising.toReversed() : rising,
  without,
]

/** The passing rows of a slice, in order. */
function sliceOf(inOrder: readonly Uint32Array[], status: Uint8Array, { offset, limit }: FacetSearch): readonly number[] {
  const slice: number[] = []
  let before = 0
  for (const rows of inOrder) {
    for (let at = 0; at < rows.length && slice.length < limit; at += 1) {
      const row = rows[at] ?? 0
      if (status[row] !== passes) continue
      if (before >= offset) slice.push(row)
      before += 1
    }
  }
  return slice
}

/** What a filter leaves, and what each value of each facet would. */
interface Filtered {
  /** By row: `passes`, `fails`, or one more than the number of the only facet whose choice it does not meet. */
  readonly status: Uint8Array
  readonly total: number
  readonly counts: Found['counts']
}

const passes = 0
const fails = 255

function filter(
  facets: readonly (Facet & { readonly name: string })[],
  chosen: FacetSearch['chosen'],
  rows: Uint32Array,
  rowCount: number,
): Filtered {
  const status = new Uint8Array(rowCount).fill(fails)
  for (let at = 0; at < rows.length; at += 1) status[rows[at] ?? 0] = passes
  for (const [index, facet] of facets.entries()) {
    const wanted = wantedSets(facet, chosen[facet.name])
    if (wanted !== null) mark(status, rows, facet, wanted, index + 1)
  }
  let total = 0
  for (let at = 0; at < rows.length; at += 1) if (status[rows[at] ?? 0] === passes) total += 1
  const counts = facets.map((facet, index) => [facet.name, tally(facet, status, rows, index + 1)] as const)
  return { status, total, counts: Object.fromEntries(counts) }
}

/** For each set of a facet whether it holds a chosen value; null when nothing of the facet is chosen. */
function wantedSets(facet: Facet, values: readonly string[] | undefined): Uint8Array | null {
  if (values === undefined || values.length === 0) return null
  const codes = new Set(values.flatMap((value) => facet.codes.get(value) ?? []))
  return Uint8Array.from(facet.sets, (set) => (set.some((code) => codes.has(code)) ? 1 : 0))
}

/** Marks the rows that do not meet a facet's choice: with its mark those that met every other so far. */
function mark(status: Uint8Array, rows: Uint32Array, facet: Facet, wanted: Uint8Array, own: number): void {
  const setOf = facet.rows.values
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    if (wanted[setOf[row] ?? 0] === 0) status[row] = status[row] === passes ? own : fails
  }
}

/** How many rows have each value: sets are counted first, then opened. Rows that fail this facet alone count. */
function tally(facet: Facet, status: Uint8Array, rows: Uint32Array, own: number): ReadonlyMap<string, number> {
  const ofSet = new Uint32Array(facet.sets.length)
  const setOf = facet.rows.values
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    const state = status[row]
    if (state !== passes && state !== own) continue
    const set = setOf[row] ?? 0
    ofSet[set] = (ofSet[set] ?? 0) + 1
  }
  const ofCode = new Uint32Array(facet.names.length)
  for (let set = 0; set < ofSet.length; set += 1) {
    const count = ofSet[set] ?? 0
    if (count > 0) for (const code of facet.sets[set] ?? []) ofCode[code] = (ofCode[code] ?? 0) + count
  }
  const named = new Map<string, number>()
  for (const [code, name] of facet.names.entries()) {
    const count = ofCode[code] ?? 0
    if (count > 0) named.set(name, count)
  }
  return named
}
