import type { LedgerRow } from './ledger.ts'

/** Where an input stands, without language: a proposal and an amendment have a page, an argument is on that of its proposal. */
export function inputPath(slug: string, { id, kind, number }: Pick<LedgerRow, 'id' | 'kind' | 'number'>): string {
  const consultation = `/consultations/${slug}`
  if (number === null) return consultation
  switch (kind) {
    case 'proposal':
      return `${consultation}/proposals/${number}`
    case 'argument':
      return `${consultation}/proposals/${number}#argument-${id}`
    case 'amendment':
      return `${consultation}/amendments/${number}`
    case 'statement':
      return `${consultation}/statements?statement=${number}`
  }
}

/** The address of the ledger that shows one input alone, without language: where it is answered. */
export const cellPath = (slug: string, inputId: string): string => `/consultations/${slug}/answers?input=${inputId}`
