import type { PageRequest } from '#kernel/http/variables.ts'
import { limits } from '#kernel/limits.ts'
import { checkWriting, writerOf } from '#kernel/person-limits/check-writing.ts'
import { limitSentence } from '#kernel/person-limits/limit-sentence.ts'
import { isNewAccount } from '#kernel/person-limits/writing-rule.ts'
import { type ChallengeResult, checkChallenge } from '#kernel/proof-of-work/check-challenge.ts'
import { accountSince } from '#modules/accounts'

/** What a form with words of a person shows of challenge and limits. */
export interface Writing {
  /** The challenge to show: asked of strangers and new accounts only. */
  readonly challenge: ChallengeResult | 'asked' | null
  /** Why no more may be written for now. */
  readonly limit: string | null
}

/** Whether a challenge stands in the form. */
export async function writingAsked(c: PageRequest): Promise<Writing> {
  const { ctx, visitor } = c.var
  const since = await accountSince(ctx.db, visitor?.accountId)
  return { challenge: isNewAccount(since, ctx.now(), limits) ? 'asked' : null, limit: null }
}

/** Checks and counts the texts of a form whose other fields are right. Null when they may be sent. */
export async function checkWords(c: PageRequest, texts: readonly string[]): Promise<Writing | null> {
  const { ctx, words, visitor } = c.var
  const since = await accountSince(ctx.db, visitor?.accountId)
  const asks = isNewAccount(since, ctx.now(), limits)
  if (asks) {
    const challenge = await checkChallenge(c)
    if (!challenge.passed) return { challenge, limit: null }
  }
  const answer = await checkWriting(ctx.db, writerOf(c, since), texts, ctx.now())
  return answer.ok ? null : { challenge: asks ? 'asked' : null, limit: limitSentence(words, answer) }
}
