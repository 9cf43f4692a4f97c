import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { v7 } from 'uuid'
import { type Db, sql } from '#kernel/database.ts'
import { policyAreas } from '#modules/action-plans'
import { indexCommitments, keepTitleWords } from '../src/modules/action-plans/projectors/commitment-search.ts'

// Commitments by plain SQL, as facts would have left them: the words of our own catalogues, few of them often and most seldom.

const perPlan = 25
const batch = 1000
const langs = ['en', 'fr', 'es', 'ar'] as const
const values = ['transparency', 'participation', 'accountability']
const completions = ['complete', 'substantial', 'limited', 'not-started']
const DAY_MS = 86_400_000

/** Numbers from 0 to 1 that are the same on every run (a linear congruence: good enough to spread rows). */
function sequenceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const wordsOf = (lang: string) => {
  const folder = path.join('locales', lang)
  const texts = readdirSync(folder).flatMap((file) => {
    const read: Record<string, string> = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
    return Object.values(read)
  })
  return [
    ...new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/\p{L}{3,}/gu) ?? [],
    ),
  ]
}

interface Made {
  readonly commitment: object
  readonly revision: object
  readonly milestones: readonly object[]
  readonly evidence: readonly object[]
  readonly report: object | null
  readonly review: object | null
}

/** What a run makes commitments from. */
interface Material {
  readonly random: () => number
  readonly vocabulary: Readonly<Record<(typeof langs)[number], readonly string[]>>
  readonly leads: readonly string[]
  readonly actionIds: readonly string[]
}

const dayOf = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10)
const pick = <T>(random: () => number, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
const some = <T>(random: () => number, list: readonly T[], most: number): T[] => {
  const found = Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, list))
  return [...new Set(found.flatMap((one) => (one === undefined ? [] : [one])))]
}

function phrase({ random, vocabulary }: Material, lang: (typeof langs)[number], length: number): string {
  const words = vocabulary[lang]
  return Array.from({ length }, () => words[Math.floor(words.length * random() ** 3)]).join(' ')
}

function makeOne(material: Material, at: number, plan: { readonly id: string; readonly member_id: string }): Made {
  const { random } = material
  const [id, entry, told] = [v7(), v7(), new Date(Date.now() - random() * 3000 * DAY_MS).toISOString()]
  const lang = langs[Math.min(3, Math.floor(random() ** 2 * 4))] ?? 'en'
  const title = { original: lang, [lang]: phrase(material, lang, 9) }
  const steps = Array.from({ length: Math.floor(random() * 4) }, (_, position) => ({ id: v7(), position: position + 1 }))
  const commitment = {
    id,
    ...{ plan_id: plan.id, member_id: plan.member_id, reference: `ZZ${String(at).padStart(5, '0')}`, country: 'ZZ', number: at % perPlan },
    ...{ revision: 1, title, lead: pick(random, material.leads), ogp_values: some(random, values, 2) },
    ...{ policy_areas: some(random, policyAreas, 5), action_ids: some(random, material.actionIds, 1), sdg_targets: some(random, sdgs, 2) },
    ...{ uncac_articles: [], climate: false, source: random() < 0.5 ? 'a-sheet' : null, fictional: false },
    ...{ first_published_at: told, revised_at: told, entry_id: entry, withdrawal_reason_given: false, period_to: dayOf(random() * 400) },
  }
  const prose = { problem: { original: lang, [lang]: phrase(material, lang, 40) } }
  const revision = {
    commitment_id: id,
    revision: 1,
    content: emptyContent,
    prose,
    reason_given: false,
    published_at: told,
    entry_id: entry,
  }
  const milestones = steps.map((step) => {
    const due = dayOf(random() * 900 - 500)
    const done = random() < 0.5 ? { done_on: due, done_at: told, done_entry_id: v7() } : {}
    return { ...step, commitment_id: id, title, due_on: due, first_due_on: due, supporters: [], dropped: false, ...done }
  })
  const shown = milestones.filter((step) => 'done_on' in step && random() < 0.7)
  const evidence = shown.map((step) => ({
    id: v7(),
    commitment_id: id,
    milestone_id: step.id,
    kind: 'link',
    added_at: told,
    ...unchecked(),
  }))
  const completion = pick(random, completions)
  const period = { period_from: dayOf(-400), period_to: dayOf(-30) }
  const report = random() < 0.5 ? { id: v7(), commitment_id: id, completion, ...period, reported_at: told, entry_id: v7() } : null
  const review =
    random() < 0.5
      ? {
          id: v7(),
          commitment_id: id,
          product: 'end-of-term',
          year: 2020,
          told: { completion },
          source: 'a-sheet',
          told_at: told,
          entry_id: v7(),
        }
      : null
  return { commitment, revision, milestones, evidence, report, review }
}

