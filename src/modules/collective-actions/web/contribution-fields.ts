import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { type ContributionForm, ContributionKind, Day, isSafeLink, longestDescription } from '../vocabulary.ts'
import { isCurrency, readAmount, typedAmount } from './money.ts'

/** The questions asked about one contribution; the name of a field is the question and the contribution's number. */
export const contributionFields = ['kind', 'description', 'link', 'from', 'to', 'amount', 'currency'] as const
export type ContributionField = (typeof contributionFields)[number]

/** The name of a field: `kind-2`. */
export const fieldName = (field: ContributionField, number: number): string => `${field}-${number}`

/** Something to mend: the field, and the sentence that says what to type. */
export interface Problem {
  readonly field: string
  readonly key: MessageKey
  readonly values: Readonly<Record<string, number>>
}

/** A contribution read from its fields, or what is to be mended. */
export type ReadContribution =
  | { readonly ok: true; readonly contribution: ContributionForm }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads one contribution as it was typed. Every problem of it is told at once. */
export function readContributionFields(values: FormValues, number: number): ReadContribution {
  const text = (field: ContributionField) => typed(values, fieldName(field, number)).trim()
  const problems: Problem[] = []
  const problem = (field: ContributionField, key: MessageKey, more: Readonly<Record<string, number>> = {}) => {
    problems.push({ field: fieldName(field, number), key, values: { n: number, ...more } })
  }
  const kind = ContributionKind.safeParse(text('kind'))
  if (!kind.success) problem('kind', 'actions.problem.kind')
  const description = text('description')
  if (description === '') problem('description', 'actions.problem.description')
  if (description.length > longestDescription) problem('description', 'actions.problem.description-long', { most: longestDescription })
  const link = text('link')
  if (link !== '' && !isSafeLink(link)) problem('link', 'actions.problem.link')
  for (const field of ['from', 'to'] as const) {
    if (text(field) !== '' && !Day.safeParse(text(field)).success) problem(field, 'actions.problem.day')
  }
  if (text('from') !== '' && text('to') !== '' && text('to') < text('from')) problem('to', 'actions.problem.period')
  const money = readMoney(text('amount'), text('currency').toUpperCase(), kind.data === 'financial-means')
  for (const { field, key } of money.problems) problem(field, key)
  if (problems.length > 0 || !kind.success) return { ok: false, problems }
  const orNull = (value: string) => (value === '' ? null : value)
  const contribution = {
    kind: kind.data,
    description,
    link: orNull(link),
    from: orNull(text('from')),
    to: orNull(text('to')),
    amount: money.amount,
  }
  return { ok: true, contribution }
}

interface ReadMoney {
  readonly amount: ContributionForm['amount']
  readonly problems: ReadonlyArray<{ readonly field: 'amount' | 'currency'; readonly key: MessageKey }>
}

/** Money goes with financial means, and with nothing else: what was typed is never dropped in silence. */
function readMoney(amount: string, currency: string, financial: boolean): ReadMoney {
  if (!financial) {
    return amount === ''
      ? { amount: null, problems: [] }
      : { amount: null, problems: [{ field: 'amount', key: 'actions.problem.amount-unwanted' }] }
  }
  if (!isCurrency(currency)) {
    const plain = /^[\d\s.,\u00a0\u202f\u0660-\u0669\u066b]+$/.test(amount)
    return {
      amount: null,
      problems: [
        ...(plain ? [] : [{ field: 'amount', key: 'actions.problem.amount' } as const]),
        { field: 'currency', key: 'actions.problem.currency' },
      ],
    }
  }
  const read = readAmount(amount, currency)
  return read === null ? { amount: null, problems: [{ field: 'amount', key: 'actions.problem.amount' }] } : { amount: read, problems: [] }
}

/** The fields of a contribution as they would have been typed: what a correction starts from. */
export function typedContribution(contribution: ContributionForm, number: number): FormValues {
  const { kind, description, link, from, to, amount } = contribution
  const texts: Record<ContributionField, string> = {
    kind,
    description,
    link: link ?? '',
    from: from ?? '',
    to: to ?? '',
    amount: amount === null ? '' : typedAmount(amount),
    currency: amount?.currency ?? '',
  }
  return Object.fromEntries(contributionFields.map((field) => [fieldName(field, number), texts[field]]))
}
