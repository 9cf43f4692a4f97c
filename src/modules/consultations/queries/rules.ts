import type { Db } from '#kernel/database.ts'
import { loadThresholds } from '#kernel/thresholds.ts'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject, Thresholds } from '#modules/declaration'
import { checkNotice, type Notice } from '../rules/notice.ts'
import { timetableOf } from '../rules/timetable.ts'
import { listConsultations } from './consultations.ts'

let read: Thresholds | undefined

/** The thresholds of this instance, read once. */
export function thresholds(): Thresholds {
  read ??= Thresholds.parse(loadThresholds())
  return read
}

/** The facts of R7, for every consultation. */
async function notices(db: Db, scope: RuleScope): Promise<readonly RuleSubject<Notice>[]> {
  const consultations = await listConsultations(db, scope.memberId === undefined ? {} : { memberId: scope.memberId })
  return consultations.map(({ id, memberId, title, slug, phases, source, announcedAt, entryId }) => {
    const { opensOn, lastDay } = timetableOf(phases)
    const facts = { announcedAt, imported: source !== null, opensOn, lastDay, entryId }
    return { id: `${memberId}/${id}`, memberId, about: title, href: `/consultations/${slug}`, facts }
  })
}

/** R7, as the registry shows it. */
export const rules: readonly AnyRule[] = [defineRule({ code: 'R7', load: notices, check: checkNotice })]
