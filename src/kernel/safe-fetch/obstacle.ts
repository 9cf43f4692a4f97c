/** Why an address gave nothing that can be read. */
export const fetchObstacles = [
  'address-not-taken',
  'address-internal',
  'host-unknown',
  'not-reachable',
  'certificate-wrong',
  'too-slow',
  'too-large',
  'too-many-redirects',
  'type-not-read',
  'broken-off',
  'answered-error',
] as const
export type FetchObstacle = (typeof fetchObstacles)[number]

/** Ends a fetch with its obstacle; never leaves this folder. */
export class Obstructed extends Error {
  override readonly name = 'Obstructed'
  readonly obstacle: FetchObstacle
  /** The status that was answered, when one was. */
  readonly status: number | null

  constructor(obstacle: FetchObstacle, status: number | null = null) {
    super(obstacle)
    this.obstacle = obstacle
    this.status = status
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.name) : ''

/** What a failed connection or answer comes down to. */
export function obstacleOf(error: unknown): Obstructed {
  if (error instanceof Obstructed) return error
  const code = codeOf(error)
  if (code === 'ABORT_ERR' || code === 'AbortError' || code === 'TimeoutError') return new Obstructed('too-slow')
  if (/CERT|TLS_CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code)) return new Obstructed('certificate-wrong')
  if (/^(HPE_|ERR_STREAM_PREMATURE_CLOSE|ECONNRESET|EPIPE|Z_|ERR_BROTLI|ERR_HTTP)/.test(code) || /^ERR__ERROR_FORMAT/.test(code))
    return new Obstructed('broken-off')
  return new Obstructed('not-reachable')
}
