import type { Context } from '#kernel/context.ts'
import { type Db, sql, type Trx } from '#kernel/database.ts'
import { type DemoMembers, ensureDemoPersons } from '#modules/accounts'
import { hasPlansToldBy } from '#modules/action-plans'
import { actionOpened, actionProposed, memberJoinedAction } from '#modules/collective-actions'
import { findConsultation } from '#modules/consultations'
import { findMember, hasMembersFrom, memberAdmitted } from '#modules/members'
import { appendAll, appending, factFrom } from '#record'
import { loadDemonstration } from './demonstration-acts.ts'
import { loadDemoConsultation } from './demonstration-consultation-acts.ts'
import { demoConsultationSlugs, readDemoConsultation } from './demonstration-consultations.ts'
import { moderateDemoWords } from './demonstration-moderation.ts'
import { readNationalPlans, tellNationalPlan } from './national-plans.ts'
import { type Paris2016, readParis2016, type SourceParticipant } from './paris-2016.ts'

export interface StartingDataOptions {
  /** Also the invented members, their past acts and the people of “Try it as…”. */
  readonly demo: boolean
}

/**
 * Puts the facts of December 2016 and some real plans on the record, and the demonstration when asked for. Does nothing the second time. Each
 * set is one transaction: after a crash it is there whole or not at all, and the next start loads what is missing.
 */
export async function loadStartingData(ctx: Context, { demo }: StartingDataOptions): Promise<void> {
  await loadMembersAndPlans(ctx, { demo })
  if (demo) await loadDemoConsultations(ctx)
}

/** The same without the invented consultations: for tests that hold one of their own. */
export async function loadMembersAndPlans(ctx: Context, { demo }: StartingDataOptions): Promise<void> {
  await once(ctx, hasMembersFrom, 'paris-2016', (trx) => loadParis2016(trx, ctx, readParis2016()))
  if (demo) await once(ctx, hasMembersFrom, 'demonstration', (trx) => loadDemonstration(trx, ctx))
  for (const plan of readNationalPlans()) await once(ctx, hasPlansToldBy, plan.source.id, (trx) => tellNationalPlan(trx, ctx, plan))
  const members = demo ? await demoMembers(ctx.db) : null
  if (members !== null) await ensureDemoPersons(ctx, members)
}

/** The invented consultations: after the people, since answers name who read them before they went out. */
export async function loadDemoConsultations(ctx: Context): Promise<void> {
  const members = await demoMembers(ctx.db)
  if (members === null) return
  const known = await Promise.all(demoConsultationSlugs.map((slug) => findConsultation(ctx.db, slug)))
  if (known.includes(null))
    await ctx.db.transaction().execute(async (trx) => {
      await lockStartingData(trx)
      for (const slug of demoConsultationSlugs)
        if ((await findConsultation(trx, slug)) === null) await loadDemoConsultation(trx, ctx, readDemoConsultation(slug), members)
    })
  await moderateDemoWords(ctx)
}

/** The invented members, or null when somebody else took one of their names. */
async function demoMembers(db: Db): Promise<DemoMembers | null> {
  const slugs = ['exampleland', 'sample-city', 'example-watch']
  const [exampleland, sampleCity, exampleWatch] = await Promise.all(slugs.map((slug) => findMember(db, slug)))
  if (!exampleland?.fictional || !sampleCity?.fictional || !exampleWatch?.fictional) return null
  return { exampleland: exampleland.id, sampleCity: sampleCity.id, exampleWatch: exampleWatch.id }
}

// Two processes that start on one empty database load one after the other; the second finds the first's work.
const lockStartingData = (trx: Trx) => sql`select pg_advisory_xact_lock(hashtextextended('parvis/starting-data', 0))`.execute(trx)

type IsThere = (db: Db | Trx, source: string) => Promise<boolean>

async function once(ctx: Context, isThere: IsThere, source: string, load: (trx: Trx) => Promise<void>): Promise<void> {
  if (await isThere(ctx.db, source)) return
  await ctx.db.transaction().execute(async (trx) => {
    await lockStartingData(trx)
    if (!(await isThere(trx, source))) await load(trx)
  })
}

const by = { kind: 'source', source: 'paris-2016' } as const

async function loadParis2016(trx: Trx, ctx: Context, { source, actions, participants }: Paris2016): Promise<void> {
  const at = new Date(`${source.declarationAdopted}T00:00:00.000Z`)
  const actionIds = new Map<number, string>()
  for (const { number, slug, theme, title, asks } of actions) {
    const action = ctx.newId()
    actionIds.set(number, action)
    const data = {
      number,
      slug,
      theme,
      title: { original: 'en' as const, ...title },
      asks: [{ original: 'en' as const, ...asks }],
      level: 'international' as const,
      from: source.declarationAdopted,
      to: null,
      fictional: false,
    }
    const proposed = factFrom(ctx, { by, at, about: { action }, data })
    const opened = factFrom(ctx, { by, at, about: { action }, data: {} })
    await appendAll(trx, [appending(actionProposed, [proposed]), appending(actionOpened, [opened])])
  }
  for (const participant of participants) await loadParticipant(trx, ctx, at, participant, actionIds)
}

async function loadParticipant(trx: Trx, ctx: Context, at: Date, participant: SourceParticipant, actionIds: ReadonlyMap<number, string>) {
  const member = ctx.newId()
  const admitted = factFrom(ctx, { by, at, about: { member }, data: profileOf(participant) })
  const joined = participant.actions.map((number) => {
    const action = actionIds.get(number)
    if (action === undefined) throw new Error(`${participant.slug} joins action ${number}, which the data do not hold`)
    const data = { participation: ctx.newId(), contributions: [], contributionsTold: false, reservationMade: false }
    return factFrom(ctx, { by, at, about: { action, member }, data })
  })
  await appendAll(trx, [appending(memberAdmitted, [admitted]), appending(memberJoinedAction, joined)])
}

const profileOf = ({ slug, kind, name, country, iso3, place }: SourceParticipant) => ({
  slug,
  kind,
  level: kind === 'state' ? ('national' as const) : null,
  name: { original: 'en' as const, en: name },
  country: country ?? null,
  iso3: iso3 ?? null,
  parent: null,
  place:
    place === undefined ? null : { longitudeMillidegrees: Math.round(place[0] * 1000), latitudeMillidegrees: Math.round(place[1] * 1000) },
  languages: [],
  website: null,
  fictional: false,
})
