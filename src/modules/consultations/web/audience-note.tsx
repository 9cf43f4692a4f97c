import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import { Note, to } from '#ui'
import { audienceRefusal, participationKey } from '../acts/join-consultation.ts'
import type { Consultation } from '../queries/consultations.ts'
import { timetableOf } from '../rules/timetable.ts'
import type { AudienceRefusal } from '../vocabulary.ts'
import { findPerson } from './person.ts'

/** Why the reader may not take part as things stand; null when they may, or nobody may any more. */
export async function refusedReader(c: PageRequest, consultation: Consultation): Promise<AudienceRefusal | null> {
  if (consultation.closedAt !== null || timetableOf(consultation.phases).lastDay === null) return null
  const { db } = c.var.ctx
  return audienceRefusal(db, await participationKey(db), consultation, await findPerson(c))
}

/** Says plainly to whoever may not take part why, and what to do. Nothing for the others. */
export function AudienceNote({ words, refused }: { words: Words; refused: AudienceRefusal | null }) {
  if (refused === null) return null
  return (
    <Note kind="warn" id="audience">
      <p>
        <b>{words.t('consultations.refused.title')}</b>
      </p>
      <p>{words.t(`consultations.refused.${refused}`)}</p>
      {refused === 'not-organisation' ? (
        <p>
          {words.t('consultations.refused.one-voice')} <a href={to(words, '/desk')}>{words.t('common.account.desk')}</a>
        </p>
      ) : (
        <p>
          <a href={to(words, '/sign-in')}>{words.t('consultations.refusal-sign-in')}</a>
        </p>
      )}
    </Note>
  )
}
