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
  /** Only these rows, in this order unless `keepOrder` is false. */
  readonly among?: { readonly ids: readonly string[]; readonly keepOrder: boolean } | undefined
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
}

/** One facet: each row holds the number of a set of values, since most rows share one of few sets. */
interface Facet {
  readonly codes: Map<string, number>
  readonly names: string[]
  readonly setNumbers: Map<string, number>
  readonly sets: (readonly number[])[]
  readonly rows: Column
}

/** Makes an empty index of these facets and sort keys. */
export function createFacetIndex(facetNames: readonly string[], sortKeys: readonly string[]): FacetIndex {
  const facets = facetNames.map(
    (): Facet => ({ codes: new Map(), names: [], setNumbers: new Map([['', 0]]), sets: [[]], rows: new Column() }),
  )
  const numbers = new Map(sortKeys.map((key) => [key, new Column()]))
  const rowOf = new Map<string, number>()
  const ids: (string | undefined)[] = []
  const free: number[] = []
  const orders = new Map<string, Order>()
  const put = (row: FacetRow) => {
    const at = rowOf.get(row.id) ?? free.pop() ?? ids.length
    rowOf.set(row.id, at)
    ids[at] = row.id
    for (const [index, name] of facetNames.entries()) {
      const facet = facets[index]
      if (facet !== undefined) facet.rows.set(at, setNumber(facet, row.values[name] ?? []))
    }
    for (const [key, column] of numbers) column.set(at, row.numbers[key] ?? Number.NaN)
    orders.clear()
  }
  const remove = (id: string) => {
    const at = rowOf.get(id)
    if (at === undefined) return
    rowOf.delete(id)
    ids[at] = undefined
    free.push(at)
    orders.clear()
  }
  const orderBy = (key: string): Order => {
    const kept = orders.get(key)
    if (kept !== undefined) return kept
    const order = sortedRows(ids, numbers.get(key))
    orders.set(key, order)
    return order
  }
  const find = (search: FacetSearch): Found => {
    const order = candidates(search, rowOf, orderBy)
    const wanted = facets.map((facet, index) => wantedSets(facet, search.chosen[facetNames[index] ?? '']))
    const { passing, failingOnly } = split(order, facets, wanted)
    const slice = [...passing.subarray(search.offset, search.offset + search.limit)].flatMap((row) => ids[row] ?? [])
    const counts = facetNames.map((name, index) => [name, tally(facets[index], passing, failingOnly[index] ?? [])] as const)
    return { total: passing.length, ids: slice, counts: Object.fromEntries(counts) }
  }
  return {
    get size() {
      return rowOf.size
    },
    put,
    remove,
    find,
  }
}

/** A column of numbers that grows by doubling. */
class Column {
  values = new Float64Array(64)

  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const grown = new Float64Array(Math.max(at + 1, this.values.length * 2))
      grown.set(this.values)
      this.values = grown
    }
    this.values[at] = value
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

/** Rows in rising order of a number, and those without it; equal ones by id, so that the order is always the same. */
interface Order {
  readonly rising: Uint32Array
  readonly without: Uint32Array
}

function sortedRows(ids: readonly (string | undefined)[], column: Column | undefined): Order {
  const all = ids.flatMap((id, row) => (id === undefined ? [] : [row]))
  const numberOf = (row: number) => column?.values[row] ?? Number.NaN
  const byId = (a: number, b: number) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1)
  const without = all.filter((row) => Number.isNaN(numberOf(row))).sort(byId)
  const numbered = all.filter((row) => !Number.isNaN(numberOf(row)))
  return { rising: Uint32Array.from(numbered.sort((a, b) => numberOf(a) - numberOf(b) || byId(a, b))), without: Uint32Array.from(without) }
}

/** The rows to look at, in the order of the answer; those without a number come last in either direction. */
function candidates({ sort, among }: FacetSearch, rowOf: ReadonlyMap<string, number>, orderBy: (key: string) => Order): ArrayLike<number> {
  if (among?.keepOrder === true) return [...new Set(among.ids)].flatMap((id) => rowOf.get(id) ?? [])
  const { rising, without } = orderBy(sort.key)
  const order = new Uint32Array(rising.length + without.length)
  order.set(sort.descending ? rising.toReversed() : rising)
  order.set(without, rising.length)
  if (among === undefined) return order
  const kept = new Set(among.ids.flatMap((id) => rowOf.get(id) ?? []))
  return order.filter((row) => kept.has(row))
}

/** For each set of a facet whether it holds a chosen value; null when nothing of the facet is chosen. */
function wantedSets(facet: Facet, values: readonly string[] | undefined): Uint8Array | null {
  if (values === undefined || values.length === 0) return null
  const codes = new Set(values.flatMap((value) => facet.codes.get(value) ?? []))
  return Uint8Array.from(facet.sets, (set) => (set.some((code) => codes.has(code)) ? 1 : 0))
}

/** The rows that meet every choice, in order; and, by facet, those that fail its choice alone. */
function split(order: ArrayLike<number>, facets: readonly Facet[], wanted: readonly (Uint8Array | null)[]) {
  const active = wanted.flatMap((sets, index) => (sets === null ? [] : [{ index, sets, rows: facets[index]?.rows.values ?? noNumbers }]))
  const passing = new Uint32Array(order.length)
  const failingOnly: number[][] = facets.map(() => [])
  let count = 0
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0
    const failed = failedFacet(row, active)
    if (failed === nothing) passing[count++] = row
    else if (failed !== several) failingOnly[failed]?.push(row)
  }
  return { passing: passing.subarray(0, count), failingOnly }
}

const noNumbers = new Float64Array(0)
const nothing = -1
const several = -2

interface ActiveFacet {
  readonly index: number
  readonly sets: Uint8Array
  readonly rows: Float64Array
}

/** Which facet's choice a row does not meet: none, one (its index), or several. */
function failedFacet(row: number, active: readonly ActiveFacet[]): number {
  let failed = nothing
  for (let at = 0; at < active.length; at += 1) {
    const facet = active[at]
    if (facet === undefined || facet.sets[facet.rows[row] ?? 0] === 1) continue
    if (failed !== nothing) return several
    failed = facet.index
  }
  return failed
}

/** How many rows have each value: sets are counted first, then opened. */
function tally(facet: Facet | undefined, passing: Uint32Array, failingOnly: readonly number[]): ReadonlyMap<string, number> {
  if (facet === undefined) return new Map()
  const ofSet = new Uint32Array(facet.sets.length)
  const rows = facet.rows.values
  for (let at = 0; at < passing.length; at += 1) {
    const set = rows[passing[at] ?? 0] ?? 0
    ofSet[set] = (ofSet[set] ?? 0) + 1
  }
  for (const row of failingOnly) {
    const set = rows[row] ?? 0
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
