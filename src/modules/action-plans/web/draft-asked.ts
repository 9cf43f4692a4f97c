import { Forbidden, NotFound } from '#kernel/errors.ts'
import { typed } from '#kernel/http/form.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type CommitmentSummary, findCommitment } from '../queries/commitments.ts'
import { findDraft } from '../queries/drafts.ts'
import { originOffer } from '../queries/origin-choices.ts'
import { type Plan, plansByIds } from '../queries/plans.ts'
import type { CoCreation, Draft } from '../vocabulary.ts'
import type { Problem } from './draft-fields.ts'
import type { OriginChoices } from './draft-form.ts'
import type { NamedChoices } from './draft-questions.tsx'

/** A draft of the address, and who asks for it. */
export interface DraftAsked {
  readonly draft: Draft
  readonly plan: Plan
  readonly commitment: CommitmentSummary | null
  readonly mandate: Mandate
  readonly memberId: string
}

/** The mandate of a member that a visitor acts under. Throws `Forbidden` when there is none. */
export function writerAsked(c: PageRequest): { readonly mandate: Mandate; readonly memberId: string } {
  const mandate = c.var.visitor?.acting
  if (!mandate?.memberId || (mandate.kind !== 'point-of-contact' && mandate.kind !== 'editor')) throw new Forbidden('no-mandate')
  return { mandate, memberId: mandate.memberId }
}

/** The draft of the address. Throws `NotFound`, also for a draft of another member: that it exists is private. */
export async function draftAsked(c: PageRequest): Promise<DraftAsked> {
  const { db } = c.var.ctx
  const { mandate, memberId } = writerAsked(c)
  const reference = c.req.param('reference') ?? ''
  const draft = await findDraft(db, reference)
  if (draft === null || draft.memberId !== memberId) throw new NotFound('no such draft')
  const plan = (await plansByIds(db, [draft.planId])).get(draft.planId)
  if (plan === undefined) throw new NotFound('no such plan')
  return { draft, plan, commitment: await findCommitment(db, reference), mandate, memberId }
}

/** What the page of origins offers, by id and by name. */
export async function choicesOf(
  c: PageRequest,
  coCreation: CoCreation,
  { draft, memberId }: Pick<DraftAsked, 'draft' | 'memberId'>,
): Promise<{ readonly ids: OriginChoices; readonly named: NamedChoices }> {
  const offer = await originOffer(c.var.ctx.db, coCreation, memberId, draft)
  const { lang } = c.var.words
  return {
    ids: { actions: offer.actions.map(({ id }) => id), traces: offer.traces, earlier: offer.earlier.map(({ id }) => id) },
    named: {
      actions: offer.actions.map(({ id, title }) => ({ id, text: textFor(title, lang).text })),
      traces: offer.traces.map(({ id, name }) => ({ id, text: textFor(name, lang).text })),
      earlier: offer.earlier.map(({ id, reference, title }) => ({ id, text: `${reference} ${textFor(title, lang).text}` })),
    },
  }
}

/** Problems as sentences beside their fields. */
export const toldProblems = (c: PageRequest, problems: readonly Problem[]) =>
  problems.map(({ field, key, values }) => ({ field, message: c.var.words.t(key, values) }))

/** The token and the version a form carries; a fresh token, and the version that stands, when it carries none. */
export function stateOf(c: PageRequest, values: FormValues, draft: Draft): { readonly submission: string; readonly base: number } {
  const base = typed(values, 'base')
  return {
    submission: typed(values, 'submission') || c.var.ctx.newId(),
    base: /^\d{1,6}$/.test(base) ? Number(base) : draft.version,
  }
}
