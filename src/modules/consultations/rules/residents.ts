/** Most addresses of a list: a large city. */
export const mostResidents = 200_000
/** Most characters of an address (RFC 5321). */
const longestAddress = 254

/** A list as it was read: every address once, and the lines that hold none. */
export interface ReadResidents {
  readonly addresses: readonly string[]
  /** Numbers of the lines that are not one address; the first ten. */
  readonly wrong: readonly number[]
}

const address = /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;.]+$/

/** Reads one address a line, or the first column of a CSV; a first line without an address is taken for its heading. */
export function readResidents(typed: string): ReadResidents {
  const addresses = new Set<string>()
  const wrong: number[] = []
  for (const [at, line] of typed.split(/\r\n?|\n/).entries()) {
    const cell = (line.replace(/^\uFEFF/, '').split(/[,;\t]/)[0] ?? '')
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .toLowerCase()
    if (cell === '') continue
    if (cell.length <= longestAddress && address.test(cell)) addresses.add(cell)
    else if (at > 0 || cell.includes('@')) wrong.push(at + 1)
  }
  return { addresses: [...addresses], wrong: wrong.slice(0, 10) }
}
