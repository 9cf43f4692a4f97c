import type { Trx } from '#kernel/database.ts'
import { words } from '#kernel/i18n.ts'
import { sendMail } from '#kernel/mail.ts'
import { personToWrite } from '#modules/accounts'
import type { EntryOnRecord, RemovalGround } from '#record'
import { reachAuthor } from '../queries/authors.ts'
import '../tables.ts'
import type { ModerationParts } from './hold-case.ts'

/** What is told to the author of words: always when something happens to them. */
export type ToldAuthor =
  | { readonly what: 'removed'; readonly removalId: string; readonly ground: RemovalGround; readonly reason: string }
  | { readonly what: 'restored'; readonly removalId: string }
  | { readonly what: 'appeal-granted' | 'appeal-refused'; readonly removalId: string; readonly reason: string }

/**
 * Writes to the author of words, in the same transaction: it is sent only if the act is committed, and then for certain.
 * Somebody without an account reads the same on the page of the removal.
 */
export async function tellAuthor(trx: Trx, entry: EntryOnRecord, told: ToldAuthor, { participants, site }: ModerationParts): Promise<void> {
  const author = await reachAuthor(trx, entry.by, participants)
  if (author === null) return
  const { t } = words(author.lang)
  const address = `${site.origin}/${author.lang}/moderation/removals/${told.removalId}`
  const lines =
    told.what === 'removed'
      ? [
          t('moderation.mail.removed', { instance: site.name }),
          t('moderation.mail.ground', { ground: t(`moderation.ground.${told.ground}`) }),
          told.reason,
        ]
      : told.what === 'restored'
        ? [t('moderation.mail.restored', { instance: site.name })]
        : [t(`moderation.mail.${told.what}`, { instance: site.name }), told.reason]
  const next = told.what === 'removed' ? t('moderation.mail.appeal') : t('moderation.mail.more')
  const text = [...lines, next, address].filter((line) => line !== '').join('\n\n')
  await sendMail(trx, {
    to: author.email,
    lang: author.lang,
    subject: t(`moderation.mail.subject.${told.what}`, { instance: site.name }),
    text,
  })
}

/** Tells those who reported a case, and have an account, what came of it. */
export async function tellReporters(
  trx: Trx,
  caseId: string,
  outcome: 'kept' | 'removed',
  entry: EntryOnRecord,
  { site }: ModerationParts,
): Promise<void> {
  const reporters = await trx
    .selectFrom('moderation_report')
    .select(['person_id', 'language'])
    .where('case_id', '=', caseId)
    .where('person_id', 'is not', null)
    .execute()
  for (const { person_id: personId, language } of reporters) {
    const reader = personId === null ? null : await personToWrite(trx, personId)
    if (reader === null) continue
    const { t } = words(language)
    const entryAddress = `${site.origin}/${language}/record/pending/${entry.id}`
    const text = [
      t(`moderation.mail.report-${outcome}`, { instance: site.name }),
      entryAddress,
      t('moderation.mail.rules'),
      `${site.origin}/${language}/moderation`,
    ]
    await sendMail(trx, {
      to: reader.email,
      lang: language,
      subject: t('moderation.mail.subject.report', { instance: site.name }),
      text: text.join('\n\n'),
    })
  }
}
