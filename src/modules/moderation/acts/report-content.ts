import type { Context } from '#kernel/context.ts'
import { type Db, sql, type Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { findEntryById } from '#record'
import '../tables.ts'
import type { ReportForm, ReportRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'

/** Who reports: a person with an account, to whom the decision is told, or anybody. */
export interface Reporter {
  readonly personId: string | null
  readonly language: Language
}

/** Somebody reports words of an entry. Reports of the same entry meet in one case until it is decided. */
export function reportContent(
  ctx: Context,
  { personId, language }: Reporter,
  form: ReportForm,
): Promise<Outcome<{ readonly caseId: string }, ReportRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    await lockReportsOf(trx, form.entryId)
    const id = deriveId(form.submission, form.entryId)
    const sent = await trx.selectFrom('moderation_report').select('case_id').where('id', '=', id).executeTakeFirst()
    if (sent !== undefined) return allow({ caseId: sent.case_id })
    const fields = await fieldsShown(trx, form)
    if (!fields.ok) return fields
    const caseId = await openCase(trx, ctx, form.entryId)
    if (personId !== null && (await hasReported(trx, caseId, personId))) return refuse('already-reported')
    await trx
      .insertInto('moderation_report')
      .values({
        id,
        case_id: caseId,
        fields: [...fields.fact],
        ground: form.ground,
        words: form.words,
        person_id: personId,
        language,
        reported_at: ctx.now(),
      })
      .execute()
    return allow({ caseId })
  })
}

/** Lets one report at a time open the case of an entry: no row of it may exist yet. */
async function lockReportsOf(trx: Trx, entryId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/reports/${entryId}`}, 0))`.execute(trx)
}

/** The reported fields whose words are on the pages; every one of the entry when none was named. */
async function fieldsShown(db: Db, form: ReportForm): Promise<Outcome<readonly string[], 'entry-unknown' | 'words-gone'>> {
  const entry = await findEntryById(db, form.entryId)
  if (entry === null || entry.digests.length === 0) return refuse('entry-unknown')
  const shown = Object.keys(entry.disclosed)
  const fields = form.fields.length === 0 ? shown : form.fields.filter((field) => shown.includes(field))
  return fields.length === 0 ? refuse('words-gone') : allow(fields)
}

async function openCase(trx: Trx, ctx: Context, entryId: string): Promise<string> {
  const open = await trx
    .selectFrom('moderation_case')
    .select('id')
    .where('entry_id', '=', entryId)
    .where('erased_at', 'is', null)
    .where((eb) =>
      eb.or([eb('first_decision', 'is', null), eb.and([eb('first_decision', '=', 'remove'), eb('second_agrees', 'is', null)])]),
    )
    .executeTakeFirst()
  if (open !== undefined) return open.id
  const id = ctx.newId()
  await trx.insertInto('moderation_case').values({ id, entry_id: entryId, opened_at: ctx.now() }).execute()
  return id
}

async function hasReported(db: Db, caseId: string, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('moderation_report')
    .select('id')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}
