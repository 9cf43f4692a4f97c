import { randomBytes } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { sendMail } from '#kernel/mail.ts'
import { type MandateHolder, memberMandateHolders } from '#modules/accounts'
import type { Owed, OwedBy, Site } from '../queries/ports.ts'
import { reminderDue } from '../rules/timing.ts'
import { mailHour } from '../vocabulary.ts'
import { reminderMail } from './write-mail.ts'
import '../tables.ts'

/**
 * Reminds those who act for members of what is owed within 14, 7 and 1 days; gives how many mails were written. Everybody
 * is looked at once a day, after the hour of mails, and gets one mail at most, whatever the number of their members.
 */
export async function remindOwed(ctx: Context, owedBy: OwedBy, site: Site): Promise<number> {
  const now = ctx.now()
  if (now.getUTCHours() < mailHour) return 0
  const holders = await waiting(ctx, await memberMandateHolders(ctx.db, now))
  if (holders.length === 0) return 0
  const owed = await owedBy(ctx.db, [...new Set(holders.flatMap(({ memberIds }) => memberIds))], now)
  let written = 0
  for (const holder of holders) {
    const own = owed.filter(({ memberId }) => holder.memberIds.includes(memberId))
    if (await ctx.db.transaction().execute((trx) => remindOne(trx, ctx, site, holder, own))) written += 1
  }
  return written
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

/** Those not looked at today, who did not stop reminders. */
async function waiting(ctx: Context, holders: readonly MandateHolder[]): Promise<readonly MandateHolder[]> {
  const seen = await ctx.db
    .selectFrom('reminder_recipient')
    .select('email')
    .where((eb) => eb.or([eb('looked_on', '>=', dayOf(ctx.now())), eb('stopped_at', 'is not', null)]))
    .execute()
  const done = new Set(seen.map(({ email }) => email))
  return holders.filter(({ email }) => !done.has(email.toLowerCase()))
}

/** The mail, what it reminded of and that the day was used are one transaction: nobody is reminded twice of the same. */
async function remindOne(trx: Trx, ctx: Context, site: Site, holder: MandateHolder, owed: readonly Owed[]): Promise<boolean> {
  const now = ctx.now()
  const recipient = await claim(trx, holder.email.toLowerCase(), dayOf(now))
  if (recipient === null) return false
  const { email, key } = recipient
  const sent = await trx.selectFrom('reminder_sent').select(['owed', 'days']).where('email', '=', email).execute()
  const due = owed.flatMap((one) => {
    // A date that moves is another deadline: it is reminded of anew.
    const id = `${one.id}@${one.due.toISOString()}`
    const days = reminderDue(
      one.due,
      now,
      sent.filter(({ owed: known }) => known === id).map((row) => row.days),
    )
    return days === null ? [] : [{ one, id, days }]
  })
  if (due.length === 0) return false
  await trx
    .insertInto('reminder_sent')
    .values(due.map(({ one, id, days }) => ({ email, owed: id, days, due: one.due })))
    .execute()
  const lang: Language = holder.lang ?? 'en'
  const nearest = due.map(({ one }) => one).sort((a, b) => a.due.getTime() - b.due.getTime())
  const mail = reminderMail({ words: site.wordsOf(lang), site, key, owed: nearest, now })
  await sendMail(trx, { ...mail, to: holder.email, lang })
  return true
}

/** Takes somebody's turn of the day; null when another at work has it, when it was taken, or when reminders are stopped. */
async function claim(trx: Trx, email: string, day: string): Promise<{ readonly email: string; readonly key: string } | null> {
  await trx
    .insertInto('reminder_recipient')
    .values({ email, key: randomBytes(32).toString('base64url'), looked_on: null, stopped_at: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const row = await trx
    .selectFrom('reminder_recipient')
    .select(['email', 'key'])
    .where('email', '=', email)
    .where('stopped_at', 'is', null)
    .where((eb) => eb.or([eb('looked_on', 'is', null), eb('looked_on', '<', day)]))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return null
  await trx.updateTable('reminder_recipient').set({ looked_on: day }).where('email', '=', email).execute()
  return row
}
