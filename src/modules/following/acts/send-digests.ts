import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { sendMail } from '#kernel/mail.ts'
import { entriesAboutSince, recordSize } from '#record'
import type { FollowingPorts, Site } from '../queries/ports.ts'
import { digestItems } from '../rules/digest.ts'
import { nextDigestAt } from '../rules/timing.ts'
import type { Subject } from '../vocabulary.ts'
import { digestMail } from './write-mail.ts'
import '../tables.ts'

/** How many digests one turn writes at most, and how many entries one digest looks through. */
const digestsPerTurn = 200
const entriesPerDigest = 500

/** Writes the digests that are due; gives how many mails were written. Who has nothing new gets none. */
export async function sendDigests(ctx: Context, ports: FollowingPorts, site: Site): Promise<number> {
  let written = 0
  for (let turn = 0; turn < digestsPerTurn; turn += 1) {
    const outcome = await ctx.db.transaction().execute((trx) => sendNextDigest(trx, ctx, ports, site))
    if (outcome === 'nobody') break
    if (outcome === 'written') written += 1
  }
  return written
}

/**
 * One digest: the follower is claimed (others at work pass by), the mail and the mark of what it told are one transaction.
 * A crash before its end writes no mail and moves no mark; after it, the mail is certain and the mark is moved.
 */
async function sendNextDigest(trx: Trx, ctx: Context, ports: FollowingPorts, site: Site): Promise<'nobody' | 'nothing' | 'written'> {
  const now = ctx.now()
  const follower = await trx
    .selectFrom('follower')
    .selectAll()
    .where('paused_at', 'is', null)
    .where('next_digest_at', '<=', now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('follow')
          .select('follow.subject_id')
          .whereRef('follow.follower_id', '=', 'follower.id')
          .where('follow.confirmed_at', 'is not', null),
      ),
    )
    .orderBy('next_digest_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (follower === undefined) return 'nobody'
  const upTo = (await recordSize(trx)) - 1
  const mark = { next_digest_at: nextDigestAt(follower.period, now), seen_index: upTo }
  await trx.updateTable('follower').set(mark).where('id', '=', follower.id).execute()
  const follows = await trx
    .selectFrom('follow')
    .select(['subject_kind as kind', 'subject_id as id', 'from_index'])
    .where('follower_id', '=', follower.id)
    .where('confirmed_at', 'is not', null)
    .execute()
  const wanted = follows.map(({ kind, id, from_index }) => ({ kind, id, after: Math.max(from_index, follower.seen_index) }))
  const entries = await entriesAboutSince(trx, wanted, upTo, entriesPerDigest)
  const told = await itemsOf(trx, ports, site, { lang: follower.lang, follows, entries, now })
  if (told.length === 0) return 'nothing'
  const mail = digestMail({ words: site.wordsOf(follower.lang), site, key: follower.key, items: told, following: follows.length })
  await sendMail(trx, { ...mail, to: follower.email, lang: follower.lang })
  return 'written'
}

interface Gathered {
  readonly lang: Parameters<Site['wordsOf']>[0]
  readonly follows: readonly Subject[]
  readonly entries: Awaited<ReturnType<typeof entriesAboutSince>>
  readonly now: Date
}

/** The items of a digest in the follower's language: name, newest entry, what can be done next. */
async function itemsOf(trx: Trx, ports: FollowingPorts, site: Site, { lang, follows, entries, now }: Gathered) {
  const words = site.wordsOf(lang)
  const placed = entries.flatMap((entry) => (entry.index === null ? [] : [{ ...entry, index: entry.index }]))
  const items = digestItems(placed, follows)
  const subjects = items.map(({ subject }) => subject)
  const ids = subjects.map(({ id }) => id)
  const [names, steps] = [await ports.namesOf(trx, words, ids), await ports.nextSteps(trx, words, subjects, now)]
  const lines = await ports.linesOf(
    trx,
    words,
    items.map(({ newest }) => newest),
  )
  return items.flatMap(({ subject, earlier }, at) => {
    const [name, line] = [names.get(subject.id), lines[at]]
    return name === undefined || line === undefined ? [] : [{ name, line, earlier, next: steps.get(subject.id) ?? null }]
  })
}
