import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** A network address a host name leads to. */
export interface HostAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** Gives every address of a host; none when the name is not known. */
export type ResolveHost = (host: string) => Promise<readonly HostAddress[]>

/** Asks the system's resolver, as any program of this machine would. */
export const resolveHost: ResolveHost = async (host) => {
  // An unknown name and a resolver that does not answer are the same here: there is no address to connect to.
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/** The addresses of the host of a web address; one that is written as an address is not resolved. */
export async function addressesOf(url: URL, resolve: ResolveHost): Promise<readonly HostAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  return family === 4 || family === 6 ? [{ address: host, family }] : resolve(host)
}
