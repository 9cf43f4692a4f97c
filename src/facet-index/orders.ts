/** Rows in rising order of a number, and those without it; equal ones by id, so that the order is always the same. */
export interface Order {
  readonly rising: Uint32Array
  readonly without: Uint32Array
}

/** The orders of an index by sort key, each worked out when first asked for and mended after rows have changed. */
export interface Orders {
  /** A row was put, put again or taken out. */
  touch(row: number): void
  by(key: string): Order
}

/** What orders are made from; a row without id is none. */
export interface Ordered {
  idOf(row: number): string | undefined
  /** NaN where the row has no such number. */
  numberOf(key: string, row: number): number
  /** One more than the highest row. */
  rowCount(): number
}

interface Kept {
  order: Order
  readonly touched: Set<number>
}

// No row has a number under this key: its order is by id alone, and the others are made from it.
const byIdAlone = ''

/** Makes the orders of an index, none of them worked out. */
export function createOrders(rows: Ordered): Orders {
  const kept = new Map<string, Kept>()
  const idBefore = (a: number, b: number) => ((rows.idOf(a) ?? '') < (rows.idOf(b) ?? '') ? -1 : 1)
  const before = (key: string) => (a: number, b: number) => rows.numberOf(key, a) - rows.numberOf(key, b) || idBefore(a, b)
  const lives = (row: number) => rows.idOf(row) !== undefined
  const fresh = (key: string): Order => {
    if (key === byIdAlone) {
      const all = Array.from({ length: rows.rowCount() }, (_, row) => row).filter(lives)
      return { rising: new Uint32Array(0), without: Uint32Array.from(all.sort(idBefore)) }
    }
    const byId = by(byIdAlone).without
    const numbers = Float64Array.from(byId, (row) => rows.numberOf(key, row))
    const places = Uint32Array.from(byId, (_, place) => place)
    const number = (place: number) => numbers[place] ?? Number.NaN
    const numbered = places.filter((place) => !Number.isNaN(number(place)))
    // By number, then by place, which is by id.
    numbered.sort((a, b) => number(a) - number(b) || a - b)
    return { rising: numbered.map((place) => byId[place] ?? 0), without: byId.filter((_, place) => Number.isNaN(number(place))) }
  }
  const mended = (key: string, { order, touched }: Kept): Order => {
    const living = [...touched].filter(lives)
    const isNumbered = (row: number) => !Number.isNaN(rows.numberOf(key, row))
    return {
      rising: merge(order.rising, touched, living.filter(isNumbered), before(key)),
      without: merge(
        order.without,
        touched,
        living.filter((row) => !isNumbered(row)),
        idBefore,
      ),
    }
  }
  const by = (key: string): Order => {
    const known = kept.get(key)
    if (known?.touched.size === 0) return known.order
    // Mending compares each touched row: past a quarter of all, sorting anew is cheaper.
    const order = known === undefined || known.touched.size * 4 > rows.rowCount() ? fresh(key) : mended(key, known)
    kept.set(key, { order, touched: new Set() })
    return order
  }
  const touch = (row: number) => {
    for (const { touched } of kept.values()) touched.add(row)
  }
  return { touch, by }
}

/** A sorted list without the rows touched, with those that have their place in it again. */
function merge(sorted: Uint32Array, touched: ReadonlySet<number>, added: number[], before: (a: number, b: number) => number): Uint32Array {
  const stayed = sorted.filter((row) => !touched.has(row))
  if (added.length === 0) return stayed
  const all = new Uint32Array(stayed.length + added.length)
  let [from, to] = [0, 0]
  for (const row of added.sort(before)) {
    const place = firstAfter(stayed, row, from, before)
    all.set(stayed.subarray(from, place), to)
    to += place - from
    all[to++] = row
    from = place
  }
  all.set(stayed.subarray(from), to)
  return all
}

/** The first place at or after `from` whose row comes after this one. */
function firstAfter(sorted: Uint32Array, row: number, from: number, before: (a: number, b: number) => number): number {
  let [low, high] = [from, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (before(sorted[middle] ?? 0, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}
