import type { Words } from '#kernel/i18n.ts'
import type { SignInLink } from '../acts/sign-in.ts'

/** A mail ready to send. */
export interface MailText {
  readonly subject: string
  readonly text: string
}

/** Where a link leads: a page with a button, because programs that check mail open every link. */
export function linkAddress(origin: string, { token, lang, next }: Omit<SignInLink, 'email'>): string {
  const url = new URL(`/${lang}/sign-in/link`, origin)
  url.searchParams.set('token', token)
  if (next !== null) url.searchParams.set('next', next)
  return url.toString()
}

/** The mail with the link to sign in. */
export const linkMail = (words: Words, instance: string, address: string, minutes: number): MailText => ({
  subject: words.t('accounts.mail.link.subject', { instance }),
  text: [
    words.t('accounts.mail.link.opening', { instance }),
    address,
    words.t('accounts.mail.link.once', { minutes }),
    words.t('accounts.mail.link.ignore'),
  ].join('\n\n'),
})

/** The mail that offers a mandate. `role` is already in the recipient's language. */
export const invitationMail = (words: Words, instance: string, role: string, address: string, until: Date): MailText => ({
  subject: words.t('accounts.mail.invitation.subject', { instance }),
  text: [
    words.t('accounts.mail.invitation.opening', { instance, role }),
    address,
    words.t('accounts.mail.invitation.until', { date: words.date(until) }),
    words.t('accounts.mail.invitation.record'),
  ].join('\n\n'),
})
