import type { Words } from '#kernel/i18n.ts'
import type { Mail } from '#kernel/mail.ts'
import type { NamedSubject, NextStep, Owed, Site, ToldEntry } from '../queries/ports.ts'
import { daysLeft } from '../rules/timing.ts'
import type { Subject } from '../vocabulary.ts'

type Written = Pick<Mail, 'subject' | 'text' | 'headers'>

/** Lines of a digest beyond these are counted, not listed: a mail stays readable. */
const mostItems = 50

/** One thing that moved. */
export interface DigestLine {
  readonly name: NamedSubject
  readonly line: ToldEntry
  readonly earlier: number
  readonly next: NextStep | null
}

interface Digest {
  readonly words: Words
  readonly site: Site
  readonly key: string
  /** What moved last comes first. */
  readonly items: readonly DigestLine[]
  /** How many things the address follows. */
  readonly following: number
}

const page = ({ site, words }: Pick<Digest, 'site' | 'words'>, path: string) => `${site.origin}/${words.lang}${path}`

/** Lets a mail program end a list in one request, without opening a page (RFC 2369, RFC 8058). */
const unsubscribeHeaders = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** The digest as plain text: one line a thing, where to read it, what can be done next. */
export function digestMail(digest: Digest): Written {
  const { words, site, key, items, following } = digest
  const stop = page(digest, `/following/unsubscribe?key=${key}`)
  const listed = items.slice(0, mostItems).map((item) => lineOf(digest, item))
  const rest = items.length - listed.length
  const text = [
    words.t('following.digest.opening', { n: items.length, site: site.name }),
    ...listed,
    ...(rest > 0 ? [words.t('following.digest.more', { n: rest }), page(digest, '/record')] : []),
    '--',
    words.t('following.digest.why', { n: following, site: site.name }),
    `${words.t('following.mail.change')}\n${page(digest, `/account/following?key=${key}`)}`,
    `${words.t('following.mail.stop')}\n${stop}`,
  ]
  return {
    subject: words.t('following.digest.subject', { n: items.length, site: site.name }),
    text: text.join('\n\n'),
    headers: unsubscribeHeaders(stop),
  }
}

function lineOf(digest: Digest, { name, line, earlier, next }: DigestLine): string {
  const { words } = digest
  const mark = name.fictional || line.fictional ? ` (${words.t('common.fictional.mark')})` : ''
  const said = words.t('following.digest.line', { sentence: line.sentence, date: words.date(line.at), n: earlier })
  const todo = next === null ? [] : [`${words.t('following.digest.next', { step: next.text })}\n  ${page(digest, next.path)}`]
  return [`* ${said}${mark}`, page(digest, name.path), ...todo].join('\n  ')
}

/** The mail that asks the owner of an address whether to follow a thing. Its link opens a page with a button, since programs open links. */
export function confirmationMail(
  words: Words,
  site: Site,
  { key, subject, name }: { key: string; subject: Subject; name: string },
): Written {
  const query = new URLSearchParams({ key, kind: subject.kind, id: subject.id })
  return {
    subject: words.t('following.confirm.subject', { name, site: site.name }),
    text: [
      words.t('following.confirm.opening', { name, site: site.name }),
      page({ words, site }, `/following/confirmation?${query}`),
      words.t('following.confirm.ignore'),
    ].join('\n\n'),
  }
}

interface Reminder {
  readonly words: Words
  readonly site: Site
  readonly key: string
  /** The nearest deadline first. */
  readonly owed: readonly Owed[]
  readonly now: Date
}

/** What is owed soon, in one mail. */
export function reminderMail({ words, site, key, owed, now }: Reminder): Written {
  const stop = page({ words, site }, `/following/reminders?key=${key}`)
  const text = [
    words.t('following.reminder.opening', { n: owed.length, site: site.name }),
    ...owed.map((one) =>
      [
        `* ${words.t('following.reminder.line', { sentence: one.sentence(words), date: words.date(one.due), n: daysLeft(one.due, now) })}`,
        page({ words, site }, one.href),
      ].join('\n  '),
    ),
    `${words.t('following.reminder.desk')}\n${page({ words, site }, '/desk')}`,
    '--',
    words.t('following.reminder.why', { site: site.name }),
    `${words.t('following.reminder.stop')}\n${stop}`,
  ]
  return {
    subject: words.t('following.reminder.subject', { n: owed.length, site: site.name }),
    text: text.join('\n\n'),
    headers: unsubscribeHeaders(stop),
  }
}
