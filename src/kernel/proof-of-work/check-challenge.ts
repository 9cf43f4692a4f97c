import type { Db } from '../database.ts'
import { typed } from '../http/form.ts'
import type { PageRequest } from '../http/variables.ts'
import { limits as instanceLimits, type Limits } from '../limits.ts'
import { checkPatience, makePatience, type Patience } from './patience.ts'
import { keyedHash, protectionKey } from './protection-key.ts'
import { checkWork } from './work.ts'

/** The fields of a form that carry the answer. */
export const challengeField = 'challenge'
export const patienceField = 'patience'

/** Why a form is not taken yet. */
export type ChallengeProblem = 'missing' | 'wrong' | 'expired' | 'spent' | 'too-soon' | 'too-many'

/** What came of a challenge. When it did not pass, `patience` lets the same form be sent again without JavaScript. */
export type ChallengeResult =
  | { readonly passed: true }
  | { readonly passed: false; readonly problem: ChallengeProblem; readonly patience: Patience | null; readonly until: Date | null }

const HOUR_MS = 3_600_000

/**
 * Checks the challenge of the form just sent and uses it up: the same answer never passes twice, here or in another
 * process. Ask it last, when the rest of the form is right. Whoever runs no scripts waits once and sends the form again.
 */
export async function checkChallenge(c: PageRequest, limits: Limits = instanceLimits): Promise<ChallengeResult> {
  const { ctx, form, sender } = c.var
  const now = ctx.now()
  const key = await protectionKey(ctx.db)
  const address = keyedHash(key, 'sender', sender)
  const again = (problem: ChallengeProblem, patience?: Patience, until: Date | null = null): ChallengeResult => ({
    passed: false,
    problem,
    patience: problem === 'too-many' ? null : (patience ?? makePatience(key, limits, now, ctx.newId())),
    until,
  })
  const sent = typed(form, challengeField)
  if (sent !== '') {
    const checked = await checkWork(key, sent, now)
    if (!checked.ok) return again(checked.problem)
    const used = { token: checked.token, sender: address, way: 'work', spent_at: now, expires_at: checked.until } as const
    return (await spend(ctx.db, used)) ? { passed: true } : again('spent')
  }
  const waited = checkPatience(key, typed(form, patienceField), now)
  if (waited.state === 'too-soon') return again('too-soon', waited.patience)
  if (waited.state === 'unusable') return again('missing')
  const free = await freeAt(ctx.db, address, limits, now)
  if (free !== null) return again('too-many', undefined, free)
  const used = { token: waited.token, sender: address, way: 'patience', spent_at: now, expires_at: waited.until } as const
  return (await spend(ctx.db, used)) ? { passed: true } : again('spent')
}

interface Spent {
  readonly token: string
  readonly sender: string
  readonly way: 'work' | 'patience'
  readonly spent_at: Date
  readonly expires_at: Date
}

/** Marks a challenge as used; false when it was already. The unique key decides between two at once. */
async function spend(db: Db, used: Spent): Promise<boolean> {
  await db
    .deleteFrom('challenge_spent')
    .where('expires_at', '<', new Date(used.spent_at.getTime() - HOUR_MS))
    .execute()
  const added = await db
    .insertInto('challenge_spent')
    .values(used)
    .onConflict((on) => on.doNothing())
    .returning('token')
    .executeTakeFirst()
  return added !== undefined
}

/** When an address may be patient again; null when it may now. */
async function freeAt(db: Db, sender: string, limits: Limits, now: Date): Promise<Date | null> {
  const most = limits['patience-per-hour']
  const rows = await db
    .selectFrom('challenge_spent')
    .select('spent_at')
    .where('sender', '=', sender)
    .where('way', '=', 'patience')
    .where('spent_at', '>', new Date(now.getTime() - HOUR_MS))
    .orderBy('spent_at', 'desc')
    .limit(most)
    .execute()
  const oldest = rows.at(-1)
  return rows.length < most || oldest === undefined ? null : new Date(oldest.spent_at.getTime() + HOUR_MS)
}
