import type { Context } from '#kernel/context.ts'

const english = (en: string) => ({ original: 'en' as const, en })
const empty = { original: 'en' as const }

/** What a draft that lacks nothing says, for a plan of 2027 and 2028; one milestone of this id. */
export const wholeDraft = (milestone: string, title = 'Open the register of companies', more: Readonly<Record<string, unknown>> = {}) => ({
  number: null,
  title: english(title),
  lead: 'Ministry of Justice',
  partnersInGovernment: [],
  partnersOutside: ['Example Watch'],
  from: '2027-01-01',
  to: '2028-12-31',
  values: ['transparency'],
  policyAreas: ['beneficial-ownership'],
  actions: [],
  traces: [],
  carriedFrom: null,
  sdgTargets: [],
  uncacArticles: [],
  climate: false,
  milestones: [
    {
      id: milestone,
      title: english('Publish it'),
      output: english('A file'),
      from: null,
      due: '2028-03-31',
      owner: 'Registry',
      supporters: [],
    },
  ],
  prose: {
    problem: english('Nobody can see who owns a company.'),
    doneSoFar: empty,
    solution: english('Publish the register.'),
    expectedResults: english('Anyone can look up an owner.'),
    forTransparency: english('The register is open data.'),
    forParticipation: empty,
    forAccountability: empty,
    summary: empty,
    budget: empty,
  },
  ...more,
})

/** Writes the private draft of a commitment of a plan, as its forms would. */
export async function writeDraft(
  { db, now, newId }: Pick<Context, 'db' | 'now' | 'newId'>,
  plan: { readonly id: string; readonly memberId: string },
  reference: string,
  content: unknown = wholeDraft(newId()),
): Promise<string> {
  const id = newId()
  await db
    .insertInto('commitment_draft')
    .values({
      id,
      plan_id: plan.id,
      member_id: plan.memberId,
      reference,
      country: reference.slice(0, 2),
      language: 'en',
      content: JSON.stringify(content),
      version: 1,
      created_at: now(),
      changed_at: now(),
    })
    .execute()
  const kept = { draft_id: id, version: 1, content: JSON.stringify(content), submission: newId(), mandate_id: newId(), saved_at: now() }
  await db.insertInto('commitment_draft_version').values(kept).execute()
  return id
}

/** Changes what a draft says, as its forms would: the plan's row is shared first. */
export async function rewriteDraft({ db }: Pick<Context, 'db'>, id: string, content: unknown): Promise<void> {
  await db
    .updateTable('commitment_draft')
    .set({ content: JSON.stringify(content) })
    .where('id', '=', id)
    .execute()
}
