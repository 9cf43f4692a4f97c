import { facts } from '#app/facts.ts'
import type { Context } from '#kernel/context.ts'
import { actionOpened, actionProposed, type JoinForm } from '#modules/collective-actions'
import { append, factFrom } from '#record'
import { freshDatabase } from './database.ts'
import { admitInventedMember } from './members-for-tests.ts'
import { predictableIds } from './predictable-ids.ts'
import { openTestRecord, testOrigin } from './test-record.ts'

/** A real PostgreSQL with one open action, and what it takes to act for members: no pages, no sessions. */
export async function actionScene(poolSize = 24) {
  const { db } = await freshDatabase({ poolSize })
  const now = () => new Date('2026-11-23T12:00:00Z')
  const ctx: Context = { db, now, newId: predictableIds('scene', now), origin: testOrigin }
  await openTestRecord(ctx)
  let members = 0
  let actions = 0
  const instance = { kind: 'instance' } as const
  /** A new member, by id. */
  const member = () => {
    members += 1
    return admitInventedMember(ctx, `member-${members}`, `Member ${members}`)
  }
  /** A new mandate: of a member's point of contact, or of a steward or another of the partnership. */
  const mandate = async (memberId: string | null, kind: 'steward' | 'moderator' = 'steward') => {
    const id = ctx.newId()
    const granted = facts.find(({ kind }) => kind === 'mandate-granted')
    if (granted === undefined) throw new Error('no fact mandate-granted')
    const data = memberId === null ? { mandate: id, kind } : { mandate: id, kind: 'point-of-contact', member: memberId }
    const about = memberId === null ? { mandate: id } : { mandate: id, member: memberId }
    await db.transaction().execute((trx) => append(trx, granted, factFrom(ctx, { by: instance, about, data })))
    return { id }
  }
  /** A new action, open for two days, by its slug. */
  const action = async () => {
    actions += 1
    const [id, slug] = [ctx.newId(), `action-${actions}`]
    const last = await db
      .selectFrom('collective_action')
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirst()
    const title = { original: 'en' as const, en: `Action ${actions}` }
    const data = {
      number: (last?.number ?? 0) + 1,
      slug,
      title,
      asks: [title],
      theme: 'digital-tools-capacity' as const,
      level: 'national' as const,
    }
    const at = new Date('2026-11-21T12:00:00Z')
    await db.transaction().execute(async (trx) => {
      const proposed = { ...data, from: null, to: null, fictional: true }
      await append(trx, actionProposed, factFrom(ctx, { by: instance, about: { action: id }, data: proposed, at }))
      await append(trx, actionOpened, factFrom(ctx, { by: instance, about: { action: id }, data: {}, at }))
    })
    return { id, slug }
  }
  /** A filled joining form with a token of its own. */
  const form = (more: Partial<JoinForm> = {}): JoinForm => ({
    submission: ctx.newId(),
    contributions: [{ kind: 'expertise', description: 'Two people who know how', link: null, from: null, to: null, amount: null }],
    reservation: null,
    ...more,
  })
  /** How often each kind of entry waits in the outbox, in order of its place there. */
  const outbox = () => db.selectFrom('record_outbox').select(['id', 'kind', 'entry_id as entryId']).orderBy('id').execute()
  const participations = (actionId: string) => db.selectFrom('participation').selectAll().where('action_id', '=', actionId).execute()
  return { ctx, db, member, mandate, action, form, outbox, participations }
}
