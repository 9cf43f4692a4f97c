/** A title laid out: its size in pixels and its lines. */
export interface Laid {
  readonly size: number
  readonly lines: readonly string[]
}

// Width of a glyph in em, a little over the mean of both fonts, so that a line seldom reaches the margin.
const glyphWidth = 0.54

/** Cuts a text into lines of at most `width` pixels at a size, between words; a word too long for a line is cut. */
export function wrap(text: string, size: number, width: number): readonly string[] {
  const most = Math.max(4, Math.floor(width / (size * glyphWidth)))
  const lines: string[] = []
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((part) => cut(part, most))) {
    const last = lines.at(-1)
    if (last !== undefined && [...last].length + 1 + [...word].length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function cut(word: string, most: number): readonly string[] {
  const letters = [...word]
  const parts: string[] = []
  for (let at = 0; at < letters.length; at += most) parts.push(letters.slice(at, at + most).join(''))
  return parts
}

/** The largest of the sizes at which the text fits in the lines that size allows; at the smallest, what is left over becomes “…”. */
export function layOut(text: string, sizes: readonly number[], width: number, linesMax: (size: number) => number): Laid {
  const tried = sizes.map((size) => ({ size, lines: wrap(text, size, width) }))
  const fitting = tried.find(({ size, lines }) => lines.length <= linesMax(size))
  if (fitting !== undefined) return { size: fitting.size, lines: balance(text, fitting, width) }
  const smallest = tried.at(-1)
  if (smallest === undefined) return { size: 0, lines: [] }
  const kept = smallest.lines.slice(0, linesMax(smallest.size))
  return { size: smallest.size, lines: [...kept.slice(0, -1), `${kept.at(-1) ?? ''}…`] }
}

const NARROWING = 16

/** The same number of lines, as even as they can be. */
function balance(text: string, { size, lines }: Laid, width: number): readonly string[] {
  let even = lines
  for (let narrower = width - NARROWING; narrower > width / 2; narrower -= NARROWING) {
    const tried = wrap(text, size, narrower)
    if (tried.length > lines.length) break
    even = tried
  }
  return even
}
