import type { Words } from '#kernel/i18n.ts'
import type { Choice } from '#ui'
import { audiences } from '../vocabulary.ts'
import { residentsByClaim } from './announce-form.ts'

/** Whom a consultation may be for; `residentsBy` is the sign-in service that vouches for residents, if any. */
export const audienceOptions = (words: Words, residentsBy: string | undefined): readonly Choice[] => [
  ...audiences.map((value) => ({
    value,
    text: words.t(`consultations.audience.${value}`),
    hint: words.t(`consultations.audience.${value}-hint`),
  })),
  ...(residentsBy === undefined
    ? []
    : [
        {
          value: residentsByClaim,
          text: words.t('consultations.audience.by-claim', { provider: residentsBy }),
          hint: words.t('consultations.audience.by-claim-hint', { provider: residentsBy }),
        },
      ]),
]
