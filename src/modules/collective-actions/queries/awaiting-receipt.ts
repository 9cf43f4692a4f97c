import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'

/** A contribution declared delivered, whose receipt a member may confirm. */
export interface AwaitingReceipt {
  readonly contributionId: string
  readonly giverId: string
  readonly deliveredAt: Date
  readonly slug: string
  readonly title: LocalizedText
}

/** What a member may confirm having received: contributions of others, delivered, in actions it is in or leads. Oldest delivery first. */
export async function contributionsAwaitingReceiptBy(db: Db, memberId: string): Promise<readonly AwaitingReceipt[]> {
  return db
    .selectFrom('contribution as c')
    .innerJoin('participation as p', 'p.id', 'c.participation_id')
    .innerJoin('collective_action as a', 'a.id', 'p.action_id')
    .where('c.delivered_at', 'is not', null)
    .where('c.received_at', 'is', null)
    .where('p.member_id', '<>', memberId)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('participation as own')
            .select('own.id')
            .whereRef('own.action_id', '=', 'a.id')
            .where('own.member_id', '=', memberId)
            .where('own.withdrawn_at', 'is', null),
        ),
        eb('a.id', 'in', selectFrom('collective_action_lead as l').select('l.action_id').where('l.member_id', '=', memberId)),
      ]),
    )
    .select(['c.id as contributionId', 'p.member_id as giverId', 'c.delivered_at as deliveredAt', 'a.slug', 'a.title'])
    .$narrowType<{ deliveredAt: Date }>()
    .orderBy('c.delivered_at')
    .orderBy('c.id')
    .execute()
}