const sdgs = Array.from({ length: 17 }, (_, at) => `${at + 1}.1`)
const emptyContent = { partnersInGovernment: [], partnersOutside: [], milestones: [] }
const unchecked = () => ({ entry_id: v7(), state: 'unchecked' })

async function insertRows(db: Db, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  // Columns are named: those left out take their defaults.
  const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(db)
}

async function seedPlans(db: Db, count: number, random: () => number) {
  const members = await db.selectFrom('member').select('id').where('kind', '=', 'state').execute()
  const plans = Array.from({ length: count }, (_, at) => {
    const year = 2012 + Math.floor(random() * 14)
    const period = { period_from: `${year}-01-01`, period_to: `${year + 1}-12-31` }
    const dated = { told_at: new Date(), adopted_at: new Date(), entry_id: v7(), withdrawal_reason_given: false, fictional: false }
    const member_id = members[at % members.length]?.id ?? v7()
    return { id: v7(), member_id, slug: `plan-${at}`, level: 'national', years: 2, phase: 'implementation', ...period, ...dated }
  })
  for (let from = 0; from < plans.length; from += batch) await insertRows(db, 'action_plan', plans.slice(from, from + batch))
  return plans
}

/** Puts commitments into the tables with milestones, evidence, reports and reviews, and all their words into the search. */
export async function seedCommitments(db: Db, count: number): Promise<void> {
  const random = sequenceOf(20_161_208)
  const plans = await seedPlans(db, Math.ceil(count / perPlan), random)
  const actions = await db.selectFrom('collective_action').select('id').execute()
  const vocabulary = { en: wordsOf('en'), fr: wordsOf('fr'), es: wordsOf('es'), ar: wordsOf('ar') }
  const named = (at: number) => `Ministry ${phrase({ random, vocabulary, leads: [], actionIds: [] }, 'en', 2)} ${at}`
  const material = { random, vocabulary, leads: Array.from({ length: 1500 }, (_, at) => named(at)), actionIds: actions.map(({ id }) => id) }
  for (let from = 0; from < count; from += batch) {
    const made = Array.from({ length: Math.min(batch, count - from) }, (_, n) => {
      const plan = plans[Math.floor((from + n) / perPlan)]
      if (plan === undefined) throw new Error('a commitment without a plan')
      return makeOne(material, from + n, plan)
    })
    await insertRows(
      db,
      'commitment',
      made.map(({ commitment }) => commitment),
    )
    await insertRows(
      db,
      'commitment_revision',
      made.map(({ revision }) => revision),
    )
    await insertRows(
      db,
      'milestone',
      made.flatMap(({ milestones }) => milestones),
    )
    await insertRows(
      db,
      'evidence',
      made.flatMap(({ evidence }) => evidence),
    )
    await insertRows(
      db,
      'progress_report',
      made.flatMap(({ report }) => report ?? []),
    )
    await insertRows(
      db,
      'commitment_review',
      made.flatMap(({ review }) => review ?? []),
    )
  }
  for (let from = 0; from < count; from += 5 * batch) await indexWords(db, from, 5 * batch)
}

async function indexWords(db: Db, from: number, length: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('commitment').select('id').orderBy('reference').offset(from).limit(length).execute()
    const ids = rows.map(({ id }) => id)
    await indexCommitments(trx, ids)
    await keepTitleWords(trx, ids)
  })
}
