/** Where the site runs. */
export interface TryItAsQuestion {
  /** Demonstration mode. */
  readonly demo: boolean
  /** The address it listens on. */
  readonly host: string
  /** A database of its own was given (`DATABASE_URL`). */
  readonly ownDatabase: boolean
  readonly production: boolean
}

/** Tells whether a host name means this very machine. */
export const isLoopback = (host: string): boolean => {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

/** “Try it as…” signs anybody in: only a demonstration that listens to this very machine may offer it, and never a production database. */
export const mayTryItAs = ({ demo, host, ownDatabase, production }: TryItAsQuestion): boolean =>
  demo && isLoopback(host) && !(ownDatabase && production)
