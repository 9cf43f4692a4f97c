import { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { Forbidden } from '#kernel/errors.ts'
import { readForm } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { clarifyProposal, mergeProposals, type ProposalAddress, splitProposal } from '../acts/conduct-proposals.ts'
import { similarProposals } from '../queries/similar-proposals.ts'
import { type ConsultationRefusal, longestClarification, longestProposal, longestProposalTitle, mostMerged } from '../vocabulary.ts'
import { orNull, submission, text } from './conduct-forms.ts'
import { mandateOf } from './conduct-routes.tsx'
import { numberAsked, proposalAsked } from './proposal-asked.ts'
import { mostParts, type ProposalConductForm, ProposalConductPage } from './proposal-conduct-page.tsx'
import { proposalPath } from './proposal-item.tsx'

const reason = text(longestClarification, false).transform(orNull)

/** An official clarification. */
const ClarifySchema = z.object({ submission, clarification: text(longestClarification) })

const chosenNumbers = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((chosen) => [chosen].flat())

/** Which others ask the same: chosen in the list, or given by number. */
const MergeSchema = z
  .object({
    near: chosenNumbers,
    numbers: z
      .string()
      .default('')
      .refine((typed) => /^[\d\s,;،؛]*$/.test(typed), { error: 'proposals.problem.numbers' }),
    'merging-reason': reason,
  })
  .transform(({ near, numbers, 'merging-reason': why }) => ({
    reason: why,
    numbers: [...near, ...numbers.split(/[^\d]+/)].filter((typed) => /^[1-9]\d{0,5}$/.test(typed)).map(Number),
  }))
  .refine(({ numbers }) => numbers.length > 0 && numbers.length <= mostMerged, { path: ['numbers'], error: 'proposals.problem.numbers' })

const partNumbers = Array.from({ length: mostParts }, (_, at) => at + 1)
const partFields = Object.fromEntries(
  partNumbers.flatMap((part) => [
    [`title-${part}`, text(longestProposalTitle, part <= 2)],
    [`text-${part}`, text(longestProposal, part <= 2)],
  ]),
)

/** The parts a proposal is split into: two at least, each with title and text. */
const SplitSchema = z
  .object({ submission, 'splitting-reason': reason })
  .and(z.record(z.string(), z.unknown()).pipe(z.object(partFields)))
  .transform(({ submission: token, 'splitting-reason': why, ...typed }) => ({
    submission: token,
    reason: why,
    parts: partNumbers.map((part) => ({ title: String(typed[`title-${part}`] ?? ''), text: String(typed[`text-${part}`] ?? '') })),
  }))
  .refine(({ parts }) => parts.every((part) => (part.title === '') === (part.text === '')), {
    path: [`title-${mostParts}`],
    error: 'proposals.problem.parts',
  })
  .transform(({ parts, ...told }) => ({ ...told, parts: parts.filter(({ title }) => title !== '') }))

interface Shown {
  readonly to: ProposalConductForm | null
  readonly form?: FormState
  readonly refusal?: ConsultationRefusal
}

async function showConduct(c: PageRequest, { to: name, form = emptyForm, refusal }: Shown): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const { consultation, proposal } = await proposalAsked(c)
  if (mandateOf(c).memberId !== consultation.memberId) throw new Forbidden('no-mandate')
  const { title, text: words_, language } = proposal
  const near = title === null ? [] : await similarProposals(ctx.db, consultation, { title, text: words_ ?? '', language })
  const similar = near.filter(({ id }) => id !== proposal.id)
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const props = { words, visitor, consultation, proposal, similar, sent: { to: name, form }, submission: ctx.newId(), refusal }
  return page(c, <ProposalConductPage {...props} />, {
    title: words.t('proposals.conduct.title', { number: proposal.number }),
    fictional: consultation.fictional,
    noindex: true,
    status,
    errorTitle: status !== 200,
  })
}

type Act<Data> = (
  ctx: Context,
  mandate: Mandate,
  address: ProposalAddress,
  data: Data,
  text: (typed: string) => LocalizedText,
) => Promise<Outcome<null, ConsultationRefusal>>

/** A form of the organiser about one proposal: read, act, and back to the proposal. */
const organiserForm =
  <Data,>(name: ProposalConductForm, done: string, schema: z.ZodType<Data>, act: Act<Data>) =>
  async (c: PageRequest): Promise<Response> => {
    const form = readForm(c, schema)
    if (!form.ok) return showConduct(c, { to: name, form })
    const { lang, words, ctx } = c.var
    const address = { slug: c.req.param('slug') ?? '', number: numberAsked(c) }
    const outcome = await act(ctx, mandateOf(c), address, form.data, (typed) => ({ original: lang, [lang]: typed }))
    if (!outcome.ok) return showConduct(c, { to: name, form, refusal: outcome.refusal })
    return c.redirect(to(words, `${proposalPath(address.slug, address.number)}?done=${done}`), 303)
  }

const clarify = organiserForm('clarifications', 'clarified', ClarifySchema, (ctx, mandate, address, form, words) =>
  clarifyProposal(ctx, mandate, address, { submission: form.submission, text: words(form.clarification) }),
)
const merge = organiserForm('merging', 'merged', MergeSchema, (ctx, mandate, address, { numbers, reason: why }, words) =>
  mergeProposals(ctx, mandate, address, { numbers, reason: why === null ? null : words(why) }),
)
const split = organiserForm('splitting', 'split', SplitSchema, (ctx, mandate, address, { reason: why, ...form }, words) =>
  splitProposal(ctx, mandate, address, { ...form, reason: why === null ? null : words(why) }),
)

/** What the organiser does with one proposal besides answering it. */
export const proposalConductRoutes = defineRoutes()
  .get('/consultations/:slug/proposals/:number/conduct', 'member-mandate', (c) => showConduct(c, { to: null }))
  .post('/consultations/:slug/proposals/:number/clarifications', 'member-mandate', clarify)
  .post('/consultations/:slug/proposals/:number/merging', 'member-mandate', merge)
  .post('/consultations/:slug/proposals/:number/splitting', 'member-mandate', split)
