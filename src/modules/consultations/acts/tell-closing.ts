import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { append, factFrom, type NewFact } from '#record'
import { consultationClosed } from '../projectors/consultation.ts'
import { supportsCounted } from '../projectors/proposal.ts'
import { countClosing } from './count-closing.ts'

/** Who tells it, and of which consultation; `at` is now unless told. */
export type ClosingTold = Pick<NewFact<unknown>, 'by' | 'about'> & { readonly at?: Date }

/** Counts a consultation and enters its closing: the supports, then the counts with the digest of the published choices. */
export async function tellClosing(trx: Trx, ctx: Context, told: ClosingTold): Promise<void> {
  const { supports, closed } = await countClosing(trx, told.about['consultation'] ?? '')
  for (const data of supports) await append(trx, supportsCounted, factFrom(ctx, { ...told, data }))
  await append(trx, consultationClosed, factFrom(ctx, { ...told, data: closed }))
}
