import type { Context } from '#kernel/context.ts'
import type { Language } from '#kernel/languages.ts'
import { sendMail } from '#kernel/mail.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Site } from '../queries/ports.ts'
import type { FollowRefusal, Period, Subject } from '../vocabulary.ts'
import { followSubjectIn } from './follow-subject.ts'
import { confirmationMail } from './write-mail.ts'

/** An address somebody typed, and what they want to follow with it. */
export interface AskForm {
  readonly email: string
  readonly lang: Language
  readonly period: Period
  readonly subject: Subject
  /** The name of the subject in that language. */
  readonly name: string
}

/** Asks the owner of an address, by mail, whether to follow a thing. Who follows it already gets no mail: nothing is to be asked. */
export function askConfirmation(ctx: Context, site: Site, { name, ...form }: AskForm): Promise<Outcome<null, FollowRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const noted = await followSubjectIn(trx, ctx, { ...form, confirmed: false })
    if (!noted.ok) return noted
    const { key, confirmed } = noted.fact
    if (confirmed) return allow(null)
    const mail = confirmationMail(site.wordsOf(form.lang), site, { key, subject: form.subject, name })
    await sendMail(trx, { ...mail, to: form.email, lang: form.lang })
    return allow(null)
  })
}
