import { IncomingMessage } from 'node:http'
import type { PageRequest } from '#kernel/http/variables.ts'

/** The request as it came over the network; absent where the application is asked directly. */
export function incomingOf(c: PageRequest): IncomingMessage | undefined {
  const env: unknown = c.env
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined
  return env.incoming instanceof IncomingMessage ? env.incoming : undefined
}

/** The network address a request came from, when it came over the network. */
export const socketAddressOf = (c: PageRequest): string | undefined => incomingOf(c)?.socket.remoteAddress
