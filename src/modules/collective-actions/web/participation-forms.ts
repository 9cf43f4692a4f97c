import { z } from 'zod'
import { isSafeLink, longestDescription, longestReason } from '../vocabulary.ts'

const trimmed = z.string({ error: 'errors.form.check' }).trim()
const orNull = (value: string) => (value === '' ? null : value)
const submission = z.uuid({ error: 'actions.problem.submission' })

/** A link anyone can open safely, or none. */
export const OptionalLink = trimmed
  .default('')
  .refine((text) => text === '' || isSafeLink(text), { error: 'actions.problem.link' })
  .transform(orNull)

/** Leaving an action: a reason if one wishes. */
export const WithdrawSchema = z.object({
  submission,
  reason: trimmed
    .default('')
    .pipe(z.string().max(longestReason, { error: 'actions.problem.reason-long' }))
    .transform(orNull),
})

/** What shows that a contribution was delivered. */
export const DeliverSchema = z.object({
  submission,
  evidence: trimmed
    .default('')
    .pipe(z.string().min(1, { error: 'actions.problem.evidence' }).max(longestDescription, { error: 'actions.problem.evidence-long' })),
  link: OptionalLink,
})

/** Confirming a receipt: nothing but the form's token. */
export const ConfirmSchema = z.object({ submission })
