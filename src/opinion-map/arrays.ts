/** An array of numbers, typed or plain, that is only read. */
export type Numbers = ArrayLike<number>

/** Gives the number at an index the caller knows to exist. */
export const at = (numbers: Numbers, index: number): number => numbers[index] ?? 0

/** Adds to the number at an index the caller knows to exist. */
export function add(numbers: Float64Array | Int32Array, index: number, more: number): void {
  numbers[index] = (numbers[index] ?? 0) + more
}

/** Gives the sum. */
export function sum(numbers: Numbers): number {
  let total = 0
  for (let i = 0; i < numbers.length; i += 1) total += at(numbers, i)
  return total
}
