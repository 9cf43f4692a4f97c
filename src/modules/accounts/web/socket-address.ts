import { z } from 'zod'
import type { PageRequest } from '#kernel/http/variables.ts'

const Incoming = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) })

/** The network address a request came from, when it came over the network. */
export function socketAddressOf(c: PageRequest): string | undefined {
  const env: unknown = c.env
  return Incoming.safeParse(env).data?.incoming.socket.remoteAddress
}
