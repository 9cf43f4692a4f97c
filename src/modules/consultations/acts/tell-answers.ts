import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import type { Language } from '#kernel/languages.ts'
import { sendMail } from '#kernel/mail.ts'
import { personToWrite } from '#modules/accounts'
import { addressesFollowing, type Site } from '#modules/following'
import { membersByIds } from '#modules/members'
import { inputsBehind } from '../queries/answered-inputs.ts'
import { findAnswer } from '../queries/answers.ts'
import { consultationsByIds } from '../queries/consultations.ts'
import { type LedgerRow, ledgerRows } from '../queries/ledger.ts'
import { namedPlaces } from '../queries/named-places.ts'
import '../tables.ts'
import { answerMail } from './write-answer-mail.ts'

/** Answers told in one turn at most. */
const answersPerTurn = 100

/** Writes to whoever gave, or follows, what was answered since the last turn; gives how many mails were written. */
export async function tellAnswers(ctx: Context, site: Site): Promise<number> {
  let written = 0
  for (let turn = 0; turn < answersPerTurn; turn += 1) {
    const mails = await ctx.db.transaction().execute((trx) => tellNext(trx, site))
    if (mails === null) break
    written += mails
  }
  return written
}

/**
 * One answer: claimed (others at work pass by), its mails written and its row taken away in one transaction. A crash before its
 * end writes none and leaves the row; after it, the mails are certain and nobody writes them again.
 */
async function tellNext(trx: Trx, site: Site): Promise<number | null> {
  const untold = await trx
    .selectFrom('answer_untold')
    .selectAll()
    .orderBy('published_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (untold === undefined) return null
  await trx.deleteFrom('answer_untold').where('answer_id', '=', untold.answer_id).execute()
  const answer = await findAnswer(trx, untold.answer_id)
  if (answer === null) throw new Bug(`the answer ${untold.answer_id} to tell is not there`)
  const consultation = (await consultationsByIds(trx, [answer.consultationId])).get(answer.consultationId)
  if (consultation === undefined) throw new Bug(`the consultation of the answer ${answer.id} is not there`)
  const inputs = await ledgerRows(trx, consultation.id, await inputsBehind(trx, answer.id))
  const recipients = await recipientsOf(trx, inputs)
  const member = (await membersByIds(trx, [consultation.memberId])).get(consultation.memberId)
  const [version] = answer.versions
  const places = await namedPlaces(trx, consultation, version.takenUpIn)
  for (const recipient of recipients) {
    const words = site.wordsOf(recipient.lang)
    const mail = answerMail({ words, site, consultation, member, answerId: answer.id, version, places, ...recipient })
    await sendMail(trx, { ...mail, to: recipient.email, lang: recipient.lang })
  }
  return recipients.length
}

/** Somebody to write to about an answer. */
export interface Recipient {
  readonly email: string
  readonly lang: Language
  /** What they gave; else what they follow. */
  readonly inputs: readonly LedgerRow[]
  readonly isAuthor: boolean
  /** The key of their links, for those who follow. */
  readonly key: string | null
}

/** Authors with an account, and followers; each address once, as the author if it is one. */
async function recipientsOf(trx: Trx, inputs: readonly LedgerRow[]): Promise<readonly Recipient[]> {
  const found = new Map<string, Recipient>()
  const add = (email: string, row: LedgerRow, told: Omit<Recipient, 'email' | 'inputs'>) => {
    const key = email.toLowerCase()
    const before = found.get(key)
    if (before?.isAuthor === true && !told.isAuthor) return
    const known = before?.isAuthor === told.isAuthor ? before.inputs.filter(({ id }) => id !== row.id) : []
    found.set(key, { email, inputs: [...known, row], ...told })
  }
  const byId = new Map(inputs.map((row) => [row.id, row]))
  for (const { personId, inputId } of await authorsOf(trx, [...byId.keys()])) {
    const [person, row] = [await personToWrite(trx, personId), byId.get(inputId)]
    if (person !== null && row !== undefined) add(person.email, row, { lang: person.lang, isAuthor: true, key: null })
  }
  for (const { email, lang, key, subjectId } of await addressesFollowing(trx, 'proposal', [...byId.keys()])) {
    const row = byId.get(subjectId)
    if (row !== undefined) add(email, row, { lang, isAuthor: false, key })
  }
  return [...found.values()]
}

/** The accounts behind inputs: who gave them, and who signed with them. */
async function authorsOf(
  trx: Trx,
  ids: readonly string[],
): Promise<ReadonlyArray<{ readonly personId: string; readonly inputId: string }>> {
  if (ids.length === 0) return []
  const gave = trx
    .selectFrom('consultation_input as i')
    .innerJoin('participant as p', 'p.id', 'i.participant_id')
    .select(['p.person_id as personId', 'i.id as inputId'])
    .where('i.id', 'in', [...ids])
  const signed = trx
    .selectFrom('proposal_author as a')
    .innerJoin('participant as p', 'p.id', 'a.participant_id')
    .select(['p.person_id as personId', 'a.proposal_id as inputId'])
    .where('a.proposal_id', 'in', [...ids])
  const rows = await gave.union(signed).execute()
  return rows.flatMap(({ personId, inputId }) => (personId === null ? [] : [{ personId, inputId }]))
}
