import type { OwedBy } from '#modules/following'
import { owedByMembers } from '../owed/owed-by.ts'

/** What members owe by a day, as their desks show it: what reminders are written from. */
export const owedSoon: OwedBy = async (db, memberIds, now) =>
  (await owedByMembers(db, memberIds, now)).flatMap(({ due, ...duty }) => (due === null ? [] : [{ ...duty, due }]))
