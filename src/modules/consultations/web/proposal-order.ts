import { createHmac } from 'node:crypto'
import type { PageRequest } from '#kernel/http/variables.ts'
import { type Person, participationKey } from '../acts/join-consultation.ts'

/**
 * What decides the order in which a reader sees proposals (decision 35): of somebody known, their own; of a stranger, that
 * of the network address, since no cookie is set for reading. The instance's secret keeps both from being guessed.
 */
export const seedOf = (c: PageRequest, consultationId: string, person: Person | null): Promise<string> =>
  seedFor(c, consultationId, person === null ? `sender ${c.var.sender}` : person.kind === 'browser' ? person.key : person.personId)

/** The same for pages that are kept for every stranger: another order each day. */
export const seedOfDay = (c: PageRequest, consultationId: string, person: Person | null): Promise<string> =>
  person === null ? seedFor(c, consultationId, `day ${c.var.ctx.now().toISOString().slice(0, 10)}`) : seedOf(c, consultationId, person)

async function seedFor(c: PageRequest, consultationId: string, reader: string): Promise<string> {
  const secret = await participationKey(c.var.ctx.db)
  return createHmac('sha256', secret).update(`order\n${consultationId}\n${reader}`).digest('hex')
}
