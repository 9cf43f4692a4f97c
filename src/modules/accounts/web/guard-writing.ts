import type { PageRequest } from '#kernel/http/variables.ts'
import { limits } from '#kernel/limits.ts'
import { checkWriting, writerOf } from '#kernel/person-limits/check-writing.ts'
import { limitSentence } from '#kernel/person-limits/limit-sentence.ts'
import { isNewAccount } from '#kernel/person-limits/writing-rule.ts'
import { type ChallengeResult, checkChallenge } from '#kernel/proof-of-work/check-challenge.ts'
import { accountSince } from '../queries/account-since.ts'

/** Why a text is not taken now: a challenge to answer, or a limit, told as a sentence. */
export type WritingHeld =
  | { readonly status: 422; readonly challenge: ChallengeResult; readonly limit: null }
  | { readonly status: 429; readonly challenge: null; readonly limit: string }

/** Tells whether whoever asks answers a challenge before their words are taken: strangers and new accounts do. */
export async function asksChallenge(c: PageRequest): Promise<boolean> {
  const { ctx, visitor } = c.var
  return isNewAccount(await accountSince(ctx.db, visitor?.accountId), ctx.now(), limits)
}

/** Asked last, when the rest of a form is right: challenge, rates and links. Null when its words may be taken. */
export async function guardWriting(c: PageRequest, texts: readonly string[]): Promise<WritingHeld | null> {
  const { ctx, words, visitor } = c.var
  const since = await accountSince(ctx.db, visitor?.accountId)
  if (isNewAccount(since, ctx.now(), limits)) {
    const challenge = await checkChallenge(c)
    if (!challenge.passed) return { status: 422, challenge, limit: null }
  }
  const writing = await checkWriting(ctx.db, writerOf(c, since), texts, ctx.now())
  return writing.ok ? null : { status: 429, challenge: null, limit: limitSentence(words, writing) }
}
