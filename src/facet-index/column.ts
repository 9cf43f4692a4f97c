/** Numbers by row. */
type Numbers = Float64Array | Uint32Array

/** A column of numbers, one per row: a row set beyond its end makes room by half as much again. */
export interface Column<Kind extends Numbers> {
  /** The numbers by row; read it anew after `set`, which may replace it. */
  readonly values: Kind
  set(at: number, value: number): void
}

/** Makes a column without rows; rows never set hold 0. `make` gives an array of a length: its kind bounds what is kept. */
export function createColumn<Kind extends Numbers>(make: (length: number) => Kind): Column<Kind> {
  let values = make(64)
  return {
    get values() {
      return values
    },
    set: (at, value) => {
      if (at >= values.length) {
        const grown = make(Math.max(at + 1, Math.ceil(values.length * 1.5)))
        grown.set(values)
        values = grown
      }
      values[at] = value
    },
  }
}
