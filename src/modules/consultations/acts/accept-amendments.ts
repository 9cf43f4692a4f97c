import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type Amendment, amendmentsOfText } from '../queries/amendments.ts'
import { findText } from '../queries/texts.ts'
import { type AcceptForm, decideAccept, openAmendments } from '../rules/accept-amendments.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { lockAsOrganiser } from './lock-consultation.ts'
import { appendVersion, type PublishedText } from './publish-text.ts'

/**
 * The organiser takes amendments into the next version of a text: one entry names them all. The same form sent again gives the
 * first answer and adds nothing.
 */
export function acceptAmendments(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  number: number,
  form: AcceptForm,
): Promise<Outcome<PublishedText, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const text = await findText(trx, held.fact.id, { number })
    if (text === null) return refuse('text-unknown')
    const amendments = await amendmentsOfText(trx, text.id)
    if (isTakenIn(amendments, form)) return allow({ number, version: form.version + 1 })
    const decided = decideAccept({ ...text, open: openAmendments(amendments) }, form)
    if (!decided.ok) return decided
    const next = { ...text, version: text.version + 1, paragraphs: decided.fact, amendments: [...new Set(form.amendments)] }
    return allow(await appendVersion(trx, ctx, mandate, held.fact, next))
  })
}

/** Tells whether the version after the one read took in these very amendments. */
function isTakenIn(amendments: readonly Amendment[], { version, amendments: asked }: AcceptForm): boolean {
  const taken = amendments.filter(({ acceptedVersion }) => acceptedVersion === version + 1).map(({ id }) => id)
  const wanted = new Set(asked)
  return wanted.size > 0 && taken.length === wanted.size && taken.every((id) => wanted.has(id))
}
