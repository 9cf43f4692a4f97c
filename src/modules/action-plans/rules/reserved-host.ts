/** Hosts reserved for examples and tests (RFC 2606, RFC 6761): nothing stands there, so nothing is looked at. */
export const isReservedHost = (host: string): boolean =>
  /(^|\.)(example|invalid|test|localhost)$/.test(host) || /(^|\.)example\.(org|com|net)$/.test(host)
