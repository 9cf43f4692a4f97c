/** How the bytes of a page travel. */
export type Coding = 'br' | 'gzip' | 'identity'

const known = new Map<string, Coding>()
const knownMax = 256

/** The best coding that an `Accept-Encoding` allows (RFC 9110, section 12.5.3): Brotli, else gzip, else none. */
export function chooseCoding(accept: string | undefined): Coding {
  if (accept === undefined) return 'identity'
  const before = known.get(accept)
  if (before !== undefined) return before
  const coding = choose(accept)
  if (known.size >= knownMax) known.clear()
  if (accept.length <= 200) known.set(accept, coding)
  return coding
}

function choose(accept: string): Coding {
  const weights = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',').slice(0, 20)) {
    const [name = '', ...parameters] = part.split(';').map((it) => it.trim())
    const weight = parameters.find((it) => it.startsWith('q='))
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0)
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weightOf('br') > 0 && weightOf('br') >= weightOf('gzip')) return 'br'
  return weightOf('gzip') > 0 ? 'gzip' : 'identity'
}

/** Tells whether `If-None-Match` names this tag (weak comparison, RFC 9110, section 13.1.2). */
export function namesTag(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch === tag || ifNoneMatch === '*') return true
  return ifNoneMatch.split(',').some((part) => part.trim().replace(/^W\//, '') === tag)
}
