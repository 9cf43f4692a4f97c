import type { PageRequest } from '#kernel/http/variables.ts'
import type { ChallengeResult } from '#kernel/proof-of-work/check-challenge.ts'
import { asksChallenge, guardWriting } from '#modules/accounts'

/** What a form with words of a person shows of challenge and limits. */
export interface Writing {
  /** The challenge to show: asked of strangers and new accounts only. */
  readonly challenge: ChallengeResult | 'asked' | null
  /** Why no more may be written for now. */
  readonly limit: string | null
}

/** Whether a challenge stands in the form. */
export const writingAsked = async (c: PageRequest): Promise<Writing> => ({
  challenge: (await asksChallenge(c)) ? 'asked' : null,
  limit: null,
})

/** Checks and counts the texts of a form whose other fields are right. Null when they may be sent. */
export async function checkWords(c: PageRequest, texts: readonly string[]): Promise<Writing | null> {
  const held = await guardWriting(c, texts)
  if (held === null) return null
  return held.limit === null ? held : { ...(await writingAsked(c)), limit: held.limit }
}
