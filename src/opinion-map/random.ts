/** A source of numbers in [0, 1). */
export type Random = () => number

/** Mixes the bits of a 32-bit number so that neighbours give unrelated numbers. */
export function mixed(bits: number): number {
  let x = bits >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

/** Gives the same sequence for the same seed on every machine: a counter (Weyl sequence) through `mixed`. Not for secrets. */
export function seededRandom(seed: number): Random {
  let state = mixed(seed)
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    return mixed(state) / 4_294_967_296
  }
}

/** Gives an integer in [0, below). */
export const randomIndex = (random: Random, below: number): number => Math.min(below - 1, Math.floor(random() * below))
