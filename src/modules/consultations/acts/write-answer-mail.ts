import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Mail } from '#kernel/mail.ts'
import type { Site } from '#modules/following'
import { type Member, memberName } from '#modules/members'
import type { AnswerVersion } from '../queries/answers.ts'
import type { Consultation } from '../queries/consultations.ts'
import { inputPath } from '../queries/input-path.ts'
import type { LedgerRow } from '../queries/ledger.ts'
import type { NamedPlace } from '../queries/named-places.ts'

interface AnswerMail {
  readonly words: Words
  readonly site: Site
  readonly consultation: Consultation
  readonly member: Member | undefined
  readonly answerId: string
  readonly version: AnswerVersion
  readonly places: readonly NamedPlace[]
  readonly inputs: readonly LedgerRow[]
  readonly isAuthor: boolean
  readonly key: string | null
}

/** What became of what somebody gave, or follows: in one sentence, the subject; then why, in which words, and where to read it. */
export function answerMail(told: AnswerMail): Pick<Mail, 'subject' | 'text' | 'headers'> {
  const { words, site, consultation, member, answerId, version, inputs } = told
  const page = (path: string) => `${site.origin}/${words.lang}${path}`
  const mark = consultation.fictional ? [words.t('common.fictional.mark')] : []
  const subject = subjectOf(told)
  const given = inputs.map(
    (row) =>
      `* ${words.t(`answers.input.${row.kind}`, { n: row.number ?? 0 })}${saidIn(row)}\n  ${page(inputPath(consultation.slug, row))}`,
  )
  const title = textFor(consultation.title, words.lang).text
  const text = [
    ...mark,
    words.t('answers.mail.opening', { member: member === undefined ? site.name : memberName(member, words).text, title }),
    ...given,
    words.t('answers.mail.decision', { decision: words.t(`answers.decision.${version.decision}`) }),
    `${words.t('answers.mail.reason')}\n${textFor(version.reason, words.lang).text}`,
    ...(version.words === null ? [] : [`${words.t('answers.mail.words')}\n${textFor(version.words, words.lang).text}`]),
    `${words.t('answers.mail.read')}\n${page(`/consultations/${consultation.slug}/answers/${answerId}`)}`,
    '--',
    ...footOf(told, page),
  ]
  return { subject, text: text.join('\n\n'), ...headersOf(told, page) }
}

const saidIn = ({ words }: LedgerRow): string => (words === null ? '' : `: ${words}`)

/** “Your proposal became words in commitment EX0007.” */
function subjectOf({ words, version, places, inputs, isAuthor }: AnswerMail): string {
  const where = words.list(places.map((place) => placeIn(words, place)))
  const values = { kind: inputs.length === 1 ? (inputs[0]?.kind ?? 'other') : 'other', where }
  return words.t(`answers.mail.${isAuthor ? 'own' : 'followed'}.${version.decision}`, values)
}

const placeIn = (words: Words, place: NamedPlace): string =>
  place.kind === 'commitment'
    ? words.t('answers.mail.in.commitment', { reference: place.reference })
    : words.t('answers.mail.in.paragraph', { text: textFor(place.title, words.lang).text, n: place.number })

function footOf({ words, site, isAuthor, key }: AnswerMail, page: (path: string) => string): readonly string[] {
  if (isAuthor || key === null) return [words.t('answers.mail.why-own', { site: site.name })]
  return [
    words.t('answers.mail.why-followed', { site: site.name }),
    `${words.t('following.mail.change')}\n${page(`/account/following?key=${key}`)}`,
    `${words.t('following.mail.stop')}\n${page(`/following/unsubscribe?key=${key}`)}`,
  ]
}

const headersOf = ({ key }: AnswerMail, page: (path: string) => string) =>
  key === null
    ? {}
    : {
        headers: {
          'List-Unsubscribe': `<${page(`/following/unsubscribe?key=${key}`)}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      }
