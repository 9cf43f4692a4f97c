import { z } from 'zod'
import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import { Language } from '#kernel/languages.ts'
import type { ProposalForm } from '../acts/submit-proposal.ts'
import {
  argumentSides,
  isSafeLink,
  longestArgument,
  longestLink,
  longestPlace,
  longestProposal,
  longestProposalTitle,
  longestSignature,
  mostAttachments,
} from '../vocabulary.ts'
import { lines, orNull, submission, text } from './conduct-forms.ts'

const signature = text(longestSignature, false).transform(orNull)
const speaksFor = z.enum(['person', 'organisation']).catch('person')

type Signed = { readonly signature: string | null; readonly speaksFor: 'person' | 'organisation' }

/** An organisation is told by its name. */
const named = <Form extends Signed>({ value, issues }: z.core.ParsePayload<Form>) => {
  if (value.speaksFor === 'organisation' && value.signature === null)
    issues.push({ code: 'custom', path: ['signature'], message: 'proposals.problem.organisation', input: value })
}

/** A proposal. */
export const ProposalSchema: z.ZodType<ProposalForm> = z
  .object({
    submission,
    title: text(longestProposalTitle).refine((typed) => !/[\n\r]/.test(typed), { error: 'proposals.problem.title' }),
    text: text(longestProposal),
    language: Language.catch('en'),
    theme: z.string().default('').transform(orNull),
    place: text(longestPlace, false).transform(orNull),
    attachments: lines(longestLink, mostAttachments).refine((links) => links.every(isSafeLink), { error: 'consultations.problem.link' }),
    signature,
    speaksFor,
  })
  .check(named)

/** Fields of a proposal as they are typed: what a page keeps from step to step. */
export const proposalFields = [
  'submission',
  'title',
  'text',
  'language',
  'theme',
  'place',
  'attachments',
  'signature',
  'speaksFor',
] as const

/** What was typed in those fields, for pages that carry it on. */
export const proposalTyped = (values: FormValues): FormValues =>
  Object.fromEntries(proposalFields.map((field) => [field, typed(values, field)]))

/** An argument. */
export const ArgumentSchema = z
  .object({
    submission,
    side: z.enum(argumentSides, { error: 'proposals.problem.side' }),
    text: text(longestArgument),
    signature,
    speaksFor,
  })
  .check(named)

/** A reply to an argument. */
export const ReplySchema = z.object({ submission, text: text(longestArgument), signature, speaksFor }).check(named)

/** Signing with an author's link. */
export const SignSchema = z.object({ key: z.string().max(100), signature, speaksFor }).check(named)

/** Taking something back, with or without a reason. */
export const WithdrawSchema = z.object({ reason: text(1000, false).transform(orNull) })
