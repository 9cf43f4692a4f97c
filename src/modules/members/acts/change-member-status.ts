import type { Context } from '#kernel/context.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { memberStatusChanged } from '../projectors.ts'
import { lockMemberBySlug } from '../queries/find-member.ts'
import { decideChangeMemberStatus } from '../rules/change-member-status.ts'
import type { MemberStatus, StatusRefusal } from '../vocabulary.ts'
import { type ActingMandate, underMandate } from './hold-mandate.ts'

/** A new status, why, and where the decision is published. */
export interface StatusForm {
  readonly status: MemberStatus
  readonly reason: string
  readonly source: string | null
}

/** Changes a member's status; the reason is disclosed beside the entry, so that it can be erased. Throws `NotFound`. */
export function changeMemberStatus(
  ctx: Context,
  acting: ActingMandate,
  slug: string,
  form: StatusForm,
  lock = lockMemberBySlug,
): Promise<Outcome<{ readonly slug: string; readonly entryId: string }, StatusRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const mandate = await underMandate(trx, acting, ctx.now())
    if (!mandate.ok) return mandate
    const member = await lock(trx, slug)
    const decided = decideChangeMemberStatus(mandate.fact, member, form.status, form.source)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.fact.id },
      about: { member: member.id },
      data: decided.fact,
      disclosures: { reason: form.reason },
    })
    await append(trx, memberStatusChanged, fact)
    return { ok: true, fact: { slug: member.slug, entryId: fact.id } }
  })
}
