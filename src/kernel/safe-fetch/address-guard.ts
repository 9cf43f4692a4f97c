import ipaddr from 'ipaddr.js'

/** Tells whether a connection to this network address and port may be made. */
export type AllowConnection = (address: string, port: number) => boolean

const globalUnicast = ipaddr.IPv6.parse('2000::')

/**
 * Tells whether a network address is on the public internet. False for this machine, for private, link-local, shared
 * (RFC 6598), multicast, documentation and reserved ranges, for every IPv6 form that carries an IPv4 address (mapped,
 * compatible, 6to4, NAT64, Teredo), whatever it carries, and for what is no address at all.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  // All that is given out of IPv6 lies in 2000::/3 (RFC 4291, section 2.4); elsewhere a new special range may appear any day.
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(globalUnicast, 3)
}

const webPorts: readonly number[] = [80, 443, 8080, 8443]

/** The rule of production: public addresses, on the ports of the web. */
export const allowPublic: AllowConnection = (address, port) => isPublicAddress(address) && webPorts.includes(port)

/** Longest web address taken. */
export const addressLengthMax = 2000

/** Reads a web address: http or https, a host, no user name or password. Null when it is not one. The part after `#` is left out. */
export function readWebAddress(text: string): URL | null {
  const trimmed = text.trim()
  if (trimmed.length > addressLengthMax || !URL.canParse(trimmed)) return null
  const url = new URL(trimmed)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null
  if (url.username !== '' || url.password !== '') return null
  url.hash = ''
  return url
}

/** The port a web address leads to. */
export const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))
